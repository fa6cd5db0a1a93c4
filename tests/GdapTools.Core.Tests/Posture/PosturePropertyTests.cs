using System;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Posture;
using Xunit;

namespace GdapTools.Core.Tests.Posture;

/// <summary>The engine against the naive evaluator, on tenants nobody thought of.</summary>
public sealed class PosturePropertyTests
{
    private const int Tenants = 100;

    private static readonly NaiveContext[] s_contexts = RandomTenant.Contexts.ToArray();

    [Fact]
    public void Engine_and_enumeration_agree_on_every_context_and_verdict()
    {
        int unknown = 0;
        for (int seed = 0; seed < Tenants; seed++)
        {
            RandomTenant random = new(seed);
            PostureInput input = random.Tenant.Build();
            NaiveEvaluator naive = random.Naive(input);
            PostureAnalysis analysis = PostureAnalysis.Of(input);
            EngineContexts engine = new(analysis);
            HashSet<NaiveOutcome> seen = [];
            foreach (NaiveContext context in s_contexts)
            {
                NaiveOutcome expected = naive.Judge(context);
                seen.Add(expected);
                Outcome actual = engine.OutcomeOf(context);
                if (actual != OutcomeOf(expected))
                {
                    Assert.Fail($"Seed {seed}: {context} is {expected}, the engine says {actual}.{Environment.NewLine}{random}");
                }
            }

            PostureVerdict verdict = PostureEvaluator.Evaluate(input).Verdict;
            unknown += verdict == PostureVerdict.Unknown ? 1 : 0;
            Assert.True(
                verdict == PostureVerdict.Unknown || verdict == VerdictOf(seen),
                $"Seed {seed}: {VerdictOf(seen)} by enumeration, the engine says {verdict}.{Environment.NewLine}{random}");
        }

        Assert.InRange(unknown, 0, Tenants / 10);
    }

    [Fact]
    public void Each_gap_is_told_and_only_gaps_are_told()
    {
        for (int seed = 0; seed < Tenants; seed++)
        {
            RandomTenant random = new(seed);
            PostureInput input = random.Tenant.Build();
            NaiveEvaluator naive = random.Naive(input);
            PostureAnalysis analysis = PostureAnalysis.Of(input);
            EngineContexts engine = new(analysis);

            foreach (NaiveContext context in s_contexts)
            {
                bool isTold = analysis.Gaps.Boxes.Any(box => box.Holds(engine.ContextOf(context)));
                Assert.True(isTold == (naive.Judge(context) == NaiveOutcome.Open), $"Seed {seed}: {context}");
            }
        }
    }

    [Fact]
    public void An_unknown_member_in_an_applicable_policy_never_makes_a_verdict()
    {
        ContractEnum[] enums = ContractEnum.OfPolicies("v1.0").ToArray();
        for (int seed = 0; seed < Tenants; seed++)
        {
            RandomTenant random = new(seed, mostPolicies: 3);
            PostureInput input = random.Tenant.Build();
            NaiveEvaluator naive = random.Naive(input);
            PolicyBuilder? victim = random.Policies.FirstOrDefault(policy =>
                s_contexts.Any(context => naive.Asks(policy.Id, context)));
            if (victim is null)
            {
                continue;
            }

            ContractEnum place = enums[seed % enums.Length];
            PolicyBuilder[] rest = [.. random.Policies.Where(policy => policy != victim)];
            PostureVerdict with = Evaluate([.. rest, place.Plant(victim.Copy())]);
            PostureVerdict without = Evaluate(rest);

            // What the policy asks, and of whom, is not known any more: only what holds either way may be said. That
            // nothing requires MFA holds where the policy blocks, whomever.
            bool blocksAnyway = place.Path.StartsWith("conditions", StringComparison.Ordinal) &&
                victim.Build().GetProperty("grantControls").GetProperty("builtInControls").GetRawText() == "[\"block\"]";
            Assert.True(
                with == PostureVerdict.Unknown || (with == without && (with != PostureVerdict.NotEnforced || blocksAnyway)),
                $"Seed {seed}, {place.Path}: {without} without the policy, {with} with it.{Environment.NewLine}{random}");
        }
    }

    private static PostureVerdict Evaluate(PolicyBuilder[] policies) => new TenantBuilder()
        .InGroup("a group of the account").WithRole(TestIds.UserAdministrator)
        .Network("HQ", isTrusted: true, "203.0.113.0/24").Network("Lab", isTrusted: false, "203.0.113.128/25")
        .Network("Branch", isTrusted: false, "198.51.100.0/25", "2001:db8:1::/48").Countries("Home countries", "DE AT")
        .Add(policies).Evaluate().Verdict;

    private static Outcome OutcomeOf(NaiveOutcome outcome) => outcome switch
    {
        NaiveOutcome.Open => Outcome.Gap,
        NaiveOutcome.Mfa => Outcome.Mfa,
        _ => Outcome.Blocked,
    };

    private static PostureVerdict VerdictOf(HashSet<NaiveOutcome> seen) =>
        (seen.Contains(NaiveOutcome.Open), seen.Contains(NaiveOutcome.Mfa)) switch
        {
            (true, true) => PostureVerdict.EnforcedWithGaps,
            (true, false) => PostureVerdict.NotEnforced,
            (false, true) => PostureVerdict.Enforced,
            _ => PostureVerdict.Blocked,
        };
}
