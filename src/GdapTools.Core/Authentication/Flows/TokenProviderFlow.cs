using System;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Session;
using GdapTools.Core.Tokens;

namespace GdapTools.Core.Authentication.Flows;

/// <summary>Tokens from the user's own code.</summary>
internal sealed class TokenProviderFlow(TokenProviderSignIn signIn, CloudEndpoints endpoints, TimeProvider clock) : ISignInFlow
{
    public async Task<AcquiredToken> AcquireAsync(FlowRequest request, CancellationToken cancellationToken)
    {
        GdapTokenRequest asked = new()
        {
            Resource = request.Scope.Substring(0, request.Scope.LastIndexOf('/')),
            Scope = request.Scope,
            TenantId = request.TenantId.Length == 0 ? null : request.TenantId,
            Claims = request.SignInClaims,
            IsRenewal = request.IsRenewal || request.IsAnew,
            Environment = endpoints.Environment,
        };
        string given = await signIn.Provide(asked, cancellationToken).ConfigureAwait(false);
        string text = TokenText.Normalize(given);
        GraphTokenInfo info = TokenReader.Read(text);
        Demand(asked, given, info);

        // One without a date is asked for each time.
        return new AcquiredToken(text, info.ExpiresAt ?? DateTimeOffset.MinValue);
    }

    // A provider that does not look at what it is asked for would have one tenant's answers taken for another's.
    private void Demand(GdapTokenRequest asked, string text, GraphTokenInfo info)
    {
        MfaClaimResult claim = MfaClaimEvaluator.Evaluate(text, new MfaClaimExpectation { Clock = clock });
        string? flaw = GivenTokenCheck.IsNoAccessToken(text, claim) ? "that is no access token"
            : info.ExpiresAt <= clock.GetUtcNow() ? "that has expired"
            : Guid.TryParse(asked.TenantId, out Guid wanted) && Guid.TryParse(info.TenantId, out Guid given) && wanted != given
                ? $"that is for tenant '{given}'"
            : TokenAudience.ServiceOf(info.Audience) is ProbeTarget service && endpoints.ScopeOf(service) != asked.Scope
                ? $"that is for '{info.Audience}'"
            : null;

        if (flaw is not null)
        {
            throw new GdapException(
                "TokenProviderUnusable",
                GdapErrorKind.Authentication,
                $"Asked for an access token for {asked.Resource} in tenant '{asked.TenantId ?? "its own"}', the token provider gave something "
                + flaw + ".",
                asked,
                "Have the script block look at $args[0].Resource and $args[0].TenantId, and write one access token: a string, a "
                + "SecureString, or the object of Get-AzAccessToken.");
        }
    }
}
