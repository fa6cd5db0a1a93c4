using System;
using System.Threading;
using System.Threading.Tasks;

namespace GdapTools.Core.Authentication;

/// <summary>How to sign in. Holds secrets; lives no longer than the session.</summary>
public abstract record SignIn
{
    /// <summary>The application's id.</summary>
    public string ClientId { get; init; } = "";

    /// <summary>The partner tenant.</summary>
    public string TenantId { get; init; } = "";

    /// <summary>Keeps secrets out of any text made of this object.</summary>
    public sealed override string ToString() => GetType().Name;
}

/// <summary>The application signs in by its secret (app only).</summary>
public sealed record ClientSecretSignIn(string ClientSecret) : SignIn;

/// <summary>Secure application model: a stored refresh token, redeemed per tenant. The secret is null for public clients.</summary>
public sealed record RefreshTokenSignIn(string RefreshToken, string? ClientSecret) : SignIn
{
    /// <summary>Names the account to the service; null for whoever the token belongs to.</summary>
    public string? LoginHint { get; init; }
}

/// <summary>A code is shown and entered in any browser.</summary>
/// <param name="Prompt">Shows the message, on whatever thread it is called.</param>
public sealed record DeviceCodeSignIn(Func<string, CancellationToken, Task> Prompt) : SignIn;

/// <summary>A token the user brought along.</summary>
public sealed record AccessTokenSignIn(string AccessToken) : SignIn;
