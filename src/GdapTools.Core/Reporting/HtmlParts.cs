using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Reporting;

/// <summary>Pieces that several parts of the page share.</summary>
internal static class HtmlParts
{
    /// <summary>The class that colours a verdict.</summary>
    public static string ClassOf(GdapVerdict verdict) =>
        verdict switch
        {
            GdapVerdict.Fail => "fail",
            GdapVerdict.Warning => "warning",
            GdapVerdict.Pass => "pass",
            GdapVerdict.NotApplicable => "none",
            _ => "unknown",
        };

    /// <summary>A verdict in words and colour.</summary>
    public static Html Badge(GdapVerdict verdict) => Badge(verdict, VerdictOrder.NameOf(verdict));

    /// <summary>Other words in the colour of a verdict.</summary>
    public static Html Badge(GdapVerdict verdict, string words) =>
        Html.Of($"<span class=\"badge {ClassOf(verdict)}\">{Icon(verdict)}{words}</span>");

    public static Html Icon(GdapVerdict verdict) =>
        Html.Of($"""
            <svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><use href="#i-{ClassOf(verdict)}"/></svg>
            """);

    /// <summary>A name from a tenant, which may be in any script and hold anything.</summary>
    public static Html Name(string? name) => Html.Of($"<bdi>{name}</bdi>");

    /// <summary>The drawings that <see cref="Icon"/> refers to.</summary>
    public static Html Symbols() =>
        Html.Of($"""
            <svg class="symbols" aria-hidden="true" focusable="false">
            <symbol id="i-fail" viewBox="0 0 16 16"><path d="M4 4l8 8M12 4l-8 8"/></symbol>
            <symbol id="i-unknown" viewBox="0 0 16 16">
            <path d="M5.5 6a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8M8 13v.1"/></symbol>
            <symbol id="i-warning" viewBox="0 0 16 16"><path d="M8 3v6M8 12.5v.1"/></symbol>
            <symbol id="i-pass" viewBox="0 0 16 16"><path d="M3 8.5l3.5 3.5L13 4.5"/></symbol>
            <symbol id="i-none" viewBox="0 0 16 16"><path d="M4 8h8"/></symbol>
            </svg>

            """);

    /// <summary>What opens the rest of a finding.</summary>
    public static string LabelOf(Finding finding) =>
        finding.Remediation.Count > 0 ? "What to do, and evidence" : "Evidence";

    /// <summary>What to do, in order, and the commands that do it; nothing when there is nothing to do.</summary>
    public static Html Steps(Finding finding) => Html.Join([Remediation(finding), Commands(finding)]);

    /// <summary>What proves the verdict, what could not be seen, and where to read more.</summary>
    public static Html Proof(Finding finding) =>
        Html.Join([Evidence(finding), Permissions(finding), Documentation(finding)]);

    /// <summary>Steps and proof together.</summary>
    public static Html StepsAndProof(Finding finding)
    {
        bool isTitled = finding.Remediation.Count > 0 && finding.Evidence.Count > 0;
        return Html.Join([Steps(finding), isTitled ? Html.Of($"<h4>Evidence</h4>\n") : Html.Empty, Proof(finding)]);
    }

    private static Html Remediation(Finding finding) =>
        finding.Remediation.Count == 0
            ? Html.Empty
            : Html.Of($"""
                <h4>What to do</h4>
                <ol class="steps">{Html.Join(finding.Remediation.Select(step => Html.Of($"<li>{step}</li>")))}</ol>

                """);

    // One click selects them all.
    private static Html Commands(Finding finding) =>
        finding.RepairCommands.Count == 0
            ? Html.Empty
            : Html.Of($"""
                <h4>Repair in PowerShell</h4>
                <pre class="commands"><code>{string.Join("\n", finding.RepairCommands)}</code></pre>

                """);

    private static Html Evidence(Finding finding) =>
        finding.Evidence.Count == 0
            ? Html.Empty
            : Html.Of($"""
                <dl class="evidence">{Html.Join(finding.Evidence.Select(Pair))}</dl>

                """);

    private static Html Pair(KeyValuePair<string, string> pair) =>
        Html.Of($"<div><dt>{pair.Key}</dt><dd>{Name(pair.Value)}</dd></div>");

    private static Html Permissions(Finding finding) =>
        finding.MissingPermissions.Count == 0
            ? Html.Empty
            : Html.Of($"""
                <p class="missing">Not visible without {Html.Join(finding.MissingPermissions.Select(Permission))}</p>

                """);

    private static Html Permission(string permission) => Html.Of($"<code>{permission}</code> ");

    private static Html Documentation(Finding finding)
    {
        Html check = Html.Of($"<span class=\"check\">{finding.CheckId}</span>");
        return finding.DocumentationUri is { IsAbsoluteUri: true } address && IsWeb(address)
            ? Html.Of($"""
                <p class="more">{check}
                <a href="{address.AbsoluteUri}" target="_blank" rel="noopener noreferrer">Documentation</a></p>

                """)
            : Html.Of($"<p class=\"more\">{check}</p>\n");
    }

    private static bool IsWeb(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp;
}
