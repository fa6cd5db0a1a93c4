using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Relationships.Writing;
using GdapTools.Core.Session;

namespace GdapTools.Commands;

/// <summary>A cmdlet that changes something: how many at a time, how long to wait, whether at all, and where it
/// stopped.</summary>
/// <typeparam name="T">What comes of a change.</typeparam>
public abstract class WriteCmdlet<T> : SessionCmdlet
{
    private const int ActivityId = 1;

    private readonly List<WriteItem<T>> _items = [];
    private WriteContext? _writing;

    [Parameter]
    [ValidateRange(1, 32)]
    public int ThrottleLimit { get; set; } = 8;

    [Parameter]
    [ValidateRange(1, 86400)]
    public int TimeoutSec { get; set; } = 600;

    /// <summary>What all items of the run share.</summary>
    private protected WriteContext Writing => _writing!;

    /// <summary>What the current record asks for: an item of the run, or several, in a signature that loads nothing at
    /// import.</summary>
    private protected abstract object Take();

    // Items are gathered first: what is known of all of them is read once, and progress knows how many there are.
    protected sealed override Task ProcessRecordAsync(GdapSession session, CancellationToken cancellationToken)
    {
        object taken = Take();
        _items.AddRange(taken as IEnumerable<WriteItem<T>> ?? [(WriteItem<T>)taken]);
        return Task.CompletedTask;
    }

    protected sealed override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        if (_items.Count == 0)
        {
            return;
        }

        _writing = new WriteContext(OpenSession(), TimeSpan.FromSeconds(TimeoutSec));
        WriteRun<T> run = new(_items, new Asker(this), ThrottleLimit);

        try
        {
            await run.RunAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (GdapException) when (_items.Count > 1)
        {
            await WriteWarningAsync(run.Position).ConfigureAwait(false);
            throw;
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // A pipeline that was stopped takes no warning any more; its host does.
            if (_items.Count > 1 || run.IsUnderWay)
            {
                Host?.UI?.WriteWarningLine(run.Position);
            }

            throw;
        }
    }

    private protected static string Text(params string?[] texts) =>
        Array.Find(texts, text => !string.IsNullOrWhiteSpace(text)) ?? "";

    private sealed class Asker(WriteCmdlet<T> cmdlet) : IWriteHost<T>
    {
        public async Task<bool> AgreeAsync(PlannedChange<T> change)
        {
            if (change.Action is null)
            {
                await cmdlet.WriteVerboseAsync($"Nothing is to be changed in {change.Target}.").ConfigureAwait(false);
                return true;
            }

            bool isAgreed = await cmdlet.ShouldProcessAsync(change.Target, change.Action).ConfigureAwait(false);
            return isAgreed && cmdlet.Writing.Session.Context.Source == SessionSource.Snapshot
                ? throw ReadOnly(change)
                : isAgreed;
        }

        public Task WriteAsync(T result) => cmdlet.WriteObjectAsync(result);

        public Task FailAsync(GdapException failure, string name) => cmdlet.WriteErrorAsync(
            name.Length > 0 ? failure.ToErrorRecordOf(name) : failure.ToErrorRecord(cmdlet));

        public void Report(int ended, int total)
        {
            if (total > 1)
            {
                cmdlet.PostProgress(new ProgressRecord(ActivityId, cmdlet.MyInvocation.MyCommand.Name, $"{ended} of {total}")
                {
                    PercentComplete = 100 * ended / total,
                    RecordType = ended == total ? ProgressRecordType.Completed : ProgressRecordType.Processing,
                });
            }
        }

        private static GdapException ReadOnly(PlannedChange<T> change) => new(
            "SnapshotReadOnly",
            GdapErrorKind.InvalidInput,
            "This session reads a file, and nothing can be changed in it.",
            change.Target,
            "Connect to a tenant, or play with the file: Start-GdapSandbox -Snapshot <file> | Connect-GdapPartner.");
    }
}
