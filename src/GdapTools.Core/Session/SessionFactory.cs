using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication;
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
        Transport transport = new(request.Endpoints, request.Carrier, request.Timeout);

        try
        {
            ITokenSource tokens = Tokens(request, transport);
            string token = await tokens.GetTokenAsync(new TokenRequest(Service(request), TenantId: null), cancellationToken)
                .ConfigureAwait(false);
            return Open(request, transport, tokens, token);
        }
        catch
        {
            transport.Dispose();
            throw;
        }
    }

    private static ITokenSource Tokens(ConnectRequest request, Transport transport)
    {
        if (request.SignIn is not AccessTokenSignIn given)
        {
            return new MsalTokenSource(request.SignIn, request.Endpoints, transport, request.Clock);
        }

        GraphTokenInfo info = TokenReader.Read(given.AccessToken);
        MfaClaimResult claim = Evaluate(given.AccessToken, request.Clock, tenantId: null);
        GivenTokenCheck.Demand(info, claim);
        return new GivenTokenSource(TokenText.Normalize(given.AccessToken), info);
    }

    // A token brought for Partner Center opens only that; any other sign-in can ask for Graph.
    private static ProbeTarget Service(ConnectRequest request) =>
        request.SignIn is AccessTokenSignIn given
            ? TokenAudience.ServiceOf(TokenReader.Read(given.AccessToken).Audience) ?? ProbeTarget.Graph
            : ProbeTarget.Graph;

    private static GdapSession Open(ConnectRequest request, Transport transport, ITokenSource tokens, string token)
    {
        GraphTokenInfo info = TokenReader.Read(token);
        string tenantId = info.TenantId ?? request.SignIn.TenantId;
        MfaClaimResult claim = Evaluate(token, request.Clock, tenantId);
        IReadOnlyList<string> granted = info.SessionKind == SessionKind.AppOnly ? info.AppRoles : info.Scopes;
        GdapSession session = new(request, transport, tokens)
        {
            Token = info,
            MfaClaim = claim,
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
            MfaClaim = claim,
            SnapshotPath = request.SnapshotPath,
            CapturedAt = request.CapturedAt,
            ConnectedAt = request.Clock.GetUtcNow(),
            ExpiresAt = info.ExpiresAt,
            Handle = session,
        };
        return session;
    }

    private static MfaClaimResult Evaluate(string token, TimeProvider clock, string? tenantId) =>
        MfaClaimEvaluator.Evaluate(token, new MfaClaimExpectation { Clock = clock, TenantId = tenantId });
}
