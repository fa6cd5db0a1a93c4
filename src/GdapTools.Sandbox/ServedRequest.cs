using System;

namespace GdapTools.Sandbox;

/// <summary>One request a sandbox has answered.</summary>
/// <param name="Method">In upper case.</param>
/// <param name="Path">Percent-decoded, without leading slash and query.</param>
/// <param name="Status">The HTTP status of the answer; 0 where a fault lets none come.</param>
/// <param name="Time">When it was answered, by the sandbox's clock.</param>
public sealed record ServedRequest(string Method, string Path, int Status, DateTimeOffset Time)
{
    /// <summary>The decoded query, without question mark; always empty for sign-in requests.</summary>
    public string Query { get; init; } = "";

    /// <summary>The tenant of the caller's token, if one was read.</summary>
    public string? TenantId { get; init; }

    /// <summary>Whether it came inside a <c>$batch</c>, which is listed as well.</summary>
    public bool IsBatchItem { get; init; }
}
