using System.Collections.Generic;
using System.Text.Json;

namespace GdapTools.Core.Snapshots;

/// <summary>One tenant of a snapshot.</summary>
public sealed class SnapshotTenant
{
    /// <summary>A GUID in lower case.</summary>
    public required string TenantId { get; init; }

    /// <summary>The body with which the token endpoint refuses this tenant; null when it does not.</summary>
    public JsonElement? TokenError { get; init; }

    /// <summary>JSON objects and arrays, by path as <see cref="ResourcePath.Normalize"/> writes it.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Resources { get; init; }
}
