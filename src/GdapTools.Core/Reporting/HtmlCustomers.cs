using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Reporting;

/// <summary>The table of customers: verdict, first broken link, cause, and folded away steps and evidence.</summary>
internal static class HtmlCustomers
{
    public static Html Begin(Report report) =>
        Html.Of($"""
            <section aria-labelledby="customers">
            <h2 id="customers">Customers</h2>
            <div class="filter" id="filter" hidden>
            <div class="chips" role="group" aria-label="Show verdicts">{Html.Join(Chips(report))}</div>
            <label class="pick">Link
            <select id="link"><option value="">all</option>{Html.Join(Links(report))}</select></label>
            <label class="search">Find
            <input id="search" type="search" autocomplete="off" placeholder="name, tenant, cause"></label>
            <span id="shown" class="hint" role="status"></span>
            </div>
            <table class="customers" id="table" role="table">
            <thead role="rowgroup"><tr role="row">
            <th role="columnheader" scope="col" data-sort="rank">Verdict</th>
            <th role="columnheader" scope="col" data-sort="name">Customer</th>
            <th role="columnheader" scope="col" data-sort="order">First broken link</th>
            <th role="columnheader" scope="col" data-sort="cause">Cause and remedy</th>
            </tr></thead>
            <tbody role="rowgroup">

            """);

    public static Html End() =>
        Html.Of($"""
            </tbody>
            </table>
            <p class="hint" id="nothing" hidden>No customer matches.</p>
            </section>

            """);

    public static Html Row(CustomerSummary customer, IReadOnlyDictionary<string, Finding> causes)
    {
        GdapVerdict verdict = customer.Verdict;
        string link = customer.BrokenLink is ChainLink weak ? LinkOrder.NameOf(weak) : "";
        int order = customer.BrokenLink is ChainLink known ? LinkOrder.RankOf(known) : int.MaxValue;
        Html sort = Html.Of($"data-rank=\"{VerdictOrder.RankOf(verdict)}\" data-order=\"{order}\"");
        Html name = HtmlParts.Name(customer.Name ?? "Name not known");
        Html broken = link.Length == 0 ? Html.Of($"<span class=\"soft\">none</span>") : Html.Of($"{link}");
        Html details = Html.Join(customer.Findings.Select(finding => Detail(customer, finding)));
        return Html.Of($"""
            <tr role="row" data-verdict="{verdict.ToString()}" data-link="{link}" {sort}>
            <td role="cell">{HtmlParts.Badge(verdict)}</td>
            <th role="rowheader" scope="row">{name}<span class="id">{customer.TenantId}</span></th>
            <td role="cell" class="broken">{broken}</td>
            <td role="cell"><p class="reason">{customer.Decisive.Cause}</p>{Because(customer.Decisive, causes)}
            <details><summary>{HtmlParts.LabelOf(customer.Decisive)}</summary>{details}</details></td>
            </tr>

            """);
    }

    private static Html Because(Finding finding, IReadOnlyDictionary<string, Finding> causes) =>
        finding.CausedBy is string id && causes.TryGetValue(id, out Finding? cause)
            ? Html.Of($"""
                <p class="because">Follows from the check
                <a href="#{HtmlPage.AnchorOf(cause)}">{cause.Title}</a>: {VerdictOrder.NameOf(cause.Verdict)}</p>
                """)
            : Html.Empty;

    private static Html Detail(CustomerSummary customer, Finding finding)
    {
        Html head = customer.Findings.Count == 1
            ? Html.Empty
            : Html.Of($"<p class=\"head\">{HtmlParts.Badge(finding.Verdict)} {finding.Title}</p>");
        Html cause = ReferenceEquals(finding, customer.Decisive) ? Html.Empty : Html.Of($"<p>{finding.Cause}</p>");
        return Html.Of($"<div class=\"detail\">{head}{cause}{HtmlParts.StepsAndProof(finding)}</div>");
    }

    private static IEnumerable<Html> Chips(Report report) =>
        VerdictOrder.All
            .Where(verdict => report.CountCustomers(verdict) > 0)
            .Select(verdict => Chip(verdict, report.CountCustomers(verdict)));

    private static Html Chip(GdapVerdict verdict, int count)
    {
        string look = HtmlParts.ClassOf(verdict);
        string name = verdict.ToString();
        Html face = Html.Of($"{HtmlParts.Icon(verdict)}{VerdictOrder.NameOf(verdict)} {count}");
        return Html.Of($"""
            <button type="button" class="chip {look}" aria-pressed="true" data-verdict="{name}">{face}</button>

            """);
    }

    private static IEnumerable<Html> Links(Report report) =>
        report.Customers
            .Where(customer => customer.BrokenLink is not null)
            .Select(customer => customer.BrokenLink!.Value)
            .Distinct()
            .OrderBy(LinkOrder.RankOf)
            .Select(link => Html.Of($"<option>{LinkOrder.NameOf(link)}</option>"));
}
