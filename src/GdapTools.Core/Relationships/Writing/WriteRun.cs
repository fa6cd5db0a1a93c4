using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace GdapTools.Core.Relationships.Writing;

/// <summary>Makes many changes, some at a time. Each is planned, agreed to in the order of the items, and made; what comes
/// of it is told at once.</summary>
/// <param name="items">The changes.</param>
/// <param name="host">Who asks for them.</param>
/// <param name="limit">The most that are under way at a time.</param>
internal sealed class WriteRun<T>(IReadOnlyList<WriteItem<T>> items, IWriteHost<T> host, int limit)
{
    private readonly object _lock = new();
    private readonly List<string> _underWay = [];
    private int _begun;
    private int _ended;
    private GdapException? _fatal;

    /// <summary>Where it stopped, in words.</summary>
    public string Position
    {
        get
        {
            lock (_lock)
            {
                string perhaps = _underWay.Count == 0
                    ? ""
                    : $" Under way, and perhaps done: {string.Join(", ", _underWay.Select(name => $"'{name}'"))}.";
                string rest = _begun == items.Count
                    ? ""
                    : $" Not begun: {items.Count - _begun}, from '{items[_begun].Name}' on.";
                return $"Stopped after {_ended} of {items.Count}.{perhaps}{rest} "
                    + "Run the command again: it looks first, and does nothing twice.";
            }
        }
    }

    /// <exception cref="GdapException">The session has ended, or its token is refused: what was under way is finished,
    /// and nothing else begun.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using SemaphoreSlim places = new(limit);
        List<Task> running = [];

        try
        {
            Task turn = Task.CompletedTask;

            foreach (WriteItem<T> item in items)
            {
                await places.WaitAsync(cancellationToken).ConfigureAwait(false);

                if (Volatile.Read(ref _fatal) is not null)
                {
                    break;
                }

                TaskCompletionSource<bool> next = new(TaskCreationOptions.RunContinuationsAsynchronously);
                running.Add(RunAsync(item, turn, next, places, cancellationToken));
                turn = next.Task;
            }
        }
        finally
        {
            await Task.WhenAll(running).ConfigureAwait(false);
        }

        if (_fatal is not null)
        {
            throw _fatal;
        }
    }

    private async Task RunAsync(
        WriteItem<T> item,
        Task turn,
        TaskCompletionSource<bool> next,
        SemaphoreSlim places,
        CancellationToken cancellationToken)
    {
        Begin(item);
        bool isEnded = true;

        try
        {
            if (await PlanAsync(item, turn, cancellationToken).ConfigureAwait(false) is PlannedChange<T> change)
            {
                next.TrySetResult(true);
                isEnded = false;
                T result = await change.ExecuteAsync(cancellationToken).ConfigureAwait(false);
                isEnded = true;
                await host.WriteAsync(result).ConfigureAwait(false);
            }
        }
        catch (GdapException failure)
        {
            isEnded = true;
            await FailAsync(failure, item).ConfigureAwait(false);
        }
        finally
        {
            next.TrySetResult(true);
            End(item, isEnded);
            places.Release();
        }
    }

    // Whatever comes of the planning, it is told when it is the item's turn.
    private async Task<PlannedChange<T>?> PlanAsync(WriteItem<T> item, Task turn, CancellationToken cancellationToken)
    {
        PlannedChange<T> change;

        try
        {
            change = await item.PlanAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await turn.ConfigureAwait(false);
        }

        bool isWanted = Volatile.Read(ref _fatal) is null && await host.AgreeAsync(change).ConfigureAwait(false);
        return isWanted ? change : null;
    }

    private Task FailAsync(GdapException failure, WriteItem<T> item)
    {
        if (failure is not GdapAuthenticationException
            && failure.Kind is not (GdapErrorKind.NotConnected or GdapErrorKind.Authentication))
        {
            return host.FailAsync(failure, item.Name);
        }

        // It would be the same for all that follow.
        Interlocked.CompareExchange(ref _fatal, failure, null);
        return Task.CompletedTask;
    }

    private void Begin(WriteItem<T> item)
    {
        lock (_lock)
        {
            _begun++;
            _underWay.Add(item.Name);
        }
    }

    private void End(WriteItem<T> item, bool isEnded)
    {
        int ended;

        lock (_lock)
        {
            // What was broken off stays under way: nobody knows how far it got.
            if (!isEnded)
            {
                return;
            }

            _underWay.Remove(item.Name);
            ended = ++_ended;
        }

        host.Report(ended, items.Count);
    }
}
