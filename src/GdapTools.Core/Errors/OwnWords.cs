using System;

namespace GdapTools.Core.Errors;

/// <summary>The sentence that the token endpoint puts behind an AADSTS number.</summary>
internal static class OwnWords
{
    private const int Length = 200;

    private static readonly string[] s_ends = ["\r", "\n", "\\r", "\\n", "\\\"", "\",", "\"}", " Trace ID:", " Correlation ID:", " Timestamp:"];

    /// <summary>The sentence, fit to be shown; null where there is none.</summary>
    /// <param name="text">What holds the number.</param>
    /// <param name="code">The code, as <c>AADSTS530003</c>.</param>
    public static string? Of(string text, string code)
    {
        string label = code + ":";
        int at = text.IndexOf(label, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        string rest = text.Substring(at + label.Length);
        foreach (string mark in s_ends)
        {
            int end = rest.IndexOf(mark, StringComparison.Ordinal);
            rest = end < 0 ? rest : rest.Substring(0, end);
        }

        return Show(rest);
    }

    /// <summary>One masked line of a sentence that stands alone; null where nothing is left.</summary>
    public static string? Show(string? sentence)
    {
        string line = Excerpt.Of(sentence).Trim();
        return line.Length == 0 ? null
            : line.Length <= Length ? line
            : line.Substring(0, Length).TrimEnd() + "\u2026";
    }
}
