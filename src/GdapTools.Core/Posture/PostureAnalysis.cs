using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>
/// The working of the evaluation: policies bound to the account, the contexts they tell apart and what becomes of each.
/// A later, finer engine replaces parts of it; what a verdict is made of stays.
/// </summary>
internal sealed class PostureAnalysis
{
    /// <summary>Above this many contexts the answer is Unknown rather than slow.</summary>
    public const int MostContexts = 200_000;

    private PostureAnalysis(PostureInput input)
    {
        Input = input;
        Baseline = Baseline.Of(input);
        List = PolicyList.Read(input);
        UserScope users = new(input.Account);
        (CaPolicy Policy, Scope Standing)[] standing =
            List.Policies.Select(policy => (policy, StandingOf(policy, users))).ToArray();
        CaPolicy[] inForce = standing.Where(static item => item.Standing.Covers != Truth.No)
            .Select(static item => item.Policy).ToArray();
        Atlas = new LocationAtlas(
            input.NamedLocations,
            inForce.SelectMany(static policy => policy.Locations.Include.Concat(policy.Locations.Exclude)));
        string[] rules = inForce.Select(static policy => policy.DeviceFilter?.Rule).OfType<string>()
            .Distinct(StringComparer.Ordinal).ToArray();
        ConditionBinder binder = new(new TargetScope(input.ClientId), Atlas, rules);
        Policies = standing.Select(item => new BoundPolicy(
            item.Policy,
            item.Standing,
            item.Standing.Covers == Truth.No ? [] : binder.Bind(item.Policy))).ToArray();
        Deciding = Policies.Where(static policy => policy.Matters).ToArray();
        Rules = rules;
        Feasibility = new Feasibility(Atlas, rules);
        Space = new SignInSpace(Deciding, Atlas, rules.Length);
        Outcomes = JudgeContexts();
    }

    public PostureInput Input { get; }

    public Baseline Baseline { get; }

    public PolicyList List { get; }

    public LocationAtlas Atlas { get; }

    /// <summary>The device filter rules in use.</summary>
    public IReadOnlyList<string> Rules { get; }

    public Feasibility Feasibility { get; }

    public IReadOnlyList<BoundPolicy> Policies { get; }

    /// <summary>The policies that can change what a sign-in needs.</summary>
    public IReadOnlyList<BoundPolicy> Deciding { get; }

    public SignInSpace Space { get; }

    /// <summary>By number of the context; empty when there are too many of them.</summary>
    public IReadOnlyList<Outcome> Outcomes { get; }

    public static PostureAnalysis Of(PostureInput input) => new(input);

    /// <summary>Puts the contexts with an outcome together to boxes.</summary>
    public IReadOnlyList<Box> Boxes(Outcome outcome)
    {
        if (Outcomes.Count != Space.Count)
        {
            return [];
        }

        HashSet<int> openGround = new(Enumerable.Range(0, Atlas.Atoms.Count).Where(atom =>
            Atlas.Atoms[atom].IsElsewhere && !Atlas.Atoms[atom].IsMfaTrustedIp));
        return new BoxCover(Space, index => Outcomes[index] == outcome, openGround).Find();
    }

    private static Scope StandingOf(CaPolicy policy, UserScope users)
    {
        if (policy.IsDisabled)
        {
            return new Scope(Truth.No, "is off");
        }

        if (policy.IsReportOnly)
        {
            return new Scope(Truth.No, "is in report-only mode: logged, not enforced");
        }

        Scope scope = users.Judge(policy);
        if (scope.Covers == Truth.No || policy.Oddities.Count == 0)
        {
            return scope;
        }

        string oddities = string.Join("; ", policy.Oddities.Select(static oddity => oddity.Text));
        return new Scope(Truth.Unknown, $"cannot be judged: {oddities}");
    }

    private IReadOnlyList<Outcome> JudgeContexts()
    {
        if (Deciding.Any(static policy => policy.IsUniform(Requirement.Refused)))
        {
            return Enumerable.Repeat(Outcome.Blocked, (int)Math.Min(Space.Count, 1)).ToArray();
        }

        if (Space.Count > MostContexts)
        {
            return Deciding.Any(static policy => policy.IsUniform(Requirement.Mfa)) ? [Outcome.Mfa] : [];
        }

        Outcome[] outcomes = Posture.Outcomes.Judge(Space, Deciding);
        for (int index = 0; index < outcomes.Length; index++)
        {
            outcomes[index] = Settle(outcomes[index]);
        }

        return outcomes;
    }

    /// <summary>What security defaults, and lists that could not be read, make of an outcome.</summary>
    private Outcome Settle(Outcome outcome)
    {
        if (outcome is Outcome.Blocked or Outcome.Mfa)
        {
            return outcome;
        }

        if (Baseline.AlwaysMfa == Truth.Yes)
        {
            return Outcome.Mfa;
        }

        return Baseline.AlwaysMfa == Truth.Unknown || !List.IsReadable ? Outcome.Unknown : outcome;
    }
}
