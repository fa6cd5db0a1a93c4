using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Identity.Client;

namespace GdapTools.Core.Authentication.Flows;

/// <summary>A stored refresh token, redeemed in whatever tenant.
/// Source: https://learn.microsoft.com/partner-center/developer/enable-secure-app-model</summary>
internal sealed class RefreshTokenFlow : ISignInFlow
{
    private readonly MsalApplications _applications;
    private readonly RefreshTokenSignIn _signIn;
    private readonly IByRefreshToken? _confidential;

    public RefreshTokenFlow(MsalApplications applications, RefreshTokenSignIn signIn)
    {
        _applications = applications;
        _signIn = signIn;
        _confidential = signIn.Credential is ClientCredential credential
            ? (IByRefreshToken)applications.Confidential(credential)
            : null;
    }

    public async Task<AcquiredToken> AcquireAsync(FlowRequest request, CancellationToken cancellationToken)
    {
        // A public client always keeps its tokens, and slows down with each tenant: each redemption gets a new one.
        IByRefreshToken application = _confidential ?? (IByRefreshToken)_applications.Public();
        AcquireTokenByRefreshTokenParameterBuilder builder = application
            .AcquireTokenByRefreshToken(request.Scopes, _signIn.RefreshToken)
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

        return AcquiredToken.Of(await builder.ExecuteAsync(cancellationToken).ConfigureAwait(false));
    }
}
