using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Session;

namespace GdapTools.Core.Customers.Fleet;

/// <summary>
/// Finds out whether a refused token is one customer's matter or the end of the session's sign-in. The latter is proven by a code
/// that speaks of the sign-in itself (grant, credential, account), answered by the partner's own tenant too: from then on nobody
/// asks for a token any more. What a policy can be behind, other customers may not demand. Safe for concurrent use.
/// Source: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
/// </summary>
internal sealed class SignInWatch(GdapSession session, FailureJudge failures)
{
    // The grant was revoked, has expired, or was not used for too long.
    private static readonly int[] s_grantCodes = [50173, 70008, 700082, 700084];

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
        if (refusal is not GdapAuthenticationException { ErrorCodes.Count: > 0 } answered || !MayConcernAll(answered, step))
        {
            return _end;
        }

        await _oneAtATime.WaitAsync(cancellationToken).ConfigureAwait(false);

        try
        {
            string codes = string.Join(" ", answered.ErrorCodes);

            if (_end is null && !_matterOfCustomers.Contains(codes))
            {
                await AskAtHomeAsync(answered, codes, cancellationToken).ConfigureAwait(false);
            }

            return _end;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private async Task AskAtHomeAsync(GdapAuthenticationException asked, string codes, CancellationToken cancellationToken)
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

            if (step.Verdict == GdapVerdict.Fail && failure.ErrorCodes.Intersect(asked.ErrorCodes).Any())
            {
                _end = new SignInEnd(step);
            }
            else
            {
                _matterOfCustomers.Add(codes);
            }
        }
        catch (GdapException failure) when (failure.Kind != GdapErrorKind.NotConnected)
        {
            // Nothing is proven by an answer that did not come.
        }
    }

    private static bool MayConcernAll(GdapAuthenticationException refusal, ChainStep step) =>
        step.Link is ChainLink.Credential or ChainLink.Account || refusal.ErrorCodes.Intersect(s_grantCodes).Any();
}
