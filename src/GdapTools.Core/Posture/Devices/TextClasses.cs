using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>
/// The kinds of text that a set of comparisons can tell apart, each by an example. Any text answers the comparisons as
/// one of the examples does: as a literal that it equals, or as its longest matching beginning, its longest matching end
/// and the contained literals put together with something between them that no literal holds.
/// </summary>
internal static class TextClasses
{
    private const string Between = "\u0001";

    /// <param name="comparisons">Comparisons of one property.</param>
    /// <param name="most">Above so many kinds there is no answer.</param>
    /// <returns>Examples, the first of which no comparison matches; null when there are too many kinds.</returns>
    public static IReadOnlyList<string>? Of(IReadOnlyList<DeviceComparison> comparisons, int most)
    {
        string[] whole = LiteralsOf(comparisons, DeviceTest.Equals, DeviceTest.In);
        string[] parts = LiteralsOf(comparisons, DeviceTest.Contains);
        string[] starts = ["", .. LiteralsOf(comparisons, DeviceTest.StartsWith)];
        string[] ends = ["", .. LiteralsOf(comparisons, DeviceTest.EndsWith)];
        if (parts.Length > 16 || (long)starts.Length * ends.Length << parts.Length > most * 64L || whole.Length > most)
        {
            return null;
        }

        List<string> examples = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (string start in starts)
        {
            foreach (string end in ends)
            {
                for (int choice = 0; choice < 1 << parts.Length; choice++)
                {
                    IEnumerable<string> chosen = parts.Where((_, index) => (choice >> index & 1) != 0);
                    Add(string.Join(Between, new[] { start }.Concat(chosen).Append(end)));
                }
            }
        }

        foreach (string literal in whole)
        {
            Add(literal);
        }

        return examples.Count > most ? null : examples;

        void Add(string text)
        {
            string answers = string.Concat(comparisons.Select(comparison => comparison.Matches(text) ? '1' : '0'));
            if (seen.Add(answers))
            {
                examples.Add(text);
            }
        }
    }

    private static string[] LiteralsOf(IReadOnlyList<DeviceComparison> comparisons, params DeviceTest[] tests) =>
        comparisons.Where(comparison => tests.Contains(comparison.Test))
            .SelectMany(static comparison => comparison.Literals).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
}
