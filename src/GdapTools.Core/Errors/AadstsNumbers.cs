using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace GdapTools.Core.Errors;

/// <summary>AADSTS numbers in a text.</summary>
internal static class AadstsNumbers
{
    private const string Prefix = "AADSTS";
    private const int LongestNumber = 12;

    /// <summary>Validating the credentials failed: older bodies put it before the code that says why.</summary>
    private const long CredentialsNotValidated = 70002;

    /// <summary>
    /// Reads the numbers in their order. Where the text says "AADSTS65005: …", numbers without a colon are mere
    /// references. A number at the very end of broken-off JSON may be cut, so it does not count.
    /// </summary>
    public static void Read(string text, List<long> numbers)
    {
        List<long> mentioned = [];
        bool isStated = false;
        int last = text.Length;
        while (last > 0 && text[last - 1] == '\n')
        {
            last--;
        }

        for (int at = Next(text, 0); at >= 0; at = Next(text, at))
        {
            at += Prefix.Length;
            int start = at;
            while (start < text.Length && start - at < 2 && text[start] is ' ' or ':' or '-' or '_' or '#')
            {
                start++;
            }

            int end = start;
            while (end < text.Length && text[end] is >= '0' and <= '9')
            {
                end++;
            }

            bool isCut = end == last && IsBrokenJson(text);
            if (end - start is > 0 and <= LongestNumber && !isCut)
            {
                long number = long.Parse(text.Substring(start, end - start), CultureInfo.InvariantCulture);
                bool isStatement = end < text.Length && text[end] == ':';
                isStated |= isStatement;
                (isStatement ? numbers : mentioned).Add(number);
            }
        }

        if (!isStated)
        {
            numbers.AddRange(mentioned);
        }
    }

    /// <summary>The number that says most: the last one, 70002 only if it stands alone.</summary>
    public static long? MostSpecific(IReadOnlyList<long> numbers, Func<long, bool> isKnown)
    {
        long[] specific = [.. numbers.Where(number => number != CredentialsNotValidated)];
        if (specific.Length == 0)
        {
            return numbers.Count > 0 ? numbers[numbers.Count - 1] : null;
        }

        return specific.Any(isKnown) ? specific.Last(isKnown) : specific[specific.Length - 1];
    }

    private static int Next(string text, int from) => text.IndexOf(Prefix, from, StringComparison.OrdinalIgnoreCase);

    private static bool IsBrokenJson(string text)
    {
        int depth = 0;
        foreach (char character in text)
        {
            depth += character == '{' ? 1 : character == '}' ? -1 : 0;
        }

        return depth > 0 && text.IndexOf('"') >= 0;
    }
}
