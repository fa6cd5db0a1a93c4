using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Graph.Pacing;

/// <summary>The paces of a session, shared by all its requests. Those that are idle are forgotten, so that their number
/// does not grow with that of the customers.</summary>
/// <param name="clock">The session's clock.</param>
/// <param name="isLimited">False where no service is to be spared: only what an answer demands is waited for.</param>
internal sealed class Pacer(TimeProvider clock, bool isLimited)
{
    private const int SweepAt = 256;

    private readonly object _lock = new();
    private readonly Dictionary<(string Budget, string Tenant), Pace> _paces = [];
    private int _sweepAt = SweepAt;

    /// <summary>How many paces are kept.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _paces.Count;
            }
        }
    }

    /// <summary>The pace of a budget in a tenant.</summary>
    public Pace For(Budget budget, string? tenantId)
    {
        (string, string) key = (budget.Name, budget.IsPerTenant ? (tenantId ?? "").ToLowerInvariant() : "");

        lock (_lock)
        {
            if (!_paces.TryGetValue(key, out Pace? pace))
            {
                Sweep();
                pace = new Pace(isLimited ? budget : budget.Unlimited(), clock);
                _paces.Add(key, pace);
            }

            return pace;
        }
    }

    private void Sweep()
    {
        if (_paces.Count < _sweepAt)
        {
            return;
        }

        foreach ((string, string) key in _paces.Where(pace => pace.Value.IsIdle).Select(pace => pace.Key).ToArray())
        {
            _paces.Remove(key);
        }

        _sweepAt = Math.Max(SweepAt, _paces.Count * 2);
    }
}
