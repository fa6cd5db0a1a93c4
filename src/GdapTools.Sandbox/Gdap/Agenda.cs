using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace GdapTools.Sandbox.Gdap;

/// <summary>What will happen when, done in order once its time has come. All but <see cref="IsDue"/> is for one caller
/// at a time.</summary>
internal sealed class Agenda
{
    private readonly SortedDictionary<(DateTimeOffset Due, long Number), Action<DateTimeOffset>> _entries = [];
    private long _lastNumber;
    private long _nextTicks = long.MaxValue;
    private bool _isRunning;

    /// <summary>Whether something is to be done by then; may be asked at any time.</summary>
    public bool IsDue(DateTimeOffset now) => Interlocked.Read(ref _nextTicks) <= now.UtcTicks;

    /// <param name="due">When; a time in the past is done at the next run.</param>
    /// <param name="act">What; it is told the time it was due.</param>
    public void Add(DateTimeOffset due, Action<DateTimeOffset> act)
    {
        _entries.Add((due, ++_lastNumber), act);
        if (!_isRunning)
        {
            Note();
        }
    }

    /// <summary>Does all that is due, and what that brings with it. Until it is done it counts as due.</summary>
    public void Run(DateTimeOffset now)
    {
        _isRunning = true;
        try
        {
            while (_entries.Count > 0 && _entries.First().Key.Due <= now)
            {
                KeyValuePair<(DateTimeOffset Due, long Number), Action<DateTimeOffset>> first = _entries.First();
                _entries.Remove(first.Key);
                first.Value(first.Key.Due);
            }
        }
        finally
        {
            _isRunning = false;
            Note();
        }
    }

    private void Note()
    {
        long next = _entries.Count == 0 ? long.MaxValue : _entries.First().Key.Due.UtcTicks;
        Interlocked.Exchange(ref _nextTicks, next);
    }
}
