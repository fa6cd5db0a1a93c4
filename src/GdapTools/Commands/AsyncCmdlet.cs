using System;
using System.Collections.Concurrent;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace GdapTools.Commands;

/// <summary>
/// Bridges asynchronous work to the pipeline. Work runs on the pool; what it writes is queued, done on the pipeline
/// thread and awaited, so output keeps its order and a slow consumer slows the work. The pump ends only with the work
/// itself, so that nothing is left running when the cmdlet is disposed.
/// </summary>
public abstract class AsyncCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private BlockingCollection<Action>? _queue;

    protected virtual Task BeginProcessingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual Task ProcessRecordAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual Task EndProcessingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected sealed override void BeginProcessing() => Pump(BeginProcessingAsync);

    protected sealed override void ProcessRecord() => Pump(ProcessRecordAsync);

    protected sealed override void EndProcessing() => Pump(EndProcessingAsync);

    protected sealed override void StopProcessing() => _stop.Cancel();

    public void Dispose()
    {
        Dispose(isDisposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool isDisposing)
    {
        if (isDisposing)
        {
            _stop.Dispose();
        }
    }

    protected Task WriteObjectAsync(object? output) => InvokeAsync(() => WriteObject(output));

    protected Task WriteErrorAsync(ErrorRecord error) => InvokeAsync(() => WriteError(error));

    protected Task WriteWarningAsync(string text) => InvokeAsync(() => WriteWarning(text));

    protected Task WriteVerboseAsync(string text) => InvokeAsync(() => WriteVerbose(text));

    protected Task<bool> ShouldProcessAsync(string target, string action) =>
        InvokeAsync(() => ShouldProcess(target, action));

    /// <summary>Shows progress without waiting for it: it may be late, and never holds up the work.</summary>
    protected void PostProgress(ProgressRecord record) => TryPost(() =>
    {
        try
        {
            WriteProgress(record);
        }
        catch (PipelineStoppedException)
        {
            _stop.Cancel();
        }
    });

    /// <summary>Ends the cmdlet with a terminating error, from whatever thread.</summary>
    protected static void ThrowTerminating(ErrorRecord error) => throw new TerminatingErrorSignal(error);

    /// <summary>Runs something on the pipeline thread; what it throws comes back to the caller.</summary>
    protected Task InvokeAsync(Action action) => InvokeAsync(() =>
    {
        action();
        return true;
    });

    /// <summary>Runs something on the pipeline thread; what it throws comes back to the caller.</summary>
    protected Task<T> InvokeAsync<T>(Func<T> action)
    {
        TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        bool isPosted = TryPost(() =>
        {
            try
            {
                done.SetResult(action());
            }
            catch (Exception exception)
            {
                if (exception is PipelineStoppedException)
                {
                    _stop.Cancel();
                }

                done.SetException(exception);
            }
        });

        return isPosted ? done.Task : throw new InvalidOperationException("The pipeline has ended.");
    }

    private bool TryPost(Action action)
    {
        try
        {
            return _queue?.TryAdd(action) ?? false;
        }
        catch (Exception exception) when (exception is InvalidOperationException or ObjectDisposedException)
        {
            return false;
        }
    }

    private void Pump(Func<CancellationToken, Task> work)
    {
        using BlockingCollection<Action> queue = new();
        _queue = queue;
        Task task = Task.Run(() => work(_stop.Token));
        task.ContinueWith(
            _ => queue.CompleteAdding(),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);

        foreach (Action action in queue.GetConsumingEnumerable())
        {
            action();
        }

        _queue = null;
        Finish(task);
    }

    private void Finish(Task task)
    {
        try
        {
            task.GetAwaiter().GetResult();
        }
        catch (TerminatingErrorSignal signal)
        {
            ThrowTerminatingError(signal.Error);
        }
        catch (GdapException failure)
        {
            ThrowTerminatingError(failure.ToErrorRecord(this));
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }
}
