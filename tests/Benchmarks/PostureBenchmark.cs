using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using GdapTools.Core.Posture;
using GdapTools.Core.Tests.Posture;

namespace GdapTools.Benchmarks;

/// <summary>
/// The posture of an account under 200 policies with 40 locations that overlap and 15 device filters: all sign-ins that
/// these tell apart, and what takes the search to its limit. Beside it, judging 20,000 sign-ins one by one.
/// </summary>
internal static class PostureBenchmark
{
    private const int Runs = 5;
    private const int Sample = 20_000;

    public static IReadOnlyList<Figure> Run()
    {
        PostureInput large = LargeTenant.Build(policies: 200, locations: 40, filters: 15, seed: 1).Build();
        PostureInput riddle = new TenantBuilder().Add(LargeTenant.Riddle(labels: 110, policies: 470, seed: 9)).Build();
        double proof = Median(() => PostureEvaluator.Evaluate(large));
        PostureAnalysis analysis = PostureAnalysis.Of(large);
        double sampling = Median(() => JudgeOneByOne(analysis));
        double limit = Median(() => PostureEvaluator.Evaluate(riddle));
        return
        [
            new Figure("posture", proof, "s", Goal: 5),
            new Figure("posture-over-sample", proof / sampling, $"times judging {Sample} sign-ins one by one", Goal: 10),
            new Figure("posture-limit", limit, "s", Goal: 5),
        ];
    }

    private static void JudgeOneByOne(PostureAnalysis analysis)
    {
        Random random = new(1);
        int[] sizes = [.. analysis.Space.Axes.Select(static axis => axis.Size)];
        for (int index = 0; index < Sample; index++)
        {
            analysis.OutcomeOf([.. sizes.Select(size => random.Next(size))]);
        }
    }

    private static double Median(Action action)
    {
        List<double> times = [];
        for (int run = 0; run <= Runs; run++)
        {
            Stopwatch watch = Stopwatch.StartNew();
            action();
            times.Add(watch.Elapsed.TotalSeconds);
        }

        // The first run warms up.
        return times.Skip(1).Order().ElementAt(Runs / 2);
    }
}
