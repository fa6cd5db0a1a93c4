using System;
using System.Text;

namespace GdapTools.Core.Errors;

/// <summary>The beginning of an input, fit to be shown.</summary>
internal static class Excerpt
{
    private const int Window = 16_384;
    private const int Length = 300;
    private const int EncodingLayers = 3;

    /// <summary>One line of at most 300 characters, secrets masked.</summary>
    public static string Of(string? text)
    {
        string window = text is null ? "" : text.Length > Window ? text.Substring(0, Window) : text;

        // A secret in a form or an address is percent-encoded, and would slip through the mask.
        for (int layer = 0; layer < EncodingLayers && window.IndexOf('%') >= 0; layer++)
        {
            window = Uri.UnescapeDataString(window);
        }

        window = EscapedText.DecodeAscii(window);
        string line = OneLine(InputMask.Apply(window));
        return line.Length <= Length ? line : line.Substring(0, Length) + "\u2026";
    }

    private static string OneLine(string text)
    {
        StringBuilder line = new(Math.Min(text.Length, Length + 1));
        bool isBlank = true;
        foreach (char character in text)
        {
            if (line.Length > Length)
            {
                break;
            }

            bool isPrintable = !char.IsControl(character) && !char.IsSurrogate(character) && character != '\uFEFF';
            char shown = char.IsWhiteSpace(character) || !isPrintable ? ' ' : character;
            if (shown != ' ' || !isBlank)
            {
                line.Append(shown);
            }

            isBlank = shown == ' ';
        }

        return line.ToString().TrimEnd();
    }
}
