using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace GdapTools.Core.Authentication.RefreshTokens;

/// <summary>Everything it takes to get a refresh token. Either <see cref="Credential"/> or <see cref="Prompt"/> is
/// given: it decides whether the token belongs to a confidential or to a public client.</summary>
public sealed record RefreshTokenRequest
{
    /// <summary>Where the browser comes back to unless another port is given.</summary>
    public const int DefaultPort = 8400;

    public required string ClientId { get; init; }

    /// <summary>The partner tenant, by id or domain name.</summary>
    public required string TenantId { get; init; }

    public required CloudEndpoints Endpoints { get; init; }

    /// <summary>How the application proves itself. The user then signs in with a browser on this machine.</summary>
    public ClientCredential? Credential { get; init; }

    /// <summary>Shows the message with the device code, on whatever thread it is called. The user then signs in with any
    /// browser, and the application stays public.</summary>
    public Func<string, CancellationToken, Task>? Prompt { get; init; }

    /// <summary>What the first access token is for; null for Microsoft Graph. The refresh token opens other services too.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>Names the account to the sign-in page; null lets the user choose. Not for device codes.</summary>
    public string? LoginHint { get; init; }

    /// <summary>The port of this machine that the browser comes back to; 0 for any that is free.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>How long to wait for the browser, by the clock. A device code has a time of its own.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Opens the sign-in page; null for the system's own browser.</summary>
    public Func<Uri, Task>? OpenBrowser { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The way out; null for the system's.</summary>
    public ProxySettings? Proxy { get; init; }

    /// <summary>Carries the requests in place of the network; it is not disposed.</summary>
    public HttpMessageHandler? Carrier { get; init; }

    /// <summary>Keeps everything given out of any text made of this object.</summary>
    public override string ToString() => nameof(RefreshTokenRequest);
}
