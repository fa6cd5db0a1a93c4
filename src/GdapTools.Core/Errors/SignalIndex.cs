using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Errors;

/// <summary>Finds the signals of a text in one pass.</summary>
internal sealed class SignalIndex
{
    private const int MaximumHits = 4096;

    private readonly ErrorSignal[][] _signals;
    private readonly PhraseIndex _index;

    public SignalIndex(IEnumerable<ErrorSignal> signals)
    {
        IGrouping<string, ErrorSignal>[] groups =
            [.. signals.GroupBy(signal => signal.Text, StringComparer.OrdinalIgnoreCase)];
        _signals = [.. groups.Select(group => group.ToArray())];
        _index = new PhraseIndex([.. groups.Select(group => group.Key)]);
    }

    /// <summary>What the text may hold; cheap enough for every line of a log.</summary>
    public Hints Look(string text)
    {
        Hints hints = Hints.None;
        _index.Find(text, (pattern, start) =>
        {
            foreach (ErrorSignal signal in _signals[pattern])
            {
                if ((hints & signal.Hint) != signal.Hint && signal.StandsAt(text, start))
                {
                    hints |= signal.Hint;
                }
            }

            return true;
        });
        return hints;
    }

    /// <summary>The signals of the text in its order, each once, and its hints.</summary>
    public IReadOnlyList<ErrorSignal> Find(string text, out Hints hints)
    {
        List<ErrorSignal> found = [];
        Hints seen = Hints.None;
        _index.Find(text, (pattern, start) =>
        {
            foreach (ErrorSignal signal in _signals[pattern])
            {
                if (signal.Kind == SignalKind.Hint ? (seen & signal.Hint) == signal.Hint : found.Contains(signal))
                {
                    continue;
                }

                if (signal.StandsAt(text, start))
                {
                    seen |= signal.Hint;
                    if (signal.Kind != SignalKind.Hint)
                    {
                        found.Add(signal);
                    }
                }
            }

            return found.Count < MaximumHits;
        });
        hints = seen;
        return found;
    }
}
