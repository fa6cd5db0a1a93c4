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
        int total = report.Customers.Count;
        string share = total > 0
            ? $"{cause.Explains} of {ReportSummary.Count(total, "customer")} {(cause.Explains == 1 ? "fails" : "fail")} for one reason"
            : $"{ReportSummary.Count(cause.Explains, "customer")} {(cause.Explains == 1 ? "fails" : "fail")} for one reason";
        Html proof = Html.Of($"<details{(isFirst ? Html.Own(" open") : Html.Empty)}><summary>Evidence</summary>{HtmlParts.Proof(cause)}</details>");
        return Html.Of($"""
            <article class="cause {HtmlParts.ClassOf(cause.Verdict)}" id="{HtmlPage.AnchorOf(cause)}">
            <p class="share">{share}</p>
            <p class="reason">{cause.Cause}</p>
            <p class="where">Broken link: {LinkOrder.NameOf(cause.Link)}</p>
            {HtmlParts.Steps(cause)}{proof}
            </article>

            """);
    }
}
