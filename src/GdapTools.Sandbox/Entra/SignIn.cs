using System.Text.Json;
using GdapTools.Core.Snapshots;

namespace GdapTools.Sandbox.Entra;

/// <summary>Who signs in, and with which claims.</summary>
internal sealed class SignIn
{
    public SnapshotAccount? Account { get; init; }

    /// <summary>A JSON object; null when the snapshot states none.</summary>
    public JsonElement? Claims { get; init; }

    /// <summary>The refusal the snapshot states for it.</summary>
    public JsonElement? Error { get; init; }

    /// <summary>Whether the claims belong to this very sign-in, so that a lifetime in them is meant.</summary>
    public bool HasOwnClaims { get; init; }

    /// <summary>Whether it is given the scopes it asks for, as an administrator is who consents to them.</summary>
    public bool ConsentsToScopes { get; init; }

    /// <summary>Its place among the snapshot's sign-ins; -1 for the default one.</summary>
    public int Index { get; init; } = SignInBook.Default;
}
