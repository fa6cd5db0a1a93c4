using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace GdapTools.Benchmarks.Fleet;

/// <summary>
/// Test-GdapCustomerAccess over 1,000 customers where each answer takes 100 ms, the services in another process. Measured against
/// the fewest requests there can be, 16 at a time, and against a script that sends the same requests one after another.
/// </summary>
internal static class FleetBenchmark
{
    public const int Customers = 1000;
    public const int Concurrency = 16;
    private const int ScriptCustomers = 200;
    private const double MostOverhead = 0.05;

    public static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(100);

    /// <summary>A token and a probe each, their assignments twenty to a request, two lists of 300 a page, and the groups.</summary>
    public static int Needed(int customers) => (2 * customers) + Up(customers, 20) + (2 * Up(customers, 300)) + 1;

    public static async Task<IReadOnlyList<Figure>> RunAsync(string moduleDirectory)
    {
        using FleetProcess server = new(Customers, Latency);
        FleetSweep.Run(moduleDirectory, server.Uri).Demand(Customers);
        server.Report();
        FleetSweep sweep = FleetSweep.Run(moduleDirectory, server.Uri).Demand(Customers);
        FleetRequests requests = server.Report();
        double script = await MeasureScriptAsync(server);
        double ideal = Needed(Customers) * Latency.TotalSeconds / Concurrency;
        Tell("sweep", Customers, sweep, requests);
        return
        [
            new Figure("fleet", sweep.Seconds / ideal, "times the ideal", Goal: 1.5),
            new Figure("fleet-script", sweep.Seconds / script, "of the time one by one", Goal: 1.0 / 12),
            new Figure("fleet-requests", (double)requests.Total / Needed(Customers), "times the fewest there can be", Goal: 1.02),
            new Figure("fleet-first", sweep.FirstSeconds / sweep.Seconds, "of the time, to the first result", Goal: 0.1),
        ];
    }

    public static void Tell(string name, int customers, FleetSweep sweep, FleetRequests requests) => Console.WriteLine(FormattableString.Invariant(
        $"{name}: {sweep.Seconds:0.0} s, first result after {sweep.FirstSeconds:0.00} s; {requests.Total} requests: {requests.Tokens} tokens, {requests.Lists} pages, {requests.Batches} batches, {requests.Probes} probes; {requests.Total - Needed(customers)} more than needed, retries among them; {requests.Throttled} answered 429; CPU {sweep.CpuSeconds:0.0} s here, {requests.CpuSeconds:0.0} s there; peak memory {sweep.PeakMegabytes:0} MB"));

    // Some of the customers are enough: one takes as long as the other.
    private static async Task<double> MeasureScriptAsync(FleetProcess server)
    {
        double seconds = await FleetScript.RunAsync(server.Uri, ScriptCustomers);
        FleetRequests requests = server.Report();
        double waited = requests.Total * Latency.TotalSeconds;
        Console.WriteLine(FormattableString.Invariant(
            $"script: {seconds:0.0} s for {ScriptCustomers} customers, {requests.Total} requests, {100 * ((seconds / waited) - 1):0.0} % above their latency"));
        return seconds / waited - 1 <= MostOverhead
            ? seconds / waited * Needed(Customers) * Latency.TotalSeconds
            : throw new InvalidOperationException("The script does more than wait: it is no baseline.");
    }

    private static int Up(int count, int size) => (count + size - 1) / size;
}
