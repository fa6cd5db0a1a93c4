using System.Collections.Generic;

namespace GdapTools.Core.Posture;

/// <summary>What becomes of a sign-in, as far as policies go.</summary>
internal enum Outcome
{
    /// <summary>A token without MFA is issued.</summary>
    Gap,

    /// <summary>No token without MFA.</summary>
    Mfa,

    /// <summary>No token.</summary>
    Blocked,

    Unknown,
}

/// <summary>
/// Judges one sign-in: all policies that cover it have to be met, a block beats every grant, and a doubt counts only
/// where no other policy has settled the matter.
/// Source: https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-policies
/// </summary>
internal static class Outcomes
{
    public static Outcome Of(IEnumerable<BoundPolicy> policies, IReadOnlyList<int> context)
    {
        Outcome outcome = Outcome.Gap;
        foreach (BoundPolicy policy in policies)
        {
            Requirement requirement = policy.Demand.At(context);
            Truth covers = requirement == Requirement.None ? Truth.No : policy.Covers(context);
            if (covers == Truth.No)
            {
                continue;
            }

            if (covers == Truth.Unknown || requirement == Requirement.Unknown)
            {
                outcome = outcome == Outcome.Gap ? Outcome.Unknown : outcome;
            }
            else if (requirement == Requirement.Refused)
            {
                return Outcome.Blocked;
            }
            else
            {
                outcome = Outcome.Mfa;
            }
        }

        return outcome;
    }
}
