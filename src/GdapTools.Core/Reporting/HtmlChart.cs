using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Reporting;

/// <summary>Verdicts by link of the chain, as bars: where it breaks, and how often.</summary>
internal static class HtmlChart
{
    private const int Width = 1000;
    private const int Least = 6;

    public static Html Of(Report report)
    {
        // A customer that passes stands for no single link.
        HashSet<Finding> whole =
        [
            .. report.Customers
                .Where(customer => customer.Verdict == GdapVerdict.Pass)
                .SelectMany(customer => customer.Findings),
        ];
        List<Finding> broken = [.. report.Findings.Where(finding => !whole.Contains(finding))];
        List<Row> rows =
        [
            .. LinkOrder.All
                .Select(link => (Link: link, Findings: broken.Where(finding => finding.Link == link).ToList()))
                .Where(pair => pair.Findings.Count > 0 || LinkOrder.Prerequisites.Contains(pair.Link))
                .Select(pair => new Row(LinkOrder.NameOf(pair.Link), pair.Findings)),
        ];
        if (report.Customers.Count > 0)
        {
            rows.Add(new Row("Whole chain holds", [.. whole]));
        }

        int most = rows.Max(row => row.Findings.Count);
        return Html.Of($"""
            <section aria-labelledby="chain">
            <h2 id="chain">Where the chain breaks</h2>
            <p class="hint">Findings by link, in the order a call passes them.</p>
            <ul class="chart">{Html.Join(rows.Select(row => Bar(row, most)))}</ul>
            </section>

            """);
    }

    private static Html Bar(Row row, int most)
    {
        List<(GdapVerdict Verdict, int Count)> counts =
        [
            .. VerdictOrder.All
                .Select(verdict => (verdict, row.Findings.Count(finding => finding.Verdict == verdict)))
                .Where(pair => pair.Item2 > 0),
        ];
        List<Html> parts = [];
        int end = 0;
        foreach ((GdapVerdict verdict, int count) in counts)
        {
            int start = end;
            end += Math.Max(Least, count * Width / most);
            string look = HtmlParts.ClassOf(verdict);
            parts.Add(Html.Of($"<rect class=\"{look}\" x=\"{start}\" width=\"{end - start}\" height=\"10\"/>"));
        }

        string words = counts.Count == 0
            ? "no findings"
            : string.Join(", ", counts.Select(pair => $"{pair.Count} {Lower(pair.Verdict)}"));
        Html bars = Html.Join(parts);
        return Html.Of($"""
            <li><span class="link">{row.Name}</span>
            <svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">{bars}</svg>
            <span class="count">{words}</span></li>

            """);
    }

    private static string Lower(GdapVerdict verdict) => VerdictOrder.NameOf(verdict).ToLowerInvariant();

    private sealed record Row(string Name, IReadOnlyList<Finding> Findings);
}
