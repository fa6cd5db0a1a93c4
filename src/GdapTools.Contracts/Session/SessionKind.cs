namespace GdapTools;

/// <summary>Whom the session's token speaks for.</summary>
public enum SessionKind
{
    /// <summary>The token does not tell (opaque, encrypted).</summary>
    Unknown,

    /// <summary>An account, through an application (app + user).</summary>
    Delegated,

    /// <summary>An application alone.</summary>
    AppOnly,
}
