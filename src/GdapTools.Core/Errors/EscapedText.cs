using System;
using System.Globalization;
using System.Text;

namespace GdapTools.Core.Errors;

/// <summary>Takes escapes of JSON strings out of a text, a layer at a time.</summary>
internal static class EscapedText
{
    /// <summary>True where quotes are escaped.</summary>
    public static bool HasQuotes(string text) =>
        text.IndexOf("\\\"", StringComparison.Ordinal) >= 0 || text.IndexOf("\\u0022", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>Removes one layer.</summary>
    /// <param name="text">The text.</param>
    /// <param name="keepsLineBreaks">Leaves <c>\r</c>, <c>\n</c> and <c>\t</c> to the string they may belong to.</param>
    public static string Unescape(string text, bool keepsLineBreaks)
    {
        StringBuilder plain = new(text.Length);
        for (int at = 0; at < text.Length; at++)
        {
            char next = text[at] == '\\' && at + 1 < text.Length ? text[at + 1] : '\0';
            if (next is '"' or '\\' or '/')
            {
                plain.Append(next);
                at++;
            }
            else if (next is 'u' && Ascii(text, at + 2) is char character)
            {
                plain.Append(character);
                at += 5;
            }
            else if (!keepsLineBreaks && next is ('r' or 'n' or 't'))
            {
                plain.Append(' ');
                at++;
            }
            else
            {
                plain.Append(text[at]);
            }
        }

        return plain.ToString();
    }

    /// <summary>Replaces <c>\u0022</c> and the like by the ASCII characters they stand for.</summary>
    public static string DecodeAscii(string text)
    {
        if (text.IndexOf("\\u00", StringComparison.Ordinal) < 0)
        {
            return text;
        }

        StringBuilder plain = new(text.Length);
        for (int at = 0; at < text.Length; at++)
        {
            char? decoded = text[at] == '\\' && at + 1 < text.Length && text[at + 1] == 'u' ? Ascii(text, at + 2) : null;
            plain.Append(decoded ?? text[at]);
            at += decoded is null ? 0 : 5;
        }

        return plain.ToString();
    }

    private static char? Ascii(string text, int at) =>
        at + 4 <= text.Length
        && int.TryParse(text.Substring(at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code)
        && code is >= 0x20 and < 0x7F
            ? (char)code
            : null;
}
