using System;
using System.Collections.Generic;

namespace GdapTools.Core.Errors;

/// <summary>
/// Finds many words in a text in one pass, ignoring ASCII case (Aho and Corasick's automaton), so that a log line
/// costs the same however large the catalogue grows.
/// </summary>
internal sealed class PhraseIndex
{
    private readonly IReadOnlyList<string> _patterns;
    private readonly byte[] _classOf = new byte[128];
    private readonly int _classes;
    private readonly List<int> _next = [];
    private readonly List<int> _own = [];
    private readonly int[] _table;
    private readonly int[] _outputs;
    private readonly int[] _shorter;

    public PhraseIndex(IReadOnlyList<string> patterns)
    {
        _patterns = patterns;
        _classes = 1;
        foreach (string pattern in patterns)
        {
            foreach (char character in pattern)
            {
                char lower = char.ToLowerInvariant(character);
                if (lower < 128 && _classOf[lower] == 0)
                {
                    _classOf[lower] = _classOf[char.ToUpperInvariant(lower)] = (byte)_classes++;
                }
            }
        }

        AddState();
        for (int index = 0; index < patterns.Count; index++)
        {
            Insert(patterns[index], index);
        }

        _table = [.. _next];
        _outputs = [.. _own];
        _shorter = new int[_outputs.Length];
        Link();
    }

    /// <summary>Calls back with pattern index and start of every occurrence, until the callback says false.</summary>
    public void Find(string text, Func<int, int, bool> found)
    {
        int state = 0;
        for (int position = 0; position < text.Length; position++)
        {
            char character = text[position];
            state = _table[(state * _classes) + (character < 128 ? _classOf[character] : 0)];
            for (int at = state; at != 0; at = _shorter[at])
            {
                int pattern = _outputs[at];
                if (pattern >= 0 && !found(pattern, position - _patterns[pattern].Length + 1))
                {
                    return;
                }
            }
        }
    }

    private int AddState()
    {
        for (int column = 0; column < _classes; column++)
        {
            _next.Add(-1);
        }

        _own.Add(-1);
        return _own.Count - 1;
    }

    private void Insert(string pattern, int index)
    {
        int state = 0;
        foreach (char character in pattern)
        {
            int cell = (state * _classes) + (character < 128 ? _classOf[character] : 0);
            if (_next[cell] < 0)
            {
                int added = AddState();
                _next[cell] = added;
            }

            state = _next[cell];
        }

        _own[state] = index;
    }

    private void Link()
    {
        int[] fallback = new int[_outputs.Length];
        Queue<int> queue = new();
        for (int column = 0; column < _classes; column++)
        {
            int child = _table[column];
            _table[column] = Math.Max(child, 0);
            if (child > 0)
            {
                queue.Enqueue(child);
            }
        }

        while (queue.Count > 0)
        {
            int state = queue.Dequeue();
            int back = fallback[state];
            _shorter[state] = _outputs[back] >= 0 ? back : _shorter[back];
            for (int column = 0; column < _classes; column++)
            {
                int cell = (state * _classes) + column;
                int child = _table[cell];
                if (child < 0)
                {
                    _table[cell] = _table[(back * _classes) + column];
                    continue;
                }

                fallback[child] = _table[(back * _classes) + column];
                queue.Enqueue(child);
            }
        }
    }
}
