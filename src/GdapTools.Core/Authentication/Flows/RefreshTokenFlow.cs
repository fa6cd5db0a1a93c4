using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication.RefreshTokens;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.Extensibility;

namespace GdapTools.Core.Authentication.Flows;

/// <summary>A stored refresh token, redeemed in whatever tenant.
/// Source: https://learn.microsoft.com/partner-center/developer/enable-secure-app-model</summary>
internal sealed class RefreshTokenFlow : ISignInFlow
{
    private readonly MsalApplications _applications;
    private readonly RefreshTokenSignIn _signIn;
    private readonly IByRefreshToken? _confidential;
    private volatile string _refreshToken;

    public RefreshTokenFlow(MsalApplications applications, RefreshTokenSignIn signIn)
    {
        _applications = applications;
        _signIn = signIn;
        _refreshToken = signIn.RefreshToken;
        _confidential = signIn.Credential is ClientCredential credential
            ? (IByRefreshToken)applications.Confidential(credential)
            : null;
    }

    public async Task<AcquiredToken> AcquireAsync(FlowRequest request, CancellationToken cancellationToken)
    {
        // A public client always keeps its tokens, and slows down with each tenant: each redemption gets a new one.
        IPublicClientApplication? open = _confidential is null ? _applications.Public() : null;
        CachedRefreshToken? cached = open is null ? null : new CachedRefreshToken(open.UserTokenCache);
        AcquireTokenByRefreshTokenParameterBuilder builder = (_confidential ?? (IByRefreshToken)open!)
            .AcquireTokenByRefreshToken(request.Scopes, _refreshToken)
            .WithTenantId(request.TenantId)
            .WithClaims(request.IsAnew ? request.SignInClaims : request.Claims);

        if (_signIn.LoginHint is not null)
        {
            Dictionary<string, (string Value, bool IncludeInCacheKey)> hint = new()
            {
                // MSAL writes the value into the address as it is.
                ["login_hint"] = (Uri.EscapeDataString(_signIn.LoginHint), false),
            };
            builder = builder.WithExtraQueryParameters(hint);
        }

        AuthenticationResult result = await builder.ExecuteAsync(cancellationToken).ConfigureAwait(false);
        bool isHome = string.Equals(request.TenantId, _signIn.TenantId, StringComparison.OrdinalIgnoreCase);
        await RotateAsync(isHome, cached is null ? result.GetRefreshToken() : cached.Value, cancellationToken).ConfigureAwait(false);
        return AcquiredToken.Of(result);
    }

    // Each redemption brings a successor, thousands in a run over all customers: those of the partner's own tenant will do.
    private async Task RotateAsync(bool isHome, string? successor, CancellationToken cancellationToken)
    {
        if (isHome && successor is not null && successor != _refreshToken)
        {
            _refreshToken = successor;
            await (_signIn.Rotated?.Invoke(successor, cancellationToken) ?? Task.CompletedTask).ConfigureAwait(false);
        }
    }
}
