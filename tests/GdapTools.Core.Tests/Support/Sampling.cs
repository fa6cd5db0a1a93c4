using System;
using CsCheck;
using Xunit;

namespace GdapTools.Core.Tests.Support;

/// <summary>
/// Runs a property over a fixed run of random cases. CsCheck's own loop takes only its first case from the seed and
/// spreads the others over threads; this one draws all of them from it, so that a run can be repeated. CsCheck_Seed and
/// CsCheck_Iter in the environment ask for other or more cases, as they do there.
/// </summary>
internal static class Sampling
{
    private const uint Stream = 31;
    private const ulong Seed = 20261125;

    public static void Holds<T>(Gen<T> gen, int count, Func<T, string?> complain)
        where T : ISimpler<T>
    {
        if (FirstComplaint(gen, count, complain) is { } complaint)
        {
            Assert.Fail(complaint);
        }
    }

    /// <summary>Says what is wrong with the smallest case that has something wrong with it; null where all is well.</summary>
    public static string? FirstComplaint<T>(Gen<T> gen, int count, Func<T, string?> complain)
        where T : ISimpler<T>
    {
        PCG random = Start();
        Size? smallest = null;
        (T Plan, string Seed)? worst = null;
        for (int index = 0; index < Count(count); index++)
        {
            string seed = random.ToString(random.State);
            T plan = gen.Generate(random, null, out Size size);
            if ((smallest is null || Size.IsLessThan(size, smallest)) && complain(plan) is not null)
            {
                smallest = size;
                worst = (plan, seed);
            }
        }

        return worst is { } found ? Report(found.Plan, found.Seed, complain) : null;
    }

    /// <summary>The least that is left of a case that has something wrong with it, and how to draw it again.</summary>
    public static string Report<T>(T plan, string seed, Func<T, string?> complain)
        where T : ISimpler<T>
    {
        T simplest = Simplify(plan, complain);
        return $"CsCheck_Seed={seed} CsCheck_Iter=1 shows it again.{Environment.NewLine}" +
            $"{complain(simplest)}{Environment.NewLine}{simplest}";
    }

    public static PCG Start() => Environment.GetEnvironmentVariable("CsCheck_Seed") is { Length: > 0 } seed
        ? PCG.Parse(seed)
        : new PCG(Stream, Seed);

    public static int Count(int count) =>
        int.TryParse(Environment.GetEnvironmentVariable("CsCheck_Iter"), out int asked) ? asked : count;

    /// <summary>Leaves parts out for as long as something stays wrong.</summary>
    public static T Simplify<T>(T plan, Func<T, string?> complain)
        where T : ISimpler<T>
    {
        foreach (T simpler in plan.Simpler())
        {
            if (simpler.ToString() != plan.ToString() && complain(simpler) is not null)
            {
                return Simplify(simpler, complain);
            }
        }

        return plan;
    }
}
