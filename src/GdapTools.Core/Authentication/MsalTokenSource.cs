using System;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication.Flows;
using GdapTools.Core.Authentication.Store;
using Microsoft.Identity.Client;

namespace GdapTools.Core.Authentication;

/// <summary>Tokens by way of MSAL, which does the protocol; each kind of sign-in has its own flow.</summary>
internal sealed class MsalTokenSource : ITokenSource
{
    private readonly SignIn _signIn;
    private readonly CloudEndpoints _endpoints;
    private readonly RecentTokens _recent;
    private readonly ISignInFlow _flow;

    public MsalTokenSource(
        SignIn signIn,
        CloudEndpoints endpoints,
        Transport transport,
        TimeProvider clock,
        TokenStore? store = null)
    {
        _signIn = signIn;
        _endpoints = endpoints;
        _recent = new RecentTokens(clock);
        MsalApplications applications = new(signIn, endpoints, transport, store);
        _flow = signIn switch
        {
            AppSignIn app => new AppFlow(applications, app.Credential),
            RefreshTokenSignIn refresh => new RefreshTokenFlow(applications, refresh),
            DeviceCodeSignIn device => new DeviceCodeFlow(applications, device),
            InteractiveSignIn browser => new InteractiveFlow(applications, browser),
            ManagedIdentitySignIn identity => new ManagedIdentityFlow(identity.IdentityClientId),
            _ => throw new NotSupportedException($"There is no flow for {signIn}."),
        };
    }

    public bool CanRenew => true;

    public async Task<string> GetTokenAsync(TokenRequest request, CancellationToken cancellationToken)
    {
        string tenantId = request.TenantId ?? _signIn.TenantId;
        TenantName.Demand(tenantId);
        string scope = _endpoints.ScopeOf(request.Service);

        // Demanded claims are new to whatever is kept.
        if (request.Claims is null && _recent.Find(tenantId, scope, request.RenewBefore) is string token)
        {
            return token;
        }

        try
        {
            FlowRequest wanted = new(scope, tenantId, request.Claims, request.RenewBefore is not null);
            AuthenticationResult result = await _flow.AcquireAsync(wanted, cancellationToken).ConfigureAwait(false);
            _recent.Keep(tenantId, scope, result.AccessToken, result.ExpiresOn);
            return result.AccessToken;
        }
        catch (Exception exception) when (SignInFailure.Translates(exception, cancellationToken))
        {
            throw SignInFailure.Translate(exception, tenantId, _endpoints.AuthorityHost);
        }
    }
}
