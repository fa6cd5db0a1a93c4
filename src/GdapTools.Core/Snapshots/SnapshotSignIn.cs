using System.Text.Json;

namespace GdapTools.Core.Snapshots;

/// <summary>What comes of one way to sign in. Of several that fit, the first counts.</summary>
public sealed class SnapshotSignIn
{
    /// <summary>One of <see cref="SnapshotGrant"/>.</summary>
    public required string Grant { get; init; }

    /// <summary>Null fits every application.</summary>
    public string? ClientId { get; init; }

    /// <summary>The test value of the secret, refresh token or code; null fits every one.</summary>
    public string? Credential { get; init; }

    public SnapshotAccount? Account { get; init; }

    /// <summary>Claims of the token, a JSON object; null stands for those of the snapshot.</summary>
    public JsonElement? Claims { get; init; }

    /// <summary>The body with which the token endpoint refuses, a JSON object.</summary>
    public JsonElement? Error { get; init; }
}
