using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication.Browser;
using GdapTools.Core.Authentication.Flows;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.Extensibility;

namespace GdapTools.Core.Authentication.RefreshTokens;

/// <summary>
/// A confidential client's sign-in with a browser that comes back to this machine. The refresh token is the one that
/// MSAL hands to applications that keep their tokens themselves. Sources:
/// https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow,
/// https://learn.microsoft.com/dotnet/api/microsoft.identity.client.extensibility.authenticationresultextensions.getrefreshtoken
/// </summary>
internal sealed class BrowserTokenFlow(RefreshTokenRequest request, ClientCredential credential, Transport transport)
    : IRefreshTokenFlow
{
    private readonly MsalApplications _applications = new(
        new InteractiveSignIn { ClientId = request.ClientId, TenantId = request.TenantId }, request.Endpoints, transport);

    private readonly string[] _scopes = RefreshTokenScopes.Of(request);

    public ClientKind Kind => ClientKind.Confidential;

    public async Task<AcquiredTokens> SignInAsync(CancellationToken cancellationToken)
    {
        string state = NewState();
        using RedirectListener listener = RedirectListener.Open(request.Port, request.TenantId, request.Clock);
        IConfidentialClientApplication application =
            _applications.Confidential(credential, listener.Address);
        GetAuthorizationRequestUrlParameterBuilder builder = application.GetAuthorizationRequestUrl(_scopes)
            .WithPkce(out string verifier)
            .WithPrompt(Prompt.ForceLogin)
            .WithClaims(MfaDemand.Claims)
            .WithExtraQueryParameters(new Dictionary<string, (string Value, bool IncludeInCacheKey)>
            {
                ["state"] = (state, false),
                // A form keeps the code out of the browser's history.
                ["response_mode"] = ("form_post", false),
            });
        builder = request.LoginHint is null ? builder : builder.WithLoginHint(request.LoginHint);
        Uri page = await builder.ExecuteAsync(cancellationToken).ConfigureAwait(false);
        page = AuthorityRewriteHandler.Rewrite(page, request.Endpoints.AuthorityHost);

        BrowserVisit visit = new(listener, request.OpenBrowser, request.Timeout, request.Clock);
        string code = await visit
            .ReceiveCodeAsync(page, state, () => RedirectAdvice.Late(request, listener.Address), cancellationToken)
            .ConfigureAwait(false);
        AuthenticationResult result = await application.AcquireTokenByAuthorizationCode(_scopes, code)
            .WithPkceCodeVerifier(verifier)
            .WithClaims(MfaDemand.Claims)
            .ExecuteAsync(cancellationToken)
            .ConfigureAwait(false);
        return new AcquiredTokens(result.AccessToken, result.GetRefreshToken());
    }

    private static string NewState()
    {
        byte[] bytes = new byte[32];
        using RandomNumberGenerator random = RandomNumberGenerator.Create();
        random.GetBytes(bytes);
        return BitConverter.ToString(bytes).Replace("-", "");
    }
}
