using System;
using System.Collections.Generic;
using System.Text.Json;

namespace GdapTools.Core.Snapshots;

/// <summary>A tenant as a file: what was read from the wire, by tenant and path, in Graph's own JSON.</summary>
public sealed class Snapshot
{
    /// <summary>The only format this version reads.</summary>
    public const string Format = "gdap-snapshot/1";

    public required DateTimeOffset CapturedAt { get; init; }

    public GdapEnvironment Environment { get; init; }

    /// <summary>A GUID in lower case.</summary>
    public required string PartnerTenantId { get; init; }

    /// <summary>Who signs in by default; null for an application alone.</summary>
    public SnapshotAccount? Account { get; init; }

    /// <summary>The automation's application.</summary>
    public string? ClientId { get; init; }

    /// <summary>Claims of the signed-in token, a JSON object; null when the file states none.</summary>
    public JsonElement? AccessTokenClaims { get; init; }

    /// <summary>Whether Partner Center refuses delegated calls without the MFA claim; true unless stated.</summary>
    public bool EnforceMfa { get; init; } = true;

    /// <summary>By tenant id, in any case.</summary>
    public required IReadOnlyDictionary<string, SnapshotTenant> Tenants { get; init; }

    public IReadOnlyList<SnapshotSignIn> SignIns { get; init; } = [];

    public IReadOnlyList<SnapshotResponse> Responses { get; init; } = [];
}
