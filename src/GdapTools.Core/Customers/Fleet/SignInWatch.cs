using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Session;

namespace GdapTools.Core.Customers.Fleet;

/// <summary>
/// Finds out whether a refused token is one customer's matter or the end of the session's sign-in: what the partner's own tenant
/// refuses too is the latter, and from then on nobody asks for a token any more. Safe for concurrent use.
/// </summary>
internal sealed class SignInWatch(GdapSession session, FailureJudge failures)
{
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private readonly HashSet<string> _matterOfCustomers = [];
    private volatile SignInEnd? _end;

    /// <summary>Why no token is to be had any more; null while the sign-in is good.</summary>
    public SignInEnd? End => _end;

    /// <summary>The end of the sign-in, if that is what a refusal means.</summary>
    /// <param name="refusal">What was answered when a token for a customer was asked for.</param>
    /// <param name="step">What it means for that customer.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    public async Task<SignInEnd?> JudgeAsync(GdapException refusal, ChainStep step, CancellationToken cancellationToken)
    {
        if (refusal is not GdapAuthenticationException { ErrorCodes.Count: > 0 } answered || !MayConcernAll(step))
        {
            return _end;
        }

        await _oneAtATime.WaitAsync(cancellationToken).ConfigureAwait(false);

        try
        {
            string codes = string.Join(" ", answered.ErrorCodes);

            if (_end is null && !_matterOfCustomers.Contains(codes))
            {
                await AskAtHomeAsync(codes, cancellationToken).ConfigureAwait(false);
            }

            return _end;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private async Task AskAtHomeAsync(string codes, CancellationToken cancellationToken)
    {
        try
        {
            TokenRequest renewal = new(ProbeTarget.Graph, TenantId: null) { RenewBefore = session.Clock.GetUtcNow() };
            await session.Tokens.GetTokenAsync(renewal, cancellationToken).ConfigureAwait(false);
            _matterOfCustomers.Add(codes);
        }
        catch (GdapAuthenticationException failure) when (failure.ErrorCodes.Count > 0)
        {
            ChainStep step = failures.Judge(failure, "A token for the partner's own tenant");

            if (step.Verdict == GdapVerdict.Fail)
            {
                _end = new SignInEnd(step);
            }
        }
        catch (GdapException failure) when (failure.Kind != GdapErrorKind.NotConnected)
        {
            // Nothing is proven by an answer that did not come.
        }
    }

    private static bool MayConcernAll(ChainStep step) => step.Link is not (
        ChainLink.Consent or ChainLink.CustomerPolicy or ChainLink.Relationship or ChainLink.Assignment);
}
