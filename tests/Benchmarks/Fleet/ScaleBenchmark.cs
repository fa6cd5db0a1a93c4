using System.Collections.Generic;

namespace GdapTools.Benchmarks.Fleet;

/// <summary>The same over 10,000 customers: time for each, and memory, against the run over 1,000. And once more where the services
/// refuse what goes beyond their documented budgets.</summary>
internal static class ScaleBenchmark
{
    private const int Many = 10_000;

    public static IEnumerable<Figure> Run(string moduleDirectory)
    {
        FleetSweep few = Measure(moduleDirectory, FleetBenchmark.Customers, enforcesBudgets: false).Sweep;
        FleetSweep many = Measure(moduleDirectory, Many, enforcesBudgets: false).Sweep;
        (FleetSweep _, FleetRequests paced) = Measure(moduleDirectory, FleetBenchmark.Customers, enforcesBudgets: true);
        return
        [
            new Figure("scale", many.Seconds / Many / (few.Seconds / FleetBenchmark.Customers), "times as long for each of 10,000 as of 1,000", Goal: 1.1),
            new Figure("scale-memory", many.PeakMegabytes - few.PeakMegabytes, "MB more for 10,000 than for 1,000", Goal: 150),
            new Figure("scale-throttled", 100.0 * paced.Throttled / paced.Items, "% answered 429 under the documented budgets", Goal: 2),
        ];
    }

    private static (FleetSweep Sweep, FleetRequests Requests) Measure(string moduleDirectory, int customers, bool enforcesBudgets)
    {
        using FleetProcess server = new(customers, FleetBenchmark.Latency, enforcesBudgets);
        FleetSweep sweep = FleetSweep.Run(moduleDirectory, server.Uri).Demand(customers);
        FleetRequests requests = server.Report();
        FleetBenchmark.Tell(enforcesBudgets ? $"{customers} customers, budgets" : $"{customers} customers", customers, sweep, requests);
        return (sweep, requests);
    }
}
