using System;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace GdapTools.Core.Tokens;

/// <summary>Finds the bare token in what people paste: headers, answers of the token endpoint, wrapped lines.</summary>
public static class TokenText
{
    /// <summary>No token is this long; longer input is not looked at.</summary>
    public const int MaximumLength = 1_000_000;

    private const string Quotes = "'\"`´\u2018\u2019\u201A\u201C\u201D\u201E\u00AB\u00BB";
    private const int WordLength = 20;
    private const int Rounds = 4;

    private static readonly Regex s_percent = new("%([0-7][0-9A-Fa-f])", RegexOptions.CultureInvariant);
    private static readonly Regex s_softBreak = new(
        "(?<=[A-Za-z0-9_.-]{40})=\r?\n",
        RegexOptions.CultureInvariant);
    private static readonly Regex s_scheme = new(
        @"(?<![\w-])(?:bearer|pop)(?:[\s:]+|(?=ey))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex s_nextField = new(
        @"\n[ \t]*[A-Za-z][\w-]{0,60}[ \t]*[:=][ \t]",
        RegexOptions.CultureInvariant);

    /// <summary>Takes away everything round a token and the breaks inside it.</summary>
    /// <param name="text">
    /// A token; <c>Bearer …</c>; an <c>Authorization</c> header; the JSON, form or list output of a token request;
    /// any of these in quotes, wrapped over lines or percent-encoded.
    /// </param>
    /// <returns>The token alone; an empty string when there is nothing, or far too much.</returns>
    public static string Normalize(string? text)
    {
        if (text is null || text.Length > MaximumLength)
        {
            return "";
        }

        string current = text;
        for (int round = 0; round < Rounds; round++)
        {
            string next = Unwrap(current);
            if (next == current)
            {
                break;
            }

            current = next;
        }

        return Join(current);
    }

    private static string Unwrap(string text)
    {
        string bare = Trim(s_percent.Replace(s_softBreak.Replace(text, ""), DecodePercent));
        string? field = TokenField.Find(bare);
        if (field is not null)
        {
            return Cut(field);
        }

        Match scheme = s_scheme.Match(bare);
        return scheme.Success ? Cut(bare.Substring(scheme.Index + scheme.Length)) : bare;
    }

    /// <summary>The value at the head of a text: up to its closing quote, a separator or the next field.</summary>
    private static string Cut(string rest)
    {
        string value = Trim(rest, atEnd: false);
        int end = value.IndexOfAny([.. Quotes, '&', ',', ';', '}', ')', ']']);
        value = end < 0 ? value : value.Substring(0, end);
        Match field = s_nextField.Match(value);
        return field.Success ? value.Substring(0, field.Index) : value;
    }

    /// <summary>Joins wrapped lines, but leaves prose alone, so that words never pass for a token.</summary>
    private static string Join(string text)
    {
        StringBuilder joined = new(text.Length);
        foreach (char character in text)
        {
            if (character == '\u2011')
            {
                joined.Append('-');
            }
            else if (!IsNoise(character))
            {
                joined.Append(character);
            }
        }

        string token = joined.ToString();
        bool wrapped = token.StartsWith("ey", StringComparison.Ordinal)
            || text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Any(word => word.Length >= WordLength);
        return wrapped ? token : text.Trim();
    }

    private static string Trim(string text, bool atEnd = true)
    {
        int start = 0;
        int end = text.Length;
        while (start < end && IsNoise(text[start]))
        {
            start++;
        }

        while (atEnd && end > start && (IsNoise(text[end - 1]) || text[end - 1] is ',' or ';'))
        {
            end--;
        }

        return text.Substring(start, end - start);
    }

    private static bool IsNoise(char character) =>
        char.IsWhiteSpace(character)
        || character is '\\' or '<' or '>'
        || Quotes.IndexOf(character) >= 0
        || char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format;

    private static string DecodePercent(Match match) =>
        ((char)int.Parse(match.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString();
}
