using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Customers.Fleet;
using Xunit;

namespace GdapTools.Core.Tests.Customers.Fleet;

/// <summary>Working on many things some at a time: what is handed on, what is bounded, how it ends.</summary>
public sealed class SweepTests
{
    [Fact]
    public async Task Each_thing_gives_one_result()
    {
        List<int> results = await new Sweep(limit: 4, ahead: 8)
            .RunAsync(Numbers(1000), (number, _) => Task.FromResult(number), CancellationToken.None)
            .ToListAsync();

        Assert.Equal(Enumerable.Range(0, 1000), results.Order());
    }

    [Fact]
    public async Task A_slow_one_holds_up_nobody()
    {
        TaskCompletionSource first = new();
        List<int> results = [];

        await foreach (int result in new Sweep(limit: 2, ahead: 2).RunAsync(
            Numbers(10),
            async (number, _) =>
            {
                await (number == 0 ? first.Task : Task.CompletedTask);
                return number;
            },
            CancellationToken.None))
        {
            results.Add(result);

            if (results.Count == 9)
            {
                first.SetResult();
            }
        }

        Assert.Equal(0, results[^1]);
        Assert.Equal(10, results.Count);
    }

    [Fact]
    public async Task No_more_are_worked_on_than_the_limit()
    {
        int running = 0;
        int most = 0;
        TaskCompletionSource full = new(TaskCreationOptions.RunContinuationsAsynchronously);

        List<int> results = await new Sweep(limit: 3, ahead: 8).RunAsync(
            Numbers(50),
            async (number, _) =>
            {
                lock (full)
                {
                    most = Math.Max(most, ++running);
                    if (running == 3)
                    {
                        full.TrySetResult();
                    }
                }

                // Nobody ends before the limit was reached once.
                await full.Task;
                lock (full)
                {
                    running--;
                }

                return number;
            },
            CancellationToken.None).ToListAsync();

        Assert.Equal((50, 3), (results.Count, most));
    }

    [Fact]
    public async Task A_taker_who_waits_holds_up_the_reading()
    {
        int read = 0;
        await using IAsyncEnumerator<int> results = new Sweep(limit: 2, ahead: 5)
            .RunAsync(Numbers(1000, () => Interlocked.Increment(ref read)), (number, _) => Task.FromResult(number), CancellationToken.None)
            .GetAsyncEnumerator();

        Assert.True(await results.MoveNextAsync());
        await results.DisposeAsync();

        // One taken, two waiting to be taken, two in the workers' hands, five ahead, and the one that found no room.
        Assert.InRange(read, 1, 11);
    }

    [Fact]
    public async Task Whoever_stops_taking_stops_the_work_and_waits_for_its_end()
    {
        int running = 0;

        await foreach (int _ in new Sweep(limit: 4, ahead: 4).RunAsync(
            Numbers(1000),
            async (number, token) =>
            {
                Interlocked.Increment(ref running);
                try
                {
                    await (number == 0 ? Task.CompletedTask : Task.Delay(Timeout.Infinite, token));
                    return number;
                }
                finally
                {
                    Interlocked.Decrement(ref running);
                }
            },
            CancellationToken.None))
        {
            break;
        }

        Assert.Equal(0, running);
    }

    [Fact]
    public async Task What_the_work_throws_comes_after_the_results_that_were_there()
    {
        List<int> results = [];

        InvalidOperationException failure = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (int result in new Sweep(limit: 1, ahead: 1).RunAsync(
                Numbers(10),
                (number, _) => number < 3 ? Task.FromResult(number) : throw new InvalidOperationException("four"),
                CancellationToken.None))
            {
                results.Add(result);
            }
        });

        Assert.Equal("four", failure.Message);
        Assert.Equal([0, 1, 2], results);
    }

    [Fact]
    public async Task What_the_source_throws_comes_out_as_it_is()
    {
        static async IAsyncEnumerable<int> Broken()
        {
            yield return 1;
            await Task.Yield();
            throw new InvalidOperationException("source");
        }

        InvalidOperationException failure = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await new Sweep(limit: 4, ahead: 4).RunAsync(Broken(), (number, _) => Task.FromResult(number), CancellationToken.None).ToListAsync());

        Assert.Equal("source", failure.Message);
    }

    [Fact]
    public async Task Cancelling_ends_it()
    {
        using CancellationTokenSource stop = new();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (int _ in new Sweep(limit: 4, ahead: 4).RunAsync(
                Numbers(1000),
                async (number, token) =>
                {
                    await (number == 0 ? Task.CompletedTask : Task.Delay(Timeout.Infinite, token));
                    return number;
                },
                stop.Token))
            {
                stop.Cancel();
            }
        });
    }

    private static async IAsyncEnumerable<int> Numbers(
        int count,
        Action? read = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (int number = 0; number < count; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
            read?.Invoke();
            yield return number;
        }
    }
}
