using System;

namespace GdapTools.Internal;

/// <summary>Something that begins with the first of those who need it, and ends with the last.</summary>
/// <param name="begin">Begins it.</param>
/// <param name="end">Ends it.</param>
internal sealed class Registrations(Action begin, Action end)
{
    private readonly object _lock = new();
    private int _count;

    /// <summary>One more needs it.</summary>
    public void Add()
    {
        lock (_lock)
        {
            if (_count++ == 0)
            {
                begin();
            }
        }
    }

    /// <summary>One less needs it; nothing when nobody did.</summary>
    public void Remove()
    {
        lock (_lock)
        {
            if (_count > 0 && --_count == 0)
            {
                end();
            }
        }
    }
}
