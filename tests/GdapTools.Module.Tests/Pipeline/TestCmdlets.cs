using System;
using System.Collections.Concurrent;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Commands;

namespace GdapTools.Module.Tests.Pipeline;

/// <summary>Writes numbers, each from another thread of the pool; keeps a diary of what became of it.</summary>
[Cmdlet(VerbsCommon.Get, "Number")]
internal sealed class GetNumberCommand : AsyncCmdlet
{
    [Parameter]
    public int Count { get; set; } = 10;

    [Parameter]
    public ConcurrentQueue<string> Diary { get; set; } = new();

    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        try
        {
            for (int number = 1; number <= Count; number++)
            {
                await Task.Yield();
                await WriteVerboseAsync($"number {number}").ConfigureAwait(false);
                await WriteObjectAsync(number).ConfigureAwait(false);
                Diary.Enqueue($"wrote {number}");
            }
        }
        catch (Exception exception)
        {
            // Swallowed on purpose: no cmdlet may run on because its author caught too much.
            Diary.Enqueue(exception.GetType().Name);
        }
        finally
        {
            await Task.Yield();
            Diary.Enqueue("cleaned up");
        }
    }

    protected override void Dispose(bool isDisposing)
    {
        base.Dispose(isDisposing);
        Diary.Enqueue("disposed");
    }
}

/// <summary>Waits until it is stopped.</summary>
[Cmdlet(VerbsLifecycle.Wait, "Stop")]
internal sealed class WaitStopCommand : AsyncCmdlet
{
    [Parameter(Mandatory = true)]
    public ConcurrentQueue<string> Diary { get; set; } = null!;

    [Parameter(Mandatory = true)]
    public ManualResetEventSlim Waiting { get; set; } = null!;

    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        try
        {
            Waiting.Set();
            await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // Longer than the engine takes to dispose of a cmdlet that does not wait for its work.
            await Task.Delay(100, CancellationToken.None).ConfigureAwait(false);
            Diary.Enqueue("cleaned up");
        }
    }

    protected override void Dispose(bool isDisposing)
    {
        base.Dispose(isDisposing);
        Diary.Enqueue("disposed");
    }
}

/// <summary>Writes to every stream, asks, and fails as told.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Stream", SupportsShouldProcess = true)]
internal sealed class TestStreamCommand : AsyncCmdlet
{
    [Parameter(ValueFromPipeline = true)]
    public string InputObject { get; set; } = "";

    [Parameter]
    public Exception? Throw { get; set; }

    [Parameter]
    public ErrorRecord? Terminate { get; set; }

    protected override Task BeginProcessingAsync(CancellationToken cancellationToken) => WriteObjectAsync("begin");

    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(1, cancellationToken).ConfigureAwait(false);
        await WriteWarningAsync($"warning {InputObject}").ConfigureAwait(false);
        PostProgress(new ProgressRecord(1, "activity", "status"));
        if (await ShouldProcessAsync(InputObject, "Change").ConfigureAwait(false))
        {
            await WriteObjectAsync($"changed {InputObject}").ConfigureAwait(false);
        }

        if (Terminate is not null)
        {
            ThrowTerminating(Terminate);
        }

        if (Throw is not null)
        {
            throw Throw;
        }

        GdapException failure = new("SomethingFailed", GdapErrorKind.NotFound, "It is not there.", InputObject, "Look.");
        await WriteErrorAsync(failure.ToErrorRecord(this)).ConfigureAwait(false);
    }

    protected override Task EndProcessingAsync(CancellationToken cancellationToken) => WriteObjectAsync("end");
}
