using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace GdapTools.Sandbox.Tests.Writing;

/// <summary>
/// A fault at every request of every write cmdlet: the tenant is as wanted or untouched, the error says which, nothing is
/// carried out twice, and running it again completes it.
/// </summary>
public sealed class WriteFaultTests
{
    public static TheoryData<string, WriteFault, bool> Faults
    {
        get
        {
            TheoryData<string, WriteFault, bool> data = [];
            foreach (string scenario in WriteScenario.All.Keys)
            {
                foreach (WriteFault fault in Enum.GetValues<WriteFault>())
                {
                    data.Add(scenario, fault, false);
                    data.Add(scenario, fault, true);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_at_any_request_leaves_nothing_in_doubt(string name, WriteFault fault, bool stays)
    {
        WriteScenario scenario = WriteScenario.All[name];
        int requests = await CountAsync(scenario);
        Assert.InRange(requests, 2, 20);

        for (int at = 0; at < requests; at++)
        {
            using WriteBench bench = await WriteBench.OpenAsync(scenario.Edit);
            bench.Carrier.Forget();
            bench.Carrier.At = at;
            bench.Carrier.Fault = fault;
            bench.Carrier.Stays = stays;

            GdapException? failure = await WriteBench.FailureAsync(() => scenario.RunAsync(bench));
            int applied = bench.Carrier.Applied.Count;
            bench.Carrier.Forget();

            await AssertToldAsync(scenario, bench, failure, applied, stays);
            await scenario.RunAsync(bench);
            Assert.True(await scenario.IsWantedAsync(bench), $"run again after a fault at {at}");
            Assert.Equal(scenario.Writes, bench.Carrier.Applied.Count);
        }
    }

    private static async Task AssertToldAsync(
        WriteScenario scenario,
        WriteBench bench,
        GdapException? failure,
        int applied,
        bool stays)
    {
        if (failure is null)
        {
            Assert.True(await scenario.IsWantedAsync(bench));
            return;
        }

        Assert.NotEmpty(failure.RecommendedAction!);
        if (failure.ErrorId == "WriteOutcomeUnknown")
        {
            Assert.True(stays, failure.Message);
            Assert.Contains("it looks first, and does nothing twice", failure.RecommendedAction);
            return;
        }

        if (failure.ErrorId == "ConsentRemoved")
        {
            Assert.Equal(1, applied);
            Assert.Contains("the application has no access now", failure.Message);
            Assert.Contains("Grant-GdapConsent -CustomerTenantId", failure.RecommendedAction);
            return;
        }

        // What else fails says that nothing was changed, or comes before anything could be.
        bool isOfWrite = failure.Message.StartsWith("Could not ", StringComparison.Ordinal);
        Assert.Equal(isOfWrite, failure.Message.Contains("othing was changed", StringComparison.Ordinal));
        bool isSecond = failure.Message.Contains("which is created", StringComparison.Ordinal)
            || failure.Message.Contains("set AutoExtendDuration", StringComparison.Ordinal);
        Assert.Equal(isSecond ? 1 : 0, applied);
    }

    private static async Task<int> CountAsync(WriteScenario scenario)
    {
        using WriteBench bench = await WriteBench.OpenAsync(scenario.Edit);
        bench.Carrier.Forget();
        await scenario.RunAsync(bench);
        int count = bench.Carrier.Count;
        Assert.True(await scenario.IsWantedAsync(bench));
        Assert.Equal(scenario.Writes, bench.Carrier.Applied.Count);
        return count;
    }
}
