using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>A policy as it bears on one account: which sign-ins it covers and what it asks of them.</summary>
internal sealed class BoundPolicy
{
    private readonly Box _whole;
    private readonly Truths[] _extents;

    public BoundPolicy(CaPolicy policy, Scope standing, IReadOnlyList<BoundCondition> conditions, Box whole)
    {
        Policy = policy;
        Standing = standing;
        Conditions = conditions;
        Demand = Demand.Of(policy);
        _whole = whole;
        _extents = conditions.Select(condition => Extent.Of(condition.Covers, whole)).ToArray();
        Matters = standing.Covers != Truth.No && !_extents.Contains(Truths.No) && Demand.CanAskAnything;
    }

    public CaPolicy Policy { get; }

    /// <summary>Whether it is in force for the account at all: state, users, and nothing in it unknown.</summary>
    public Scope Standing { get; }

    /// <summary>Those that are set; a sign-in has to meet all of them.</summary>
    public IReadOnlyList<BoundCondition> Conditions { get; }

    /// <summary>What it asks, by device and app.</summary>
    public Demand Demand { get; }

    public bool CanRequireMfa => Demand.CanBe(Requirement.Mfa);

    /// <summary>Whether it can change what a sign-in needs.</summary>
    public bool Matters { get; }

    /// <summary>Whether it covers some sign-in of the account.</summary>
    public Truth Applies => _extents
        .Select(static extent => (extent & Truths.Yes) != 0 ? Truth.Yes
            : (extent & Truths.Unknown) != 0 ? Truth.Unknown : Truth.No)
        .Aggregate(Standing.Covers, static (left, right) => left.And(right));

    /// <summary>Conditions that leave every sign-in out.</summary>
    public BoundCondition? Never => Conditions.Where((_, index) => _extents[index] == Truths.No).FirstOrDefault();

    /// <summary>Conditions that leave some sign-in out.</summary>
    public IEnumerable<BoundCondition> Limits => Conditions.Where((_, index) => _extents[index] != Truths.Yes);

    /// <summary>Conditions of which it is not known what they cover.</summary>
    public BoundCondition? Unclear =>
        Conditions.Where((_, index) => (_extents[index] & Truths.Unknown) != 0).FirstOrDefault();

    /// <summary>Whether the sign-ins of a box are covered.</summary>
    public Truths Covers(Box box)
    {
        Truths covers = TruthsLogic.Of(Standing.Covers);
        for (int index = 0; index < Conditions.Count && covers != Truths.No; index++)
        {
            covers = _extents[index] == Truths.Yes ? covers : covers.And(Conditions[index].Covers.In(box));
        }

        return covers;
    }

    /// <summary>Whether one sign-in is covered.</summary>
    public Truth Covers(IReadOnlyList<int> context) => Conditions
        .Aggregate(Standing.Covers, (covers, condition) => covers.And(condition.Covers.At(context)));
}
