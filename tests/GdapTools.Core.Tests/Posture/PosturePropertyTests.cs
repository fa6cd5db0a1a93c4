using System;
using System.Linq;
using CsCheck;
using GdapTools.Core.Tests.Posture.Naive;
using Xunit;

namespace GdapTools.Core.Tests.Posture;

/// <summary>The engine against the naive evaluator, on tenants nobody thought of.</summary>
public sealed class PosturePropertyTests
{
    internal const int Tenants = 150;

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
    public void A_sign_in_lies_in_a_gap_that_is_told_if_and_only_if_it_is_open() =>
        Sampling.Holds(AllTenants, Tenants, Agreement.OnGaps);
}
