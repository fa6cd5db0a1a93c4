using System;

namespace GdapTools.Core.Errors;

/// <summary>What a word in a text stands for.</summary>
internal enum SignalKind
{
    /// <summary>A code that needs no label.</summary>
    Code,

    /// <summary>Microsoft's name of an AADSTS code.</summary>
    Name,

    /// <summary>The words a service uses for a code.</summary>
    Phrase,

    /// <summary>A code of the network stack.</summary>
    NetworkCode,

    /// <summary>Only says that a reader has to look closer.</summary>
    Hint,
}

/// <summary>What a line may hold, so that only the readers concerned look at it.</summary>
[Flags]
internal enum Hints
{
    None = 0,
    Aadsts = 1 << 0,
    Code = 1 << 1,
    Error = 1 << 2,
    Status = 1 << 3,
    Url = 1 << 4,
    Trace = 1 << 5,
    Mfa = 1 << 6,
    Tenant = 1 << 7,
    Claims = 1 << 8,
    Html = 1 << 9,
    Level = 1 << 10,
    Domain = 1 << 11,
    Suberror = 1 << 12,
    RetryAfter = 1 << 13,

    /// <summary>A word that is a sign of an error by itself.</summary>
    Strong = 1 << 20,
}

/// <summary>One word of the index and what it stands for.</summary>
internal sealed record ErrorSignal(string Text, SignalKind Kind, ErrorEntry? Entry, Hints Hint)
{
    /// <summary>The signal counts only where its casing is the service's own.</summary>
    public bool IsExactCase { get; init; }

    /// <summary>Whether the signal stands at this place of the text as a word of its own.</summary>
    public bool StandsAt(string text, int start)
    {
        if (start < 0 || (IsExactCase && string.CompareOrdinal(text, start, Text, 0, Text.Length) != 0))
        {
            return false;
        }

        if (Kind is SignalKind.Hint or SignalKind.Phrase)
        {
            return true;
        }

        int end = start + Text.Length;
        return !(start > 0 && IsWord(text[start - 1]) && !IsEscape(text, start))
            && !(end < text.Length && IsWord(text[end]));
    }

    private static bool IsWord(char character) => char.IsLetterOrDigit(character) || character is '_';

    // In "\nTooManyRequests" of an escaped text the n belongs to the backslash.
    private static bool IsEscape(string text, int start) =>
        start > 1 && text[start - 2] == '\\' && text[start - 1] is 'n' or 'r' or 't';
}
