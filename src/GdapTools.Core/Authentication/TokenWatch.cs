using System;
using GdapTools.Core.Tokens;
using GdapTools.Internal;

namespace GdapTools.Core.Authentication;

/// <summary>Looks at each token of a session for the MFA claim, and remembers the last verdict on the partner's own.
/// Safe for concurrent use.</summary>
internal sealed class TokenWatch(TimeProvider clock) : ITokenVerdicts
{
    private readonly object _lock = new();
    private MfaClaimResult? _latest;
    private string? _home;
    private int _seen;
    private int _withoutMfa;

    public MfaClaimResult? Latest
    {
        get
        {
            lock (_lock)
            {
                return _latest;
            }
        }
    }

    public (int Seen, int WithoutMfa) Counts
    {
        get
        {
            lock (_lock)
            {
                return (_seen, _withoutMfa);
            }
        }
    }

    /// <summary>Judges a token. The first is taken for one of the partner tenant.</summary>
    public MfaClaimResult See(string token)
    {
        MfaClaimResult claim = MfaClaimEvaluator.Evaluate(token, new MfaClaimExpectation { Clock = clock });

        lock (_lock)
        {
            if (_latest is null || string.Equals(claim.TenantId, _home, StringComparison.OrdinalIgnoreCase))
            {
                _latest = claim;
                _home ??= claim.TenantId;
            }

            if (claim.Reason != MfaClaimReason.AppOnlyToken)
            {
                _seen++;
                _withoutMfa += claim.Verdict == MfaClaimVerdict.Pass ? 0 : 1;
            }
        }

        return claim;
    }
}
