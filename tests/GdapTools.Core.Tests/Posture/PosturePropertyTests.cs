using System;
using System.Linq;
using System.Text.Json;
using CsCheck;
using GdapTools.Core.Tests.Posture.Naive;
using GdapTools.Core.Tests.Support;
using Xunit;

namespace GdapTools.Core.Tests.Posture;

/// <summary>The engine against the naive evaluator, on tenants nobody thought of.</summary>
public sealed class PosturePropertyTests
{
    internal const int Tenants = 200;

    internal static readonly Gen<TenantPlan> AllTenants = RandomTenants.Of(Enum.GetValues<Dimension>(), withClientId: true);

    [Fact]
    public void Engine_and_enumeration_agree_on_every_sign_in() =>
        Sampling.Holds(AllTenants, Tenants, Agreement.OnSignIns);

    [Fact]
    public void Verdict_is_what_enumeration_shows() =>
        Sampling.Holds(AllTenants, Tenants, Agreement.OnVerdict);

    [Fact]
    public void Unknown_is_no_way_out()
    {
        PCG random = Sampling.Start();
        TenantPlan[] settled = [.. Enumerable.Range(0, Sampling.Count(Tenants))
            .Select(_ => AllTenants.Generate(random, null, out Size _)).Where(Agreement.IsSettled)];

        int unknown = settled.Count(static plan => new EngineContexts(plan.Build()).Verdict == PostureVerdict.Unknown);

        Assert.InRange(settled.Length, Sampling.Count(Tenants) / 2, Sampling.Count(Tenants));
        Assert.InRange(unknown, 0, settled.Length / 20);
    }

    [Fact]
    public void An_unknown_member_in_a_policy_that_asks_for_MFA_never_makes_a_verdict()
    {
        ContractEnum[] enums = [.. ContractEnum.OfPolicies("v1.0")];
        PCG random = Sampling.Start();
        for (int index = 0; index < Sampling.Count(Tenants); index++)
        {
            TenantPlan plan = AllTenants.Generate(random, null, out Size _);
            NaiveTenant tenant = plan.Build();
            NaiveEvaluator naive = new(tenant);
            SignIn[] signIns = SignIns.Of(plan);
            int victim = tenant.Policies.ToList().FindIndex(policy =>
                signIns.Any(signIn => naive.AsksForMfa(policy, signIn) && naive.Judge(signIn).Is(NaiveOutcomes.Mfa)));
            if (victim < 0)
            {
                continue;
            }

            ContractEnum place = enums[index % enums.Length];
            JsonElement[] rest = [.. tenant.Policies.Where((_, position) => position != victim)];
            JsonElement odd = place.Plant(plan.Policies[victim].Policy(victim)).Build();
            PostureVerdict with = new EngineContexts(tenant.With([.. rest, odd])).Verdict;
            PostureVerdict without = new EngineContexts(tenant.With(rest)).Verdict;

            // What the policy asks, and of whom, is not known any more: only what holds either way may be said. That
            // nothing requires MFA holds where the policy can only block, whomever.
            bool blocksAnyway = place.Path.StartsWith("conditions", StringComparison.Ordinal)
                && odd.GetProperty("grantControls").GetRawText().Contains("\"block\"", StringComparison.Ordinal);
            Assert.True(
                with == PostureVerdict.Unknown || (with == without && (with != PostureVerdict.NotEnforced || blocksAnyway)),
                $"{place.Path}: {without} without the policy, {with} with it.{Environment.NewLine}{plan}");
        }
    }

    [Fact]
    public void A_sign_in_lies_in_a_gap_that_is_told_if_and_only_if_it_is_open() =>
        Sampling.Holds(AllTenants, Tenants, Agreement.OnGaps);
}
