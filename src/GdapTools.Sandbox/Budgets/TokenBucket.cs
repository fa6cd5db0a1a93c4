using System;

namespace GdapTools.Sandbox.Budgets;

/// <summary>A bucket that fills evenly; full at first.</summary>
/// <param name="capacity">How much it holds, and gets in a period.</param>
/// <param name="period">How long an empty one takes to be full.</param>
internal sealed class TokenBucket(double capacity, TimeSpan period) : IBudget
{
    private double _missing;
    private DateTimeOffset _at;

    public TimeSpan WaitFor(double cost, DateTimeOffset now)
    {
        Fill(now);
        double excess = _missing + cost - capacity;
        return excess <= 0 ? TimeSpan.Zero : TimeSpan.FromTicks((long)Math.Ceiling(excess / capacity * period.Ticks));
    }

    public void Take(double cost, DateTimeOffset now)
    {
        Fill(now);
        _missing += cost;
    }

    private void Fill(DateTimeOffset now)
    {
        _missing = Math.Max(0, _missing - ((double)(now - _at).Ticks / period.Ticks * capacity));
        _at = now;
    }
}
