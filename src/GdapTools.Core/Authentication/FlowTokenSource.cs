using System;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication.Flows;

namespace GdapTools.Core.Authentication;

/// <summary>
/// Tokens by a flow, kept for a while. Each that is acquired is looked at for the MFA claim, however silently it came.
/// </summary>
internal sealed class FlowTokenSource(
    SignIn signIn,
    CloudEndpoints endpoints,
    ISignInFlow flow,
    TokenWatch watch,
    ExplainShortfall explain,
    TimeProvider clock) : ITokenSource
{
    private readonly RecentTokens _recent = new(clock);

    public bool CanRenew => true;

    public async Task<string> GetTokenAsync(TokenRequest request, CancellationToken cancellationToken)
    {
        string tenantId = request.TenantId ?? signIn.TenantId;
        string scope = endpoints.ScopeOf(request.Service);
        if (tenantId.Length > 0)
        {
            TenantName.Demand(tenantId);
        }

        // Demanded claims are new to whatever is kept.
        if (request.Claims is null && _recent.Find(tenantId, scope, request.RenewBefore) is string token)
        {
            return token;
        }

        FlowRequest wanted = new(scope, tenantId, request.Claims)
        {
            IsRenewal = request.RenewBefore is not null || signIn.ForcesSignIn,
            AsksForMfa = signIn.RequiresMfa,
        };
        AcquiredToken acquired = await AcquireWithMfaAsync(wanted, cancellationToken).ConfigureAwait(false);
        _recent.Keep(tenantId, scope, acquired.Text, acquired.ExpiresOn);

        // Who does not know the partner's tenant learns it from the first token, and asks by its id from then on.
        if (tenantId.Length == 0 && watch.Latest?.TenantId is string own)
        {
            _recent.Keep(own, scope, acquired.Text, acquired.ExpiresOn);
        }

        return acquired.Text;
    }

    private async Task<AcquiredToken> AcquireWithMfaAsync(FlowRequest wanted, CancellationToken cancellationToken)
    {
        AcquiredToken token = await AcquireAsync(wanted, cancellationToken).ConfigureAwait(false);
        MfaClaimResult claim = watch.See(token.Text);

        if (!signIn.RequiresMfa || claim.Verdict == MfaClaimVerdict.Pass || claim.Reason == MfaClaimReason.AppOnlyToken)
        {
            return token;
        }

        GdapAuthenticationException? refusal = null;
        try
        {
            token = await AcquireAsync(wanted with { IsAnew = true }, cancellationToken).ConfigureAwait(false);
            claim = watch.See(token.Text);
        }
        catch (GdapAuthenticationException failure)
        {
            // A stored sign-in cannot do MFA after the fact. What is wrong is the token that did come.
            refusal = failure;
        }

        return claim.Verdict == MfaClaimVerdict.Pass
            ? token
            : throw await explain(token.Text, claim, refusal, cancellationToken).ConfigureAwait(false);
    }

    private async Task<AcquiredToken> AcquireAsync(FlowRequest wanted, CancellationToken cancellationToken)
    {
        try
        {
            return await flow.AcquireAsync(wanted, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // What a request looks like that was given up (as a rule, something disposed) is not what gave it up.
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception exception) when (SignInFailure.Translates(exception, cancellationToken))
        {
            throw SignInFailure.Translate(exception, wanted.TenantId, endpoints.AuthorityHost, wanted.Claims, clock);
        }
    }
}
