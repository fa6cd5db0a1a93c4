namespace GdapTools.Core.Authentication;

/// <summary>How to sign in. Holds secrets; lives no longer than the session.</summary>
public abstract record SignIn
{
    /// <summary>The application's id.</summary>
    public string ClientId { get; init; } = "";

    /// <summary>The partner tenant.</summary>
    public string TenantId { get; init; } = "";

    /// <summary>A token without the MFA claim is refused. Never applies to given tokens and to applications.</summary>
    public bool RequiresMfa { get; init; }

    /// <summary>No cache is used, and the user types the credentials again.</summary>
    public bool ForcesSignIn { get; init; }

    /// <summary>Keeps secrets out of any text made of this object.</summary>
    public sealed override string ToString() => GetType().Name;
}
