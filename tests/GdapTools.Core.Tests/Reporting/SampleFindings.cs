using System;
using System.Collections.Generic;
using System.IO;
using GdapTools.Core.Reporting;

namespace GdapTools.Core.Tests.Reporting;

/// <summary>Findings of an invented run.</summary>
internal static class SampleFindings
{
    public static readonly DateTimeOffset Now = new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);

    public static ReportHeader Header => new()
    {
        GeneratedAt = Now,
        PartnerTenantId = "aaaabbbb-0000-cccc-1111-dddd2222eeee",
        Account = "automation@partner.example",
        SessionKind = SessionKind.Delegated,
        MfaClaim = MfaClaimVerdict.Fail,
    };

    /// <summary>One cause that fails two customers, and three customers with verdicts of their own.</summary>
    public static IReadOnlyList<Finding> All =>
    [
        Partner("TOK001", ChainLink.Token, GdapVerdict.Fail, explains: 2),
        Partner("POS001", ChainLink.Posture, GdapVerdict.Unknown),
        Customer(1, ChainLink.Token, GdapVerdict.Fail, causedBy: "TOK001"),
        Customer(2, ChainLink.Token, GdapVerdict.Fail, causedBy: "TOK001"),
        Customer(3, ChainLink.Relationship, GdapVerdict.Warning),
        Customer(4, ChainLink.CustomerPolicy, GdapVerdict.Pass),
        Customer(5, ChainLink.Assignment, GdapVerdict.Unknown),
    ];

    public static Finding Partner(string checkId, ChainLink link, GdapVerdict verdict, int explains = 0) => new()
    {
        Id = checkId,
        CheckId = checkId,
        Link = link,
        Verdict = verdict,
        Severity = FindingSeverity.Critical,
        TargetKind = FindingTargetKind.Token,
        Title = $"Title of {checkId}",
        Cause = $"Cause of {checkId}.",
        Evidence = new Dictionary<string, string> { ["amr"] = "pwd" },
        Remediation = ["First step.", "Second step."],
        DocumentationUri = new Uri("https://learn.microsoft.com/partner-center/"),
        Explains = explains,
        SessionKind = SessionKind.Delegated,
        ObservedAt = Now,
    };

    public static Finding Customer(
        int number,
        ChainLink link,
        GdapVerdict verdict,
        string? causedBy = null,
        string? name = null,
        string? cause = null) => new()
    {
        Id = $"CHK{number:000}:{TenantId(number)}",
        CheckId = $"CHK{number:000}",
        Link = link,
        Verdict = verdict,
        TargetKind = FindingTargetKind.Customer,
        TargetId = TenantId(number),
        TargetName = name ?? $"Customer {number}",
        CustomerTenantId = TenantId(number),
        Title = $"Check {number}",
        Cause = cause ?? $"Cause {number}.",
        CausedBy = causedBy,
        SessionKind = SessionKind.Delegated,
        ObservedAt = Now,
    };

    public static string TenantId(int number) => $"{number:00000000}-0000-4000-8000-000000000000";

    public static string Write(ReportFormat format, IEnumerable<Finding> findings, ReportHeader? header = null)
    {
        using StringWriter output = new();
        ReportWriter.For(format).Write(Report.Of(findings, header ?? Header), output);
        return output.ToString();
    }
}
