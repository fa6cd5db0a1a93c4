using System;
using System.Collections.Generic;
using System.Threading;

namespace GdapTools.Core.Tests.Support;

/// <summary>A clock whose waits are over at once; it remembers how long they would have been. Deadlines never come.</summary>
/// <param name="now">Where it stands; null to go with the world's.</param>
public sealed class ImpatientClock(DateTimeOffset? now = null) : TimeProvider
{
    /// <summary>A time limit that this clock takes for a deadline and no wait.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromDays(20);

    private readonly List<TimeSpan> _waits = [];

    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_waits)
            {
                return [.. _waits];
            }
        }
    }

    public override DateTimeOffset GetUtcNow() => now ?? base.GetUtcNow();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == Deadline)
        {
            return System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
        }

        lock (_waits)
        {
            _waits.Add(dueTime);
        }

        return System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
