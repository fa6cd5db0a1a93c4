using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Session;

namespace GdapTools.Commands;

/// <summary>
/// Bridges asynchronous work to the pipeline. Work runs on the pool; what it writes is queued, done on the pipeline
/// thread and awaited, so output keeps its order and a slow consumer slows the work. The queue is emptied until the work
/// itself has ended, so that nothing is left running when the cmdlet is disposed.
/// </summary>
public abstract class AsyncCmdlet : PSCmdlet, IDisposable
{
    private readonly object _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private PipelineQueue? _queue;
    private bool _isDisposed;

    protected virtual Task BeginProcessingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual Task ProcessRecordAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual Task EndProcessingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected sealed override void BeginProcessing() => Run(BeginProcessingAsync);

    protected sealed override void ProcessRecord() => Run(ProcessRecordAsync);

    protected sealed override void EndProcessing() => Run(EndProcessingAsync);

    protected sealed override void StopProcessing() => Cancel();

    public void Dispose()
    {
        Dispose(isDisposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool isDisposing)
    {
        if (isDisposing)
        {
            lock (_lock)
            {
                _isDisposed = true;
                _stop.Dispose();
            }
        }
    }

    protected Task WriteObjectAsync(object? output) => InvokeAsync(() => WriteObject(output));

    protected Task WriteErrorAsync(ErrorRecord error) => InvokeAsync(() => WriteError(error));

    protected Task WriteWarningAsync(string text) => InvokeAsync(() => WriteWarning(text));

    protected Task WriteVerboseAsync(string text) => InvokeAsync(() => WriteVerbose(text));

    /// <summary>Asks whether a change may be made.</summary>
    /// <param name="target">The name of what would change.</param>
    /// <param name="action">A short verb for the change.</param>
    protected Task<bool> ShouldProcessAsync(string target, string action) =>
        InvokeAsync(() => ShouldProcess(target, action));

    /// <summary>Shows progress without waiting for it: it may be late, and never holds up the work.</summary>
    protected void PostProgress(ProgressRecord record) => _ = InvokeAsync(() => WriteProgress(record));

    /// <summary>Ends the cmdlet with a terminating error, from whatever thread.</summary>
    protected static void ThrowTerminating(ErrorRecord error) => throw new TerminatingErrorSignal(error);

    /// <summary>Runs something on the pipeline thread; what it throws comes back to the caller, and ends the cmdlet.</summary>
    protected Task InvokeAsync(Action action) => InvokeAsync(() =>
    {
        action();
        return true;
    });

    /// <summary>Runs something on the pipeline thread; what it throws comes back to the caller, and ends the cmdlet.</summary>
    protected Task<T> InvokeAsync<T>(Func<T> action) =>
        (_queue ?? throw new InvalidOperationException("No work is running.")).PostAsync(action);

    /// <summary>The same, for work that is not this command's own.</summary>
    /// <returns>Null when this command takes nothing more.</returns>
    internal Task<T>? TryInvokeAsync<T>(Func<T> action) => _queue?.TryPostAsync(action);

    /// <summary>Writes a line to the host, as Write-Host does: seen whatever the preferences, and no output.</summary>
    internal void WriteHost(string text)
    {
        HostInformationMessage message = new() { Message = text };
        WriteInformation(message, ["PSHOST"]);
    }

    private void Run(Func<CancellationToken, Task> work)
    {
        using PipelineQueue queue = new(onFailure: Cancel);
        _queue = queue;
        CancellationToken token = _stop.Token;
        RunspaceCommands commands = RunspaceCommands.Current;
        commands.Enter(this);

        try
        {
            queue.RunUntilEnd(Task.Run(() => work(token)));
        }
        catch (TerminatingErrorSignal signal)
        {
            ThrowTerminatingError(signal.Error);
        }
        catch (GdapException failure)
        {
            ThrowTerminatingError(failure.ToErrorRecord(this));
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        finally
        {
            commands.Leave(this);
        }
    }

    private void Cancel()
    {
        // The engine may stop a cmdlet that has just been disposed.
        lock (_lock)
        {
            if (!_isDisposed)
            {
                _stop.Cancel();
            }
        }
    }
}
