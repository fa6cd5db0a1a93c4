using System;
using System.Collections.Generic;
using CsCheck;
using GdapTools.Core.Tests.Support;

namespace GdapTools.Core.Tests.Customers.Health;

/// <summary>A random partner and what the engine says of it.</summary>
/// <param name="Plan">The partner.</param>
/// <param name="Seed">Draws it again.</param>
/// <param name="Said">Null where the engine had nothing but an error.</param>
internal sealed record HealthSample(HealthPlan Plan, string Seed, RelationshipHealth[]? Said)
{
    private const int Tenants = 10_000;

    private static readonly Lazy<IReadOnlyList<HealthSample>> s_all = new(Draw);

    /// <summary>The same each time, and judged by the engine but once.</summary>
    public static IReadOnlyList<HealthSample> All => s_all.Value;

    private static List<HealthSample> Draw()
    {
        using PlannedSession engine = new();
        PCG random = Sampling.Start();
        List<HealthSample> samples = [];

        for (int index = 0; index < Sampling.Count(Tenants); index++)
        {
            string seed = random.ToString(random.State);
            HealthPlan plan = HealthPlans.Any.Generate(random, null, out _);
            samples.Add(new HealthSample(plan, seed, engine.Test(plan)));
        }

        return samples;
    }
}
