using System;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication.Browser;

namespace GdapTools.Core.Authentication;

/// <summary>The application signs in by itself (app only).</summary>
public sealed record AppSignIn(ClientCredential Credential) : SignIn;

/// <summary>Secure application model: a stored refresh token, redeemed per tenant. No credential for public clients.</summary>
public sealed record RefreshTokenSignIn(string RefreshToken, ClientCredential? Credential) : SignIn
{
    /// <summary>Names the account to the service; null for whoever the token belongs to.</summary>
    public string? LoginHint { get; init; }

    /// <summary>Is given each successor of the token, to be stored in its place; null for nothing.</summary>
    public Func<string, CancellationToken, Task>? Rotated { get; init; }
}

/// <summary>A code is shown and entered in any browser.</summary>
/// <param name="Prompt">Shows the message, on whatever thread it is called.</param>
public sealed record DeviceCodeSignIn(Func<string, CancellationToken, Task> Prompt) : SignIn
{
    /// <summary>Names the account to look for among the stored ones; null for the only one of the tenant.</summary>
    public string? LoginHint { get; init; }
}

/// <summary>The system's browser opens.</summary>
public sealed record InteractiveSignIn : SignIn
{
    /// <summary>Names the account to the service; null lets the user choose.</summary>
    public string? LoginHint { get; init; }

    /// <summary>How long the browser is waited for.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long one who comes to the redirect address may take.</summary>
    internal RedirectLimits Limits { get; init; } = RedirectLimits.Default;

    /// <summary>Opens an address in a browser; null for the system's own.</summary>
    public Func<Uri, Task>? OpenBrowser { get; init; }
}

/// <summary>The identity that Azure gives the machine (app only).</summary>
/// <param name="IdentityClientId">Of a user assigned identity; null for the system's own.</param>
public sealed record ManagedIdentitySignIn(string? IdentityClientId) : SignIn;

/// <summary>A token the user brought along.</summary>
public sealed record AccessTokenSignIn(string AccessToken) : SignIn;

/// <summary>Tokens come from the user's own code, each time one is needed.</summary>
/// <param name="Provide">Given what is wanted, returns an access token.</param>
public sealed record TokenProviderSignIn(Func<GdapTokenRequest, CancellationToken, Task<string>> Provide) : SignIn;
