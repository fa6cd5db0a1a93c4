using System;

namespace GdapTools;

/// <summary>One request that a sandbox has received.</summary>
public sealed class GdapSandboxRequest
{
    /// <summary>In upper case.</summary>
    public string Method { get; init; } = "";

    /// <summary>Percent-decoded, without leading slash and query.</summary>
    public string Path { get; init; } = "";

    /// <summary>Decoded, without question mark; always empty for sign-ins, whose query may hold a code.</summary>
    public string Query { get; init; } = "";

    /// <summary>The HTTP status of the answer; 0 where a fault lets none come.</summary>
    public int Status { get; init; }

    public DateTimeOffset Time { get; init; }

    /// <summary>The tenant of the token; null if none was read.</summary>
    public string? TenantId { get; init; }

    /// <summary>Whether it came inside a <c>$batch</c>, which is listed as well.</summary>
    public bool IsBatchItem { get; init; }
}
