using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Relationships.Writing;
using GdapTools.Sandbox.Tests.Http;
using Xunit;

namespace GdapTools.Sandbox.Tests.Writing;

/// <summary>Many changes at a time.</summary>
public sealed class WriteRunTests
{
    [Fact]
    public async Task No_more_are_under_way_than_allowed_and_each_has_one_result()
    {
        int underWay = 0;
        int most = 0;
        Host host = new();
        WriteItem<string>[] items = Items(1000, async name =>
        {
            int now = Interlocked.Increment(ref underWay);
            InterlockedMax(ref most, now);
            await Task.Yield();
            Interlocked.Decrement(ref underWay);
            return name.EndsWith("99", StringComparison.Ordinal) ? throw Failure(GdapErrorKind.Conflict) : name;
        });

        await new WriteRun<string>(items, host, limit: 5).RunAsync(CancellationToken.None);

        Assert.Equal(990, host.Results.Distinct().Count());
        Assert.Equal(10, host.Failures.Distinct().Count());
        Assert.Equal(1000, host.Reports.Max());
        Assert.InRange(most, 1, 5);
    }

    [Fact]
    public async Task Leave_is_asked_for_in_order_whatever_the_planning_takes()
    {
        Host host = new();
        TaskCompletionSource<bool> first = new();
        WriteItem<string>[] items =
        [
            new("a", async _ => { await first.Task; return Change("a", Task.FromResult); }),
            new("b", _ => Task.FromResult(Change("b", Task.FromResult))),
            new("c", _ => throw Failure(GdapErrorKind.NotFound)),
            new("d", _ => { first.SetResult(true); return Task.FromResult(Change("d", Task.FromResult)); }),
        ];

        await new WriteRun<string>(items, host, limit: 4).RunAsync(CancellationToken.None);

        Assert.Equal(["a", "b", "d"], host.Asked);
        Assert.Equal(["c"], host.Failures);
    }

    [Fact]
    public async Task What_is_not_agreed_to_is_not_made()
    {
        Host host = new() { Refuses = name => name == "1" };

        await new WriteRun<string>(Items(3, Task.FromResult), host, limit: 2).RunAsync(CancellationToken.None);

        Assert.Equal(["0", "2"], host.Results.Order());
    }

    [Theory]
    [InlineData(GdapErrorKind.Authentication)]
    [InlineData(GdapErrorKind.NotConnected)]
    public async Task A_session_that_is_refused_ends_the_run_after_what_was_begun(GdapErrorKind kind)
    {
        Host host = new();
        WriteItem<string>[] items = Items(100, name => name == "3" ? throw Failure(kind) : Task.FromResult(name));
        WriteRun<string> run = new(items, host, limit: 1);

        GdapException failure = await Assert.ThrowsAsync<GdapException>(() => run.RunAsync(CancellationToken.None));

        Assert.Equal(kind, failure.Kind);
        Assert.Equal(["0", "1", "2"], host.Results);
        Assert.StartsWith("Stopped after 4 of 100. Not begun: 96, from '4' on.", run.Position);
    }

    [Fact]
    public async Task A_stop_tells_what_was_done_what_was_under_way_and_what_was_not_begun()
    {
        Host host = new();
        using CancellationTokenSource stop = new();
        TaskCompletionSource<string> never = new();
        WriteItem<string>[] items = Items(10, name => name == "2" ? never.Task.WaitAsync(stop.Token) : Task.FromResult(name));
        WriteRun<string> run = new(items, host, limit: 1);
        Task running = run.RunAsync(stop.Token);
        await Loopback.UntilAsync(() => host.Results.Count == 2 && run.IsUnderWay);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.StartsWith("Stopped after 2 of 10. Under way, and perhaps done: '2'. Not begun: 7, from '3' on.", run.Position);
    }

    private static WriteItem<string>[] Items(int count, Func<string, Task<string>> make) => [.. Enumerable.Range(0, count)
        .Select(number => new WriteItem<string>(
            $"{number}", _ => Task.FromResult(Change($"{number}", make))))];

    private static PlannedChange<string> Change(string name, Func<string, Task<string>> make) =>
        new(name, "Change", _ => make(name));

    private static GdapException Failure(GdapErrorKind kind) => new("Invented", kind, "Said by a test.");

    private static void InterlockedMax(ref int most, int now)
    {
        for (int seen = Volatile.Read(ref most); now > seen; seen = Volatile.Read(ref most))
        {
            Interlocked.CompareExchange(ref most, now, seen);
        }
    }

    private sealed class Host : IWriteHost<string>
    {
        public Func<string, bool> Refuses { get; init; } = _ => false;

        public List<string> Asked { get; } = [];

        public ConcurrentQueue<string> Results { get; } = new();

        public ConcurrentQueue<string> Failures { get; } = new();

        public ConcurrentQueue<int> Reports { get; } = new();

        public Task<bool> AgreeAsync(PlannedChange<string> change)
        {
            Asked.Add(change.Target);
            return Task.FromResult(!Refuses(change.Target));
        }

        public Task WriteAsync(string result)
        {
            Results.Enqueue(result);
            return Task.CompletedTask;
        }

        public Task FailAsync(GdapException failure, string name)
        {
            Failures.Enqueue(name);
            return Task.CompletedTask;
        }

        public void Report(int ended, int total) => Reports.Enqueue(ended);
    }
}
