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

    /// <summary>Whether something was begun and has not ended.</summary>
    public bool IsUnderWay
    {
        get
        {
            lock (_lock)
            {
                return _underWay.Count > 0;
            }
        }
    }

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
        try
        {
            if (await PlanAsync(item, turn, cancellationToken).ConfigureAwait(false) is PlannedChange<T> change)
            {
                next.TrySetResult(true);
                T result = await change.ExecuteAsync(cancellationToken).ConfigureAwait(false);
                End(item);
                await host.WriteAsync(result).ConfigureAwait(false);
            }
        }
        catch (GdapException failure)
        {
            End(item);
            await FailAsync(failure, item).ConfigureAwait(false);
        }
        finally
        {
            // What was broken off stays under way: nobody knows how far it got.
            next.TrySetResult(true);
            places.Release();
        }
    }

    /// <returns>Null when nothing is to be done.</returns>
    private async Task<PlannedChange<T>?> PlanAsync(WriteItem<T> item, Task turn, CancellationToken cancellationToken)
    {
        PlannedChange<T>? change = null;
        GdapException? failure = null;

        try
        {
            change = await item.PlanAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (GdapException exception)
        {
            failure = exception;
        }

        // Whatever came of the planning is told in turn.
        await turn.ConfigureAwait(false);

        if (Volatile.Read(ref _fatal) is not null)
        {
            return null;
        }

        bool isWanted = false;

        try
        {
            isWanted = change is not null && await host.AgreeAsync(change).ConfigureAwait(false);
        }
        catch (GdapException exception)
        {
            failure = exception;
        }

        cancellationToken.ThrowIfCancellationRequested();
        Begin(item);

        if (failure is not null)
        {
            throw failure;
        }

        if (!isWanted)
        {
            End(item);
        }

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

    private void End(WriteItem<T> item)
    {
        int ended;

        lock (_lock)
        {
            _underWay.Remove(item.Name);
            ended = ++_ended;
        }

        host.Report(ended, items.Count);
    }
}
