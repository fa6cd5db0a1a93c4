using System.Linq;

namespace GdapTools.Core.Reporting;

/// <summary>What was found in the partner tenant, before any customer.</summary>
internal static class HtmlPartner
{
    public static Html Of(Report report) =>
        report.PartnerFindings.Count == 0
            ? Html.Empty
            : Html.Of($"""
                <section aria-labelledby="partner">
                <h2 id="partner">Partner tenant</h2>
                {Html.Join(report.PartnerFindings.OrderBy(Rank).Select(Row))}</section>

                """);

    private static int Rank(Finding finding) => VerdictOrder.RankOf(finding.Verdict);

    private static Html Row(Finding finding)
    {
        string target = string.IsNullOrWhiteSpace(finding.TargetName) ? "" : " · " + finding.TargetName;
        return Html.Of($"""
            <article class="finding">
            <div class="verdict">{HtmlParts.Badge(finding.Verdict)}
            <span class="where">{LinkOrder.NameOf(finding.Link)}</span></div>
            <div class="body"><h3>{(finding.Cause.Length > 0 ? finding.Cause : finding.Title)}</h3>
            <p class="target">Checked: {finding.Title}{HtmlParts.Name(target)}</p>
            {Details(finding)}</div>
            </article>

            """);
    }

    /// <summary>What explains customers is told in full further up, where links to it lead.</summary>
    private static Html Details(Finding finding)
    {
        string anchor = HtmlPage.AnchorOf(finding);
        return finding.Explains > 0
            ? Html.Of($"<p class=\"because\"><a href=\"#{anchor}\">Steps and evidence are above</a></p>")
            : Html.Of($"""
                <details id="{anchor}"><summary>{HtmlParts.LabelOf(finding)}</summary>
                {HtmlParts.StepsAndProof(finding)}</details>
                """);
    }
}
