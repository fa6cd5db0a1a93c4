using System;
using System.Threading;

namespace GdapTools.Core.Tests.Support;

/// <summary>A clock for which time passes only by waiting: each wait is over at once, and it is so much later then. Deadlines
/// never come.</summary>
public sealed class HastyClock(DateTimeOffset start) : TimeProvider
{
    private long _passed;

    /// <summary>How much time was waited away in all.</summary>
    public TimeSpan Passed => TimeSpan.FromTicks(Volatile.Read(ref _passed));

    public override DateTimeOffset GetUtcNow() => start + Passed;

    public override long GetTimestamp() => Volatile.Read(ref _passed);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == ImpatientClock.Deadline || dueTime == Timeout.InfiniteTimeSpan)
        {
            return System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
        }

        long end = Volatile.Read(ref _passed) + dueTime.Ticks;
        return System.CreateTimer(
            later =>
            {
                for (long seen = Volatile.Read(ref _passed); seen < end; seen = Volatile.Read(ref _passed))
                {
                    Interlocked.CompareExchange(ref _passed, end, seen);
                }

                callback(later);
            },
            state,
            TimeSpan.Zero,
            period);
    }
}
