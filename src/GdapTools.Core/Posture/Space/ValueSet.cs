using System;
using System.Collections.Generic;

namespace GdapTools.Core.Posture;

/// <summary>Some of the values of one axis; never changes.</summary>
internal sealed class ValueSet : IEquatable<ValueSet>
{
    private const int WordBits = 64;

    private readonly ulong[] _words;

    private ValueSet(ulong[] words) => _words = words;

    public bool IsEmpty => Array.TrueForAll(_words, static word => word == 0);

    public int Count
    {
        get
        {
            int count = 0;
            foreach (ulong word in _words)
            {
                for (ulong rest = word; rest != 0; rest &= rest - 1)
                {
                    count++;
                }
            }

            return count;
        }
    }

    public IEnumerable<int> Values
    {
        get
        {
            for (int value = 0; value < _words.Length * WordBits; value++)
            {
                if (Contains(value))
                {
                    yield return value;
                }
            }
        }
    }

    /// <summary>All of the first <paramref name="size"/> values.</summary>
    public static ValueSet All(int size) => Where(size, static _ => true);

    public static ValueSet Where(int size, Func<int, bool> isTaken)
    {
        ulong[] words = new ulong[(size + WordBits - 1) / WordBits];
        for (int value = 0; value < size; value++)
        {
            words[value / WordBits] |= isTaken(value) ? 1UL << (value % WordBits) : 0;
        }

        return new ValueSet(words);
    }

    public bool Contains(int value) => (_words[value / WordBits] >> (value % WordBits) & 1) != 0;

    public bool Meets(ValueSet other)
    {
        for (int index = 0; index < _words.Length; index++)
        {
            if ((_words[index] & other._words[index]) != 0)
            {
                return true;
            }
        }

        return false;
    }

    public bool IsWithin(ValueSet other)
    {
        for (int index = 0; index < _words.Length; index++)
        {
            if ((_words[index] & ~other._words[index]) != 0)
            {
                return false;
            }
        }

        return true;
    }

    public ValueSet And(ValueSet other) => Join(other, static (left, right) => left & right);

    public ValueSet Or(ValueSet other) => Join(other, static (left, right) => left | right);

    public ValueSet Without(ValueSet other) => Join(other, static (left, right) => left & ~right);

    public bool Equals(ValueSet? other) => other is not null && IsWithin(other) && other.IsWithin(this);

    public override bool Equals(object? obj) => Equals(obj as ValueSet);

    public override int GetHashCode()
    {
        ulong hash = 17;
        foreach (ulong word in _words)
        {
            hash = unchecked((hash * 31) + word);
        }

        return hash.GetHashCode();
    }

    private ValueSet Join(ValueSet other, Func<ulong, ulong, ulong> join)
    {
        ulong[] words = new ulong[_words.Length];
        for (int index = 0; index < words.Length; index++)
        {
            words[index] = join(_words[index], other._words[index]);
        }

        return new ValueSet(words);
    }
}
