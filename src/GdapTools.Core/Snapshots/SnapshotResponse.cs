using System.Collections.Generic;
using System.Text.Json;

namespace GdapTools.Core.Snapshots;

/// <summary>A stated answer to one request; wins over resources, stored or derived.</summary>
public sealed class SnapshotResponse
{
    /// <summary>Null fits every tenant.</summary>
    public string? TenantId { get; init; }

    /// <summary>In upper case.</summary>
    public string Method { get; init; } = "GET";

    /// <summary>As <see cref="ResourcePath.Normalize"/> writes it.</summary>
    public required string Path { get; init; }

    public int Status { get; init; } = 200;

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Null for an answer without a body.</summary>
    public JsonElement? Body { get; init; }

    /// <summary>How many requests it answers; null for all.</summary>
    public int? Times { get; init; }

    /// <summary>A resource of the tenant: it answers for as long as that is there; null for ever. As
    /// <see cref="ResourcePath.Normalize"/> writes it.</summary>
    public string? While { get; init; }
}
