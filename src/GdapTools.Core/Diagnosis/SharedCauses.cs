using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Diagnosis;

/// <summary>
/// Tells a cause that explains several customers once, and has the others refer to it. The first customer of each cause waits
/// until there is a second, or no further one.
/// </summary>
/// <param name="tell">Makes the finding that tells a cause, with the number of customers it explains.</param>
internal sealed class SharedCauses(Func<SharedCause, int, Finding> tell)
{
    private readonly Dictionary<string, Entry> _entries = [];

    /// <summary>What can be told now that a step of one customer is known.</summary>
    /// <param name="step">What was found.</param>
    /// <param name="create">Makes the finding of that customer.</param>
    public IEnumerable<Finding> Add(ChainStep step, Func<ChainStep, Finding> create)
    {
        if (step.Shared is not SharedCause cause)
        {
            return [create(step)];
        }

        if (!_entries.TryGetValue(cause.Id, out Entry? entry))
        {
            entry = new Entry(cause);
            _entries.Add(cause.Id, entry);
        }

        entry.Count++;
        Func<string?, Finding> refer = id => create(id is null ? step : step with { CausedBy = id });

        if (entry.Count == 1)
        {
            entry.First = refer;
            return [];
        }

        Func<string?, Finding>? first = entry.First;
        entry.First = null;
        return first is null ? [refer(cause.Id)] : [first(cause.Id), refer(cause.Id)];
    }

    /// <summary>What waited for others of its kind, and the causes themselves, the one that explains most first.</summary>
    public IEnumerable<Finding> End() => _entries.Values
        .OrderByDescending(entry => entry.Count)
        .ThenBy(entry => entry.Cause.Id, StringComparer.Ordinal)
        .Select(entry => entry.First?.Invoke(null) ?? tell(entry.Cause, entry.Count));

    private sealed class Entry(SharedCause cause)
    {
        public SharedCause Cause { get; } = cause;

        public int Count { get; set; }

        public Func<string?, Finding>? First { get; set; }
    }
}
