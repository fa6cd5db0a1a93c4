using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>A policy as it bears on one account: which sign-ins it covers and what it asks of them.</summary>
internal sealed class BoundPolicy
{
    public BoundPolicy(CaPolicy policy, Scope standing, IReadOnlyList<BoundCondition> conditions)
    {
        Policy = policy;
        Standing = standing;
        Conditions = conditions;
        Requires = Requirements.Of(policy);
    }

    public CaPolicy Policy { get; }

    /// <summary>Whether it is in force for the account at all: state, users, and nothing in it unknown.</summary>
    public Scope Standing { get; }

    /// <summary>Those that are set; a sign-in has to meet all of them.</summary>
    public IReadOnlyList<BoundCondition> Conditions { get; }

    /// <summary>By device and app.</summary>
    public Requirement[][] Requires { get; }

    public bool CanRequireMfa => Requires.Any(static row => row.Contains(Requirement.Mfa));

    /// <summary>Whether it can change what a sign-in needs.</summary>
    public bool Matters =>
        Standing.Covers != Truth.No && !Conditions.Any(static condition => condition.IsNever) &&
        Requires.Any(static row => row.Any(static requirement => requirement != Requirement.None));

    /// <summary>Whether it covers some sign-in of the account.</summary>
    public Truth Applies => Conditions
        .Select(static condition => condition.Covers.Max())
        .Aggregate(Standing.Covers, static (left, right) => left.And(right));

    /// <summary>Whether it asks the same of every sign-in, without a doubt.</summary>
    public bool IsUniform(Requirement requirement) =>
        Standing.Covers == Truth.Yes && Conditions.All(static condition => condition.IsAlways) &&
        Requires.All(row => row.All(value => value == requirement));
}
