using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication.Flows;
using GdapTools.Core.Graph;
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
        using RedirectListener listener = RedirectListener.Open(request.Port, state, request.TenantId, request.Clock);
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

        string code = await ReceiveAsync(listener, page, cancellationToken).ConfigureAwait(false);
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

    private async Task<string> ReceiveAsync(RedirectListener listener, Uri page, CancellationToken cancellationToken)
    {
        using CancellationTokenSource late = request.Clock.CancelAfter(request.Timeout);
        using CancellationTokenSource stop =
            CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        Task<string> receiving = listener.ReceiveCodeAsync(stop.Token);
        Task opening = Task.Run(() => (request.OpenBrowser ?? SystemBrowser.OpenAsync)(page), CancellationToken.None);

        try
        {
            Task first = await Task.WhenAny(receiving, opening).ConfigureAwait(false);
            if (first == opening && opening.Status != TaskStatus.RanToCompletion && !listener.IsAnswered)
            {
                stop.Cancel();
                await receiving.ContinueWith(_ => { }, TaskScheduler.Default).ConfigureAwait(false);
                throw WhyNotOpened(opening.Exception?.InnerException);
            }

            return await receiving.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (
            late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw RedirectFailure.Late(request, listener.Address);
        }
        finally
        {
            // A browser may outlast the sign-in; what becomes of it concerns nobody.
            _ = opening.ContinueWith(task => task.Exception, TaskScheduler.Default);
        }
    }

    // Anything else than our own words may hold the address of the page, and so the state.
    private static GdapException WhyNotOpened(Exception? cause) =>
        cause as GdapException ?? SystemBrowser.NotOpened(cause?.GetType().Name ?? "it was cancelled");
}
