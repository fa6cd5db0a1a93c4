using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace GdapTools.Core.Graph.Pacing;

/// <summary>
/// The pace of all requests to one resource of one tenant. It starts at the documented budget; each 429 halves it and
/// holds everything back as long as the service says, each budget's worth of successes gives a tenth back.
/// </summary>
internal sealed class Pace(Budget budget, TimeProvider clock)
{
    private const double Decrease = 0.5;
    private const double Increase = 0.1;
    private const double Slowest = 1.0 / 64;

    // Requests reach the service a little nearer to each other, or farther apart, than they were sent.
    private const double Margin = 1.05;

    private readonly object _lock = new();
    private readonly Queue<Grant> _grants = new();

    // Those that made room for later ones, and count again when these are not sent.
    private readonly Queue<Grant> _replaced = new();
    private double _granted;
    private double _factor = 1;
    private int _generation;
    private int _plan;
    private DateTimeOffset _last;
    private DateTimeOffset _heldUntil;

    /// <summary>The share of the budget that is used at present, above 0 and at most 1.</summary>
    public double Factor
    {
        get
        {
            lock (_lock)
            {
                return _factor;
            }
        }
    }

    /// <summary>True when a new pace would be the same.</summary>
    public bool IsIdle
    {
        get
        {
            lock (_lock)
            {
                DateTimeOffset now = clock.GetUtcNow();
                return _factor >= 1 && _heldUntil <= now && _last <= now - budget.Window - budget.Window;
            }
        }
    }

    /// <summary>Waits until a request may be sent.</summary>
    public async Task<Grant> WaitAsync(double cost, CancellationToken cancellationToken)
    {
        while (true)
        {
            (Grant grant, TimeSpan wait) = Reserve(cost);

            if (wait <= TimeSpan.Zero)
            {
                cancellationToken.ThrowIfCancellationRequested();
                return grant;
            }

            try
            {
                await clock.WaitAsync(wait, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // The next command must not wait for a place that nobody takes.
                PlanAnew();
                throw;
            }

            // Whoever was told to wait before a 429 came has to ask anew.
            if (grant.Plan == Volatile.Read(ref _plan))
            {
                return grant;
            }
        }
    }

    /// <summary>A request was taken.</summary>
    public void Succeed(Grant grant)
    {
        lock (_lock)
        {
            if (_factor < 1 && grant.Generation == _generation)
            {
                _factor = Math.Min(1, _factor + (Increase * grant.Cost / budget.Units));
            }
        }
    }

    /// <summary>A request was refused with 429.</summary>
    /// <param name="grant">Of the refused request; one that was sent before an earlier refusal slows nothing twice.</param>
    /// <param name="wait">How long nothing is to be sent.</param>
    public void Throttle(Grant grant, TimeSpan wait)
    {
        lock (_lock)
        {
            DateTimeOffset now = clock.GetUtcNow();
            DateTimeOffset until = After(now, wait);
            _heldUntil = until > _heldUntil ? until : _heldUntil;

            if (grant.Generation == _generation)
            {
                _factor = double.IsInfinity(budget.Units) ? 1 : Math.Max(Slowest, _factor * Decrease);
                Volatile.Write(ref _generation, _generation + 1);
                PlanAnew();
            }
        }
    }

    /// <summary>Something was refused with 429 just now.</summary>
    /// <param name="wait">How long nothing is to be sent.</param>
    public void Throttle(TimeSpan wait) => Throttle(new Grant(default, 0, Volatile.Read(ref _generation), Plan: 0), wait);

    private (Grant Grant, TimeSpan Wait) Reserve(double cost)
    {
        lock (_lock)
        {
            DateTimeOffset now = clock.GetUtcNow();
            DateTimeOffset at = Latest(now, _heldUntil, double.IsInfinity(budget.Units) ? now : FirstFree(now, cost));
            Grant grant = new(at, cost, _generation, _plan);

            if (!double.IsInfinity(budget.Units))
            {
                _grants.Enqueue(grant);
                _granted += cost;
            }

            _last = at;
            return (grant, at - now);
        }
    }

    // A slower pace is a longer window for the same units, so that a budget of one request slows too.
    private DateTimeOffset FirstFree(DateTimeOffset now, double cost)
    {
        TimeSpan window = TimeSpan.FromTicks((long)(budget.Window.Ticks * Margin / _factor));
        DateTimeOffset at = Latest(now, _heldUntil, _last);

        while (_replaced.Count > 0 && _replaced.Peek().At <= now - window)
        {
            _replaced.Dequeue();
        }

        while (_grants.Count > 0 && (_granted + cost > budget.Units || _grants.Peek().At <= at - window))
        {
            Grant oldest = _grants.Dequeue();
            _granted -= oldest.Cost;
            _replaced.Enqueue(oldest);
            at = Latest(at, After(oldest.At, window), at);
        }

        return at;
    }

    private void PlanAnew()
    {
        lock (_lock)
        {
            Volatile.Write(ref _plan, _plan + 1);
            ForgetUnsent(clock.GetUtcNow());
        }
    }

    private void ForgetUnsent(DateTimeOffset now)
    {
        Grant[] sent = [.. _replaced.Concat(_grants).Where(grant => grant.At <= now)];
        _grants.Clear();
        _replaced.Clear();
        _granted = 0;
        _last = now;

        foreach (Grant grant in sent)
        {
            _grants.Enqueue(grant);
            _granted += grant.Cost;
        }
    }

    // A service may name the end of time.
    private static DateTimeOffset After(DateTimeOffset time, TimeSpan wait) =>
        DateTimeOffset.MaxValue - time <= wait ? DateTimeOffset.MaxValue : time + wait;

    private static DateTimeOffset Latest(DateTimeOffset one, DateTimeOffset two, DateTimeOffset three)
    {
        DateTimeOffset latest = one > two ? one : two;
        return latest > three ? latest : three;
    }
}
