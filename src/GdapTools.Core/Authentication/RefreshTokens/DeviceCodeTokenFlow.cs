using System;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication.Flows;
using Microsoft.Identity.Client;

namespace GdapTools.Core.Authentication.RefreshTokens;

/// <summary>A code is shown, and entered in any browser. Only public clients can do so.
/// Source: https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code</summary>
internal sealed class DeviceCodeTokenFlow(
    RefreshTokenRequest request,
    Func<string, CancellationToken, Task> prompt,
    Transport transport) : IRefreshTokenFlow
{
    private readonly MsalApplications _applications = new(
        new DeviceCodeSignIn(prompt) { ClientId = request.ClientId, TenantId = request.TenantId },
        request.Endpoints,
        transport);

    public ClientKind Kind => ClientKind.Public;

    public async Task<AcquiredTokens> SignInAsync(CancellationToken cancellationToken)
    {
        IPublicClientApplication application = _applications.Public();
        CachedRefreshToken cached = new(application.UserTokenCache);
        AuthenticationResult result = await application
            .AcquireTokenWithDeviceCode(RefreshTokenScopes.Of(request), code => prompt(code.Message, cancellationToken))
            .WithClaims(MfaDemand.Claims)
            .ExecuteAsync(cancellationToken)
            .ConfigureAwait(false);
        return new AcquiredTokens(result.AccessToken, cached.Value);
    }
}
