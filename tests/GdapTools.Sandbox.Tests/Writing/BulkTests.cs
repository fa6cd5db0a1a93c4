using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Relationships.Writing;
using Xunit;

namespace GdapTools.Sandbox.Tests.Writing;

/// <summary>A thousand relationships are created and locked within the service's documented limits.</summary>
public sealed class BulkTests
{
    private const int Count = 1000;

    [Fact]
    public async Task A_thousand_writes_lose_none_and_double_none_and_are_hardly_ever_throttled()
    {
        using WriteBench bench = await WriteBench.OpenWithBudgetsAsync();
        string[] wanted = [.. Enumerable.Range(0, Count).Select(number => $"Customer {number:0000}")];
        using RelationshipNames names = new(bench.Context, wanted);
        RelationshipCreator creator = new(bench.Context, names);
        WriteItem<GdapInvitation>[] items = [.. wanted.Select(name => new WriteItem<GdapInvitation>(
            name, token => creator.PlanAsync(WriteBench.Spec(name), locks: true, token)))];
        Host host = new();

        await new WriteRun<GdapInvitation>(items, host, limit: 8).RunAsync(CancellationToken.None);

        Assert.Empty(host.Failures);
        Assert.Equal(wanted, host.Results.Select(item => item.DisplayName).Order(StringComparer.Ordinal));
        Assert.Equal(Count, host.Results.Select(item => item.RelationshipId).Distinct().Count());
        Assert.All(host.Results, item => Assert.Equal("approvalPending", item.Status));

        IReadOnlyList<ServedRequest> served = bench.Sandbox.Requests;
        Assert.Equal(2 * Count, served.Count(request => request is { Method: "POST", Status: 201 }));
        Assert.True(served.Count(request => request.Status == 429) < served.Count / 50, "At most 2 % are throttled.");
    }

    private sealed class Host : IWriteHost<GdapInvitation>
    {
        public ConcurrentQueue<GdapInvitation> Results { get; } = new();

        public ConcurrentQueue<string> Failures { get; } = new();

        public Task<bool> AgreeAsync(PlannedChange<GdapInvitation> change) => Task.FromResult(true);

        public Task WriteAsync(GdapInvitation result)
        {
            Results.Enqueue(result);
            return Task.CompletedTask;
        }

        public Task FailAsync(GdapException failure, string name)
        {
            Failures.Enqueue($"{name}: {failure.Message}");
            return Task.CompletedTask;
        }

        public void Report(int ended, int total)
        {
            // Progress is no part of this.
        }
    }
}
