using System;
using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;

namespace GdapTools.Commands;

/// <summary>
/// Carries calls from asynchronous work to the pipeline's thread, the only one on which a cmdlet may write or ask.
/// </summary>
/// <param name="onFailure">Told when a call has failed: the pipeline takes nothing more, so the work should end.</param>
internal sealed class PipelineQueue(Action onFailure) : IDisposable
{
    private readonly BlockingCollection<Action> _calls = new();
    private ExceptionDispatchInfo? _failure;

    /// <summary>Has a function called on the pipeline's thread.</summary>
    /// <returns>Ends when it has returned; fails with what it threw.</returns>
    public Task<T> PostAsync<T>(Func<T> function) => TryPostAsync(function)
        ?? Task.FromException<T>(new InvalidOperationException("The pipeline has ended."));

    /// <summary>The same; null when the pipeline has ended.</summary>
    public Task<T>? TryPostAsync<T>(Func<T> function)
    {
        // Asynchronously, else the rest of the work would run on the pipeline's thread.
        TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            _calls.Add(() => Call(function, done));
        }
        catch (InvalidOperationException)
        {
            return null;
        }

        return done.Task;
    }

    /// <summary>Makes the calls, on the thread of the caller, until the work has ended, however long it takes.</summary>
    /// <exception cref="Exception">What a call threw, even if the work has swallowed it, else what the work threw.</exception>
    public void RunUntilEnd(Task work)
    {
        work.ContinueWith(
            _ => _calls.CompleteAdding(),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);

        foreach (Action call in _calls.GetConsumingEnumerable())
        {
            call();
        }

        _failure?.Throw();
        work.GetAwaiter().GetResult();
    }

    public void Dispose() => _calls.Dispose();

    private void Call<T>(Func<T> function, TaskCompletionSource<T> done)
    {
        if (_failure is not null)
        {
            done.SetException(_failure.SourceException);
            return;
        }

        try
        {
            done.SetResult(function());
        }
        catch (Exception exception)
        {
            _failure = ExceptionDispatchInfo.Capture(exception);
            done.SetException(exception);
            onFailure();
        }
    }
}
