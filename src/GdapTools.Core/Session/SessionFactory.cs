using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication;
using GdapTools.Core.Authentication.Flows;
using GdapTools.Core.Authentication.Store;
using GdapTools.Core.Tokens;

namespace GdapTools.Core.Session;

/// <summary>Signs in and tells what came of it.</summary>
public static class SessionFactory
{
    /// <summary>Signs in to the partner tenant and reads the token. A token without the MFA claim is accepted: such a
    /// session is what there is to examine.</summary>
    /// <exception cref="GdapAuthenticationException">The token endpoint refused.</exception>
    /// <exception cref="GdapException">No way to the token endpoint, or the given token is none or has expired.</exception>
    public static async Task<GdapSession> ConnectAsync(ConnectRequest request, CancellationToken cancellationToken)
    {
        Timing timing = new(request.Clock, request.Random, request.Timeout);
        Transport transport = new(request.Endpoints, request.Carrier, timing, request.Proxy);

        try
        {
            TokenWatch watch = new(request.Clock);
            TokenStore? store = request.TokenStore is TokenStoreOptions options
                ? await TokenStore.OpenAsync(options, cancellationToken).ConfigureAwait(false)
                : null;
            ITokenSource tokens = Tokens(request, transport, watch, store);
            string token = await tokens.GetTokenAsync(new TokenRequest(Service(request), TenantId: null), cancellationToken)
                .ConfigureAwait(false);
            GdapSession session = Open(request, transport, tokens, watch, token);
            session.StoresPlainText = store is { IsEncrypted: false };
            return session;
        }
        catch
        {
            transport.Dispose();
            throw;
        }
    }

    private static ITokenSource Tokens(ConnectRequest request, Transport transport, TokenWatch watch, TokenStore? store)
    {
        if (request.SignIn is not AccessTokenSignIn given)
        {
            ISignInFlow flow = SignInFlows.For(request.SignIn, request.Endpoints, transport, request.Clock, store);
            MfaShortfall shortfall = new(request, transport);
            return new FlowTokenSource(request.SignIn, request.Endpoints, flow, watch, shortfall.ExplainAsync, request.Clock);
        }

        GraphTokenInfo info = TokenReader.Read(given.AccessToken);
        GivenTokenCheck.Demand(given.AccessToken, info, watch.See(given.AccessToken));
        return new GivenTokenSource(TokenText.Normalize(given.AccessToken), info);
    }

    // A token brought for Partner Center opens only that; any other sign-in can ask for Graph.
    private static ProbeTarget Service(ConnectRequest request) =>
        request.SignIn is AccessTokenSignIn given
            ? TokenAudience.ServiceOf(TokenReader.Read(given.AccessToken).Audience) ?? ProbeTarget.Graph
            : ProbeTarget.Graph;

    private static GdapSession Open(
        ConnectRequest request,
        Transport transport,
        ITokenSource tokens,
        TokenWatch watch,
        string token)
    {
        GraphTokenInfo info = TokenReader.Read(token);
        string tenantId = info.TenantId ?? request.SignIn.TenantId;
        IReadOnlyList<string> granted = info.SessionKind == SessionKind.AppOnly ? info.AppRoles : info.Scopes;
        GdapSession session = new(request, transport, tokens, watch)
        {
            Token = info,
            Kind = info.SessionKind,
            TenantId = tenantId,
        };
        session.Context = new GdapContext
        {
            UserPrincipalName = info.UserPrincipalName,
            UserId = info.SessionKind == SessionKind.AppOnly ? null : info.ObjectId,
            TenantId = tenantId,
            ClientId = info.AppId ?? request.SignIn.ClientId,
            SessionKind = info.SessionKind,
            Source = request.Source,
            Environment = request.Endpoints.Environment,
            GraphEndpoint = request.Endpoints.Graph,
            AuthorityHost = request.Endpoints.AuthorityHost,
            PartnerCenterEndpoint = request.Endpoints.PartnerCenter,
            Scopes = granted,
            Permissions = PermissionCatalogue.Compare(granted.Count > 0 ? granted : null),
            Features = session.Features,
            Verdicts = watch,
            SnapshotPath = request.SnapshotPath,
            CapturedAt = request.CapturedAt,
            ConnectedAt = request.Clock.GetUtcNow(),
            Handle = session,
        };
        return session;
    }
}
