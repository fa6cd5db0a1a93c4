using System.Linq;

namespace GdapTools.Core.Reporting;

/// <summary>The causes that explain several customers at once: what to repair first.</summary>
internal static class HtmlCauses
{
    public static Html Of(Report report) =>
        report.Causes.Count == 0
            ? Html.Empty
            : Html.Of($"""
                <section aria-labelledby="causes">
                <h2 id="causes">Repair this first</h2>
                {Html.Join(report.Causes.Select((cause, index) => Cause(report, cause, isFirst: index == 0)))}</section>

                """);

    private static Html Cause(Report report, Finding cause, bool isFirst)
    {
        Html state = isFirst ? Html.Of($" open") : Html.Empty;
        return Html.Of($"""
            <article class="cause {HtmlParts.ClassOf(cause.Verdict)}" id="{HtmlPage.AnchorOf(cause)}">
            <p class="share">{report.Tally.Share(cause)}</p>
            <p class="reason">{cause.Cause}</p>
            <p class="where">Broken link: {LinkOrder.NameOf(cause.Link)}</p>
            {HtmlParts.Steps(cause)}<details{state}><summary>Evidence</summary>{HtmlParts.Proof(cause)}</details>
            </article>

            """);
    }
}
