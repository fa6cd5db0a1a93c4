using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Reporting;

/// <summary>The top of the page: what it is, of whom, when, and what it comes to.</summary>
internal static class HtmlHead
{
    public static Html Of(Report report)
    {
        return Html.Of($"""
            <header class="top">
            <div class="wrap">
            <p class="brand"><svg class="mark" viewBox="0 0 32 16" aria-hidden="true">
            <rect x="1.5" y="3.5" width="14" height="9" rx="4.5"/>
            <rect x="16.5" y="3.5" width="14" height="9" rx="4.5"/>
            <path d="M11 8h10"/></svg>GdapTools</p>
            <h1>Partner access report</h1>
            <p class="lede">{report.Summary}</p>
            <dl class="facts">{Html.Join(Facts(report.Header))}</dl>
            </div>
            </header>

            """);
    }

    /// <summary>How many customers have each verdict.</summary>
    public static Html Totals(Report report)
    {
        if (report.Customers.Count == 0)
        {
            return Html.Empty;
        }

        IEnumerable<Html> tiles = VerdictOrder.All
            .Where(verdict => verdict != GdapVerdict.NotApplicable || report.CountCustomers(verdict) > 0)
            .Select(verdict => Tile(report, verdict));
        return Html.Of($"""
            <section aria-labelledby="totals">
            <h2 id="totals">Customers by verdict</h2>
            <ul class="tiles">{Html.Join(tiles)}</ul>
            </section>

            """);
    }

    private static Html Tile(Report report, GdapVerdict verdict)
    {
        int count = report.CountCustomers(verdict);
        string look = count == 0 ? "tile empty" : "tile";
        return Html.Of($"""
            <li class="{look} {HtmlParts.ClassOf(verdict)}"><span class="number">{count}</span>
            <span class="label">{HtmlParts.Icon(verdict)}{VerdictOrder.NameOf(verdict)}</span></li>

            """);
    }

    private static IEnumerable<Html> Facts(ReportHeader header)
    {
        yield return Fact("Partner tenant", Value(header.PartnerTenantId));
        yield return Fact("Signed in as", Value(header.Account));
        yield return Fact("Session", Html.Of($"{Session(header.SessionKind)}"));
        yield return Fact("MFA claim in the token", Mfa(header.MfaClaim));
        if (header.Environment is GdapEnvironment cloud && cloud != GdapEnvironment.Global)
        {
            yield return Fact("Cloud", Html.Of($"{cloud.ToString()}"));
        }

        if (header.CapturedAt is { } captured)
        {
            yield return Fact("Data captured", Html.Of($"{ReportTime.Plain(captured)}"));
        }

        yield return Fact("Report made", Html.Of($"{ReportTime.Plain(header.GeneratedAt)}"));
    }

    private static Html Fact(string name, Html value) => Html.Of($"<div><dt>{name}</dt><dd>{value}</dd></div>");

    private static Html Value(string? value) =>
        string.IsNullOrWhiteSpace(value) ? Html.Of($"<span class=\"soft\">not stated</span>") : HtmlParts.Name(value);

    private static string Session(SessionKind kind) =>
        kind switch
        {
            SessionKind.Delegated => "Delegated (app + user)",
            SessionKind.AppOnly => "Application only",
            _ => "Not known",
        };

    private static Html Mfa(MfaClaimVerdict? verdict) =>
        verdict switch
        {
            MfaClaimVerdict.Pass => HtmlParts.Badge(GdapVerdict.Pass, "Present"),
            MfaClaimVerdict.Fail => HtmlParts.Badge(GdapVerdict.Fail, "Missing"),
            MfaClaimVerdict.Inconclusive => HtmlParts.Badge(GdapVerdict.Unknown, "Not proven"),
            _ => Html.Of($"<span class=\"soft\">not looked at</span>"),
        };
}
