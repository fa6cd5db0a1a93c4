using System;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Session;
using GdapTools.Session;

namespace GdapTools.Commands;

/// <summary>A cmdlet that works in a session: the one given, else the runspace's own.</summary>
public abstract class SessionCmdlet : AsyncCmdlet
{
    private const int ActivityId = 1;

    private readonly List<GdapException> _missing = [];

    [Parameter]
    public GdapContext? Context { get; set; }

    /// <summary>Does the work for one record. What fails is an error of that record; the next one still comes.</summary>
    protected virtual Task ProcessRecordAsync(GdapSession session, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    protected override async Task BeginProcessingAsync(CancellationToken cancellationToken)
    {
        // Found on the pipeline thread, which alone knows its runspace; asked for early, so that nothing starts without it.
        Context ??= await InvokeAsync(() => SessionStore.Current).ConfigureAwait(false);
        _ = OpenSession();
    }

    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ProcessRecordAsync(OpenSession(), cancellationToken).ConfigureAwait(false);
        }
        catch (GdapException failure)
        {
            await WriteErrorAsync(failure.ToErrorRecord(this)).ConfigureAwait(false);
        }
    }

    /// <summary>Writes what failed in one answer as an error of its target; what will fail for the next one too is thrown.</summary>
    protected async Task WriteFailureAsync(GdapException? failure, object target)
    {
        if (failure is null)
        {
            return;
        }

        if (!failure.IsOfOneAnswer())
        {
            ExceptionDispatchInfo.Capture(failure).Throw();
        }

        await WriteErrorAsync(failure.ToErrorRecord(target)).ConfigureAwait(false);
    }

    /// <summary>Keeps what <see cref="WriteMissingAsync"/> writes: a wanted customer who is not there while others are.</summary>
    private protected void NoteMissing(GdapException failure) => _missing.Add(failure);

    /// <summary>Writes an error for each customer who was not there, once.</summary>
    protected async Task WriteMissingAsync()
    {
        foreach (GdapException failure in _missing)
        {
            await WriteErrorAsync(failure.ToErrorRecord(this)).ConfigureAwait(false);
        }

        _missing.Clear();
    }

    private protected void Report(DiagnosticProgress progress)
    {
        PostProgress(new ProgressRecord(ActivityId, progress.Activity, Describe(progress))
        {
            PercentComplete = progress.Total is > 0 ? 100 * progress.Done / progress.Total.Value : -1,
            SecondsRemaining = progress.Remaining is TimeSpan left ? (int)Math.Ceiling(left.TotalSeconds) : -1,
            RecordType = progress.Done > 0 && progress.Done == progress.Total
                ? ProgressRecordType.Completed
                : ProgressRecordType.Processing,
        });
    }

    private static string Describe(DiagnosticProgress progress)
    {
        if (progress.Done == 0 && progress.Total is null)
        {
            return progress.Activity;
        }

        string count = progress.Total is int total ? $"{progress.Done} of {total} customers" : $"{progress.Done} customers";
        return progress.Rate is double rate
            ? string.Format(CultureInfo.InvariantCulture, "{0}, {1:0.#} a second", count, rate)
            : count;
    }

    /// <exception cref="GdapException"><c>NotConnected</c>.</exception>
    protected GdapSession OpenSession() =>
        Context?.Handle as GdapSession is { IsClosed: false } session ? session : throw NotConnected();

    private static GdapException NotConnected() => new(
        "NotConnected",
        GdapErrorKind.NotConnected,
        "There is no session.",
        target: "Context",
        "Run Connect-GdapPartner first, or give -Context a session that is still open.");
}
