using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;

namespace GdapTools.Core.Customers.Fleet;

/// <summary>Works on many things, some at a time, and hands on each result as soon as it is there. What is read ahead and
/// what waits to be taken are bounded, so that a slow taker slows the work, and memory does not grow with the number.</summary>
/// <param name="limit">The most that are worked on at a time.</param>
/// <param name="ahead">The most that are read before their turn.</param>
internal sealed class Sweep(int limit, int ahead)
{
    /// <summary>One result for each thing, in the order in which they are finished. Whoever stops taking stops the work, and
    /// waits until nothing of it runs any more.</summary>
    /// <exception cref="Exception">What the source or the work threw, after all results that were there by then.</exception>
    public async IAsyncEnumerable<TResult> RunAsync<T, TResult>(
        IAsyncEnumerable<T> source,
        Func<T, CancellationToken, Task<TResult>> work,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Channel<T> waiting = Channel.CreateBounded<T>(new BoundedChannelOptions(ahead) { SingleWriter = true });
        Channel<TResult> done = Channel.CreateBounded<TResult>(new BoundedChannelOptions(limit) { SingleReader = true });
        Task running = RunToEndAsync(
            [
                () => FeedAsync(source, waiting.Writer, stop.Token),
                .. Enumerable.Repeat(() => WorkAsync(waiting.Reader, work, done.Writer, stop.Token), limit),
            ],
            done.Writer,
            stop);

        try
        {
            // Not cancelled here: the work is, and says so by completing.
            while (await done.Reader.WaitToReadAsync(CancellationToken.None).ConfigureAwait(false))
            {
                while (done.Reader.TryRead(out TResult? result))
                {
                    yield return result;
                }
            }
        }
        finally
        {
            stop.Cancel();
            await running.ConfigureAwait(false);
        }
    }

    // Never fails: whatever ends the work ends the results.
    private static async Task RunToEndAsync<TResult>(
        IReadOnlyList<Func<Task>> parts,
        ChannelWriter<TResult> done,
        CancellationTokenSource stop)
    {
        Exception? failure = null;

        async Task WatchAsync(Func<Task> part)
        {
            try
            {
                await part().ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                // The first one says why; the others were stopped for its sake.
                Interlocked.CompareExchange(ref failure, exception, null);
                stop.Cancel();
            }
        }

        await Task.WhenAll(parts.Select(part => Task.Run(() => WatchAsync(part)))).ConfigureAwait(false);
        done.Complete(failure);
    }

    private static async Task FeedAsync<T>(
        IAsyncEnumerable<T> source,
        ChannelWriter<T> waiting,
        CancellationToken cancellationToken)
    {
        try
        {
            await foreach (T item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                await waiting.WriteAsync(item, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            waiting.Complete();
        }
    }

    private static async Task WorkAsync<T, TResult>(
        ChannelReader<T> waiting,
        Func<T, CancellationToken, Task<TResult>> work,
        ChannelWriter<TResult> done,
        CancellationToken cancellationToken)
    {
        while (await waiting.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            while (waiting.TryRead(out T? item))
            {
                TResult result = await work(item, cancellationToken).ConfigureAwait(false);
                await done.WriteAsync(result, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
