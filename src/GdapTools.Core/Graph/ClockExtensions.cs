using System;
using System.Threading;
using System.Threading.Tasks;

namespace GdapTools.Core.Graph;

/// <summary>Waits by the session's clock, on both frameworks.</summary>
internal static class ClockExtensions
{
    // The longest wait that timers take, about 49 days.
    private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    /// <summary>Waits; a wait of zero or less is over at once.</summary>
    public static Task WaitAsync(this TimeProvider clock, TimeSpan wait, CancellationToken cancellationToken)
    {
        TimeSpan taken = wait < TimeSpan.Zero ? TimeSpan.Zero : wait > s_longest ? s_longest : wait;
#if NET
        return Task.Delay(taken, clock, cancellationToken);
#else
        return clock.Delay(taken, cancellationToken);
#endif
    }

    /// <summary>A source that cancels itself after a time; never when the time is infinite.</summary>
    public static CancellationTokenSource CancelAfter(this TimeProvider clock, TimeSpan time) =>
#if NET
        new(time, clock);
#else
        clock.CreateCancellationTokenSource(time);
#endif
}
