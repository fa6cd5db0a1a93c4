using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>The working of the evaluation: policies bound to the account, and what becomes of the sign-ins they tell
/// apart.</summary>
internal sealed class PostureAnalysis
{
    private readonly Lazy<GapCover> _gaps;
    private readonly Lazy<ClosestPolicy?> _closest;

    private PostureAnalysis(PostureInput input, PolicyList list)
    {
        Input = input;
        Baseline = Baseline.Of(input);
        List = list;
        Targets = new TargetScope(input.ClientId, input.IsClientTarget);
        PolicyBinder binder = new(input, List.Policies, Targets);
        Atlas = binder.Atlas;
        Filters = binder.Filters;
        Space = binder.Space;
        Policies = binder.Policies;
        IEnumerable<BoundPolicy> deciding = Policies.Where(static policy => policy.Matters);
        Deciding = binder.SecurityDefaults is BoundPolicy defaults ? [.. deciding, defaults] : deciding.ToArray();
        Feasibility = new Feasibility(Atlas, Space);
        Search = GapSearch.Run(Deciding, Space.Whole, Feasibility.IsCertain);
        _gaps = new Lazy<GapCover>(Cover);
        _closest = new Lazy<ClosestPolicy?>(() => ClosestPolicy.Of(this));
    }

    public PostureInput Input { get; }

    public Baseline Baseline { get; }

    public PolicyList List { get; }

    public TargetScope Targets { get; }

    public LocationAtlas Atlas { get; }

    /// <summary>The device filter rules in use.</summary>
    public FilterBook Filters { get; }

    public Feasibility Feasibility { get; }

    public IReadOnlyList<BoundPolicy> Policies { get; }

    /// <summary>The policies that can change what a sign-in needs, security defaults among them.</summary>
    public IReadOnlyList<BoundPolicy> Deciding { get; }

    public SignInSpace Space { get; }

    /// <summary>What policies make of all sign-ins, before security defaults are looked at.</summary>
    public GapSearch Search { get; }

    /// <summary>Whether what policies leave open is open; No where security defaults close it.</summary>
    public Truth IsOpenWithoutPolicies => List.IsReadable ? Baseline.AlwaysMfa.Not() : Baseline.AlwaysMfa.Not().And(Truth.Unknown);

    /// <summary>The gaps, in few large boxes that may overlap.</summary>
    public GapCover Gaps => _gaps.Value;

    /// <summary>The policy that lacks but one thing; to be asked for where nothing requires MFA.</summary>
    public ClosestPolicy? Closest => _closest.Value;

    public static PostureAnalysis Of(PostureInput input) => new(input, PolicyList.Read(input));

    /// <summary>The same, had one policy been another.</summary>
    public PostureAnalysis With(CaPolicy policy, CaPolicy changed) => new(Input, List.With(policy, changed));

    /// <summary>What becomes of one sign-in, given by its value on each axis of <see cref="Space"/>.</summary>
    public Outcome OutcomeOf(IReadOnlyList<int> context) => (Outcomes.Of(Deciding, context), IsOpenWithoutPolicies) switch
    {
        (Outcome.Gap, Truth.Unknown) => Outcome.Unknown,
        (Outcome.Gap or Outcome.Unknown, Truth.No) => Outcome.Mfa,
        (Outcome outcome, _) => outcome,
    };

    private GapCover Cover()
    {
        if (IsOpenWithoutPolicies != Truth.Yes)
        {
            return new GapCover([], false);
        }

        BoxCover cover = new(Space, Deciding, Atlas.OpenGround);
        IReadOnlyList<Box> boxes = cover.Find(Search.Gaps);
        return new GapCover(boxes, cover.IsCutShort);
    }
}

/// <summary>Gaps put together.</summary>
/// <param name="Boxes">The boxes.</param>
/// <param name="IsCutShort">Whether there are more.</param>
internal sealed record GapCover(IReadOnlyList<Box> Boxes, bool IsCutShort);
