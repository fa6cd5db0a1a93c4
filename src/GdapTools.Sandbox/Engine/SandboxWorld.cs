using System;
using System.Globalization;
using System.Threading;
using GdapTools.Core.Snapshots;
using GdapTools.Sandbox.Faults;
using GdapTools.Sandbox.Rebasing;

namespace GdapTools.Sandbox.Engine;

/// <summary>What all three services share: the snapshot, the clock and what has happened so far.</summary>
internal sealed class SandboxWorld
{
    private readonly bool _isRebased;
    private readonly TimeProvider _clock;
    private int _lastId;

    public SandboxWorld(Snapshot snapshot, SandboxOptions options)
    {
        _clock = options.Clock;
        _isRebased = options.Rebase;
        Options = options;
        Snapshot = options.Rebase ? SnapshotRebase.Move(snapshot, Now - snapshot.CapturedAt) : snapshot;
        Tenants = new TenantDirectory(Snapshot);
        Stated = new StatedResponses(Snapshot.Responses, Tenants);
        Interference = new Interference(this);
    }

    public Snapshot Snapshot { get; }

    public SandboxOptions Options { get; }

    public TenantDirectory Tenants { get; }

    public StatedResponses Stated { get; }

    public ConsentBook Consents { get; } = new();

    public Interference Interference { get; }

    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>What the <c>Date</c> header says.</summary>
    public DateTimeOffset AnswerDate => _isRebased ? Now : Snapshot.CapturedAt;

    /// <summary>The next of a row of GUIDs, the same in every run.</summary>
    public string NextId()
    {
        int id = Interlocked.Increment(ref _lastId);
        return id.ToString("x8", CultureInfo.InvariantCulture) + "-5a4d-4b0c-8000-000000000000";
    }
}
