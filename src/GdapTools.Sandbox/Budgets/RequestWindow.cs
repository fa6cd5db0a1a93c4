using System;
using System.Collections.Generic;

namespace GdapTools.Sandbox.Budgets;

/// <summary>So many requests in any stretch of a length.</summary>
internal sealed class RequestWindow(int count, TimeSpan length) : IBudget
{
    private readonly Queue<DateTimeOffset> _taken = new();

    public TimeSpan WaitFor(double cost, DateTimeOffset now)
    {
        while (_taken.Count > 0 && _taken.Peek() + length <= now)
        {
            _taken.Dequeue();
        }

        return _taken.Count < count ? TimeSpan.Zero : _taken.Peek() + length - now;
    }

    public void Take(double cost, DateTimeOffset now) => _taken.Enqueue(now);
}
