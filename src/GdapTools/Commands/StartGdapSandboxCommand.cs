using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Snapshots;
using GdapTools.Sandbox;
using GdapTools.Session;

namespace GdapTools.Commands;

[Cmdlet(VerbsLifecycle.Start, "GdapSandbox")]
[OutputType(typeof(GdapSandbox))]
public sealed class StartGdapSandboxCommand : AsyncCmdlet
{
    [Parameter(Position = 0)]
    [Alias("Path")]
    [ValidateNotNullOrEmpty]
    public string? Snapshot { get; set; }

    [Parameter]
    [ValidateRange(0, 65535)]
    public int Port { get; set; }

    [Parameter]
    public TimeSpan Latency { get; set; }

    [Parameter]
    public SwitchParameter EnforceBudgets { get; set; }

    [Parameter]
    [ValidateNotNull]
    public GdapFault[] Fault { get; set; } = [];

    [Parameter]
    public SwitchParameter NoRebase { get; set; }

    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        DemandLatency();
        string? path = Snapshot is null
            ? null
            : await InvokeAsync(() => GetUnresolvedProviderPathFromPSPath(Snapshot)).ConfigureAwait(false);
        Snapshot snapshot = path is null ? SampleSnapshot.Load() : SnapshotReader.Read(path);
        SandboxOptions options = new()
        {
            Rebase = !NoRebase,
            Latency = Latency,
            EnforceBudgets = EnforceBudgets,
            Faults = Fault,
        };

        cancellationToken.ThrowIfCancellationRequested();
        GdapSandbox sandbox = SandboxHandle.Start(snapshot, options, Port);
        await InvokeAsync(() => SandboxStore.Add(sandbox)).ConfigureAwait(false);
        await WriteVerboseAsync($"The sandbox is at {sandbox.Uri}").ConfigureAwait(false);
        await WriteObjectAsync(sandbox).ConfigureAwait(false);
    }

    // PowerShell takes a bare number for ticks, of which a second has ten million.
    private void DemandLatency()
    {
        bool isNone = Latency == TimeSpan.Zero;
        if (!isNone && (Latency < TimeSpan.FromMilliseconds(1) || Latency > TimeSpan.FromDays(1)))
        {
            throw new GdapException(
                "SandboxLatencyInvalid",
                GdapErrorKind.InvalidInput,
                $"A latency of {Latency} is not possible: it is between a millisecond and a day.",
                Latency,
                "Give a time span such as '00:00:00.2', which is 200 milliseconds.");
        }
    }
}
