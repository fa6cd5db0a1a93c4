using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using GdapTools.Benchmarks.Fleet;
using GdapTools.Core.Snapshots;
using GdapTools.Core.Tests.Support;
using Xunit;

namespace GdapTools.Sandbox.Tests.Fleet;

/// <summary>Where the services refuse what goes beyond their documented budgets, a run over many customers loses and doubles
/// nobody, and is hardly ever refused.</summary>
public sealed class FleetPaceTests
{
    // So many that their assignments alone, at a unit each, are more than the 3,500 that are granted in 10 seconds.
    private const int Customers = 4000;
    private const double MostThrottled = 0.02;

    [Fact]
    public async Task The_budgets_are_kept()
    {
        HastyClock clock = new(new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.Zero));
        FleetStage stage = await FleetStage.OpenAsync(Read(), clock, new SandboxOptions { Clock = clock, EnforceBudgets = true });

        List<CustomerAccess> results = await stage.TestAllAsync();

        Assert.Equal(Customers, results.Select(result => result.CustomerTenantId).Distinct().Count());
        Assert.Equal(Customers, results.Count);
        Assert.All(results, result => Assert.Equal(GdapVerdict.Pass, result.Verdict));
        double throttled = stage.Sandbox.Requests.Count(request => request.Status == 429);
        Assert.InRange(throttled / stage.Sandbox.Requests.Count, 0, MostThrottled);

        // Without a pace no time would have passed.
        Assert.True(clock.Passed > TimeSpan.FromSeconds(1), $"{clock.Passed}");
    }

    private static Snapshot Read()
    {
        using MemoryStream stream = new();
        FleetPartner.Write(stream, Customers);
        stream.Position = 0;
        return SnapshotReader.Read(stream, "fleet");
    }
}
