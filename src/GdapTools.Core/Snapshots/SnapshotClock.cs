using System;
using System.Threading;

namespace GdapTools.Core.Snapshots;

/// <summary>The time at which a snapshot was taken, for ever. Waits are over at once: nothing in a file gets better by waiting.</summary>
public sealed class SnapshotClock(DateTimeOffset capturedAt) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => capturedAt;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, dueTime < TimeSpan.Zero ? dueTime : TimeSpan.Zero, period);
}
