using System.Collections.Generic;
using System.Linq;

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
/// Judges every context: all policies that cover a sign-in have to be met, a block beats every grant, and a doubt
/// counts only where no other policy has settled the matter.
/// Source: https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-policies
/// </summary>
internal static class Outcomes
{
    /// <returns>By number of the context.</returns>
    public static Outcome[] Judge(SignInSpace space, IReadOnlyList<BoundPolicy> policies)
    {
        Row[] rows = policies.Select(policy => new Row(policy, space)).ToArray();
        Outcome[] outcomes = new Outcome[space.Count];
        for (int index = 0; index < outcomes.Length; index++)
        {
            outcomes[index] = Judge(space.ContextAt(index), rows);
        }

        return outcomes;
    }

    private static Outcome Judge(int[] context, Row[] rows)
    {
        Outcome outcome = Outcome.Gap;
        foreach (Row row in rows)
        {
            Requirement requirement = row.Requires(context);
            if (requirement == Requirement.None)
            {
                continue;
            }

            Truth covers = row.Covers(context);
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

    /// <summary>A policy by classes instead of values.</summary>
    private sealed class Row
    {
        private readonly Truth _standing;
        private readonly (int Dimension, Truth[] Covers)[] _conditions;
        private readonly Requirement[][] _requires;

        public Row(BoundPolicy policy, SignInSpace space)
        {
            _standing = policy.Standing.Covers;
            _conditions = policy.Conditions.Where(static condition => !condition.IsAlways)
                .Select(condition => (condition.Dimension, space.Classes[condition.Dimension]
                    .Select(values => condition.Covers[values[0]]).ToArray())).ToArray();
            _requires = space.Classes[Dimensions.Device]
                .Select(devices => space.Classes[Dimensions.App]
                    .Select(apps => policy.Requires[devices[0]][apps[0]]).ToArray()).ToArray();
        }

        public Requirement Requires(int[] context) => _requires[context[Dimensions.Device]][context[Dimensions.App]];

        public Truth Covers(int[] context)
        {
            Truth covers = _standing;
            foreach ((int dimension, Truth[] byClass) in _conditions)
            {
                covers = covers.And(byClass[context[dimension]]);
            }

            return covers;
        }
    }
}
