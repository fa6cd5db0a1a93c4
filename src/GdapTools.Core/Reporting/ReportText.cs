using System.Globalization;
using System.Text;
using GdapTools.Core.Tokens;

namespace GdapTools.Core.Reporting;

/// <summary>Every text of a report passes here: secrets go, and what would deceive the eye becomes visible.</summary>
internal static class ReportText
{
    private const char Replacement = '\uFFFD';

    /// <summary>
    /// Takes out tokens and secrets, replaces control characters and broken surrogates, and spells out characters that
    /// turn the direction of text round.
    /// </summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        string masked = SecretMask.Mask(text!).Replace("\r\n", "\n").Replace('\r', '\n');
        StringBuilder clean = new(masked.Length);
        for (int index = 0; index < masked.Length; index++)
        {
            char character = masked[index];
            if (char.IsSurrogate(character))
            {
                bool isPair = index + 1 < masked.Length && char.IsSurrogatePair(character, masked[index + 1]);
                clean.Append(isPair ? masked.Substring(index++, 2) : Replacement.ToString());
            }
            else if (IsDirectional(character))
            {
                clean.Append("[U+").Append(((int)character).ToString("X4", CultureInfo.InvariantCulture)).Append(']');
            }
            else
            {
                bool isHarmless = character is '\n' or '\t' || !char.IsControl(character);
                clean.Append(isHarmless ? character : Replacement);
            }
        }

        return clean.ToString();
    }

    private static bool IsDirectional(char character) =>
        character is '\u061C' or '\u200E' or '\u200F'
            or (>= '\u202A' and <= '\u202E')
            or (>= '\u2066' and <= '\u2069');
}
