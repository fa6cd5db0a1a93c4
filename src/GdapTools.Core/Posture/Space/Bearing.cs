namespace GdapTools.Core.Posture;

/// <summary>What a policy means for the sign-ins of one box.</summary>
internal sealed class Bearing
{
    private readonly Truths _covers;
    private readonly bool _asksNothing;
    private readonly bool _asksUnknown;
    private readonly bool _asksMfa;

    private Bearing(BoundPolicy policy, Box box, Truths covers)
    {
        Policy = policy;
        _covers = covers;
        _asksNothing = policy.Demand.Asks(Requirement.None, box);
        _asksUnknown = policy.Demand.Asks(Requirement.Unknown, box);
        _asksMfa = policy.Demand.Asks(Requirement.Mfa, box);
        CanBlock = (covers & Truths.Yes) != 0 && policy.Demand.Asks(Requirement.Refused, box);
        Rank = (covers & Truths.Yes) == 0 || !(_asksMfa || CanBlock) ? int.MaxValue : CutsLeft(box);
    }

    public BoundPolicy Policy { get; }

    /// <summary>Whether some sign-in may get no token because of it.</summary>
    public bool CanBlock { get; }

    /// <summary>Whether it may bring MFA to some sign-in.</summary>
    public bool MayAskForMfa => _asksMfa || _asksUnknown;

    /// <summary>Whether none gets a token.</summary>
    public bool IsBlock => IsClosing && !_asksMfa;

    /// <summary>Whether none gets a token without MFA.</summary>
    public bool IsClosing => _covers == Truths.Yes && !_asksNothing && !_asksUnknown;

    /// <summary>Policies that settle much with few cuts come first.</summary>
    public int Rank { get; }

    /// <returns>Null when the policy asks nothing of them.</returns>
    public static Bearing? Of(BoundPolicy policy, Box box)
    {
        Truths covers = policy.Covers(box);
        if (covers == Truths.No)
        {
            return null;
        }

        Bearing bearing = new(policy, box, covers);
        return bearing._asksMfa || bearing._asksUnknown || policy.Demand.Asks(Requirement.Refused, box) ? bearing : null;
    }

    /// <summary>Where to cut the box to learn more; null when the policy treats all of it alike.</summary>
    public (int Axis, ValueSet Part)? Cut(Box box)
    {
        foreach (BoundCondition condition in Policy.Conditions)
        {
            if (condition.Covers.In(box).IsMixed() &&
                Extent.Cut(condition.Covers, box) is (int axis, ValueSet part))
            {
                return (axis, part);
            }
        }

        return Policy.Demand.Cut(box);
    }

    private int CutsLeft(Box box)
    {
        int cuts = Policy.Demand.IsAlike(box) ? 0 : 1;
        foreach (BoundCondition condition in Policy.Conditions)
        {
            cuts += condition.Covers.In(box).IsMixed() ? condition.CutsLeft(box) : 0;
        }

        return cuts;
    }
}
