using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Reporting;

/// <summary>Findings in a fixed order, with what they come to. The order they came in does not matter.</summary>
public sealed class Report
{
    private readonly Dictionary<string, string?> _names;

    private Report(ReportHeader header, IReadOnlyList<Finding> findings)
    {
        Header = header;
        Findings = findings;
        PartnerFindings = [.. findings.Where(finding => IsPartnerWide(finding))];
        Customers =
        [
            .. findings
                .Where(finding => !IsPartnerWide(finding))
                .GroupBy(finding => finding.CustomerTenantId!, StringComparer.OrdinalIgnoreCase)
                .Select(group => new CustomerSummary(group.Key, [.. group]))
                .OrderBy(customer => VerdictOrder.RankOf(customer.Verdict))
                .ThenBy(customer => customer.Name ?? customer.TenantId, StringComparer.OrdinalIgnoreCase)
                .ThenBy(customer => customer.TenantId, StringComparer.OrdinalIgnoreCase),
        ];
        _names = Customers.ToDictionary(
            customer => customer.TenantId,
            customer => customer.Name,
            StringComparer.OrdinalIgnoreCase);
        Causes =
        [
            .. findings
                .Where(finding => finding.Explains > 0)
                .OrderByDescending(finding => finding.Explains),
        ];
        foreach (Finding finding in findings)
        {
            Tally.Add(finding);
        }

        Summary = ReportSummary.Of(Tally);
    }

    public ReportHeader Header { get; }

    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>What the report comes to, in one or two sentences.</summary>
    public string Summary { get; }

    internal Tally Tally { get; } = new();

    internal IReadOnlyList<Finding> PartnerFindings { get; }

    internal IReadOnlyList<CustomerSummary> Customers { get; }

    /// <summary>Findings that explain customers' failures, the one that explains most first.</summary>
    internal IReadOnlyList<Finding> Causes { get; }

    /// <summary>Puts findings in order and counts them.</summary>
    /// <param name="findings">Findings of one run, in any order.</param>
    /// <param name="header">Who looked, and when.</param>
    public static Report Of(IEnumerable<Finding> findings, ReportHeader header) =>
        new(header,
        [
            .. findings
                .OrderBy(finding => IsPartnerWide(finding) ? 0 : 1)
                .ThenBy(finding => finding.CustomerTenantId, StringComparer.OrdinalIgnoreCase)
                .ThenBy(finding => LinkOrder.RankOf(finding.Link))
                .ThenBy(finding => finding.CheckId, StringComparer.Ordinal)
                .ThenBy(finding => finding.TargetId, StringComparer.Ordinal)
                .ThenBy(finding => finding.Id, StringComparer.Ordinal)
                .ThenBy(finding => finding.Title, StringComparer.Ordinal)
                .ThenBy(finding => finding.Cause, StringComparer.Ordinal)
                .ThenBy(finding => finding.ObservedAt),
        ]);

    /// <summary>The name of the customer a finding is about, as far as any finding tells.</summary>
    internal string? CustomerNameOf(Finding finding) =>
        _names.TryGetValue(finding.CustomerTenantId ?? "", out string? name) ? name : null;

    internal int CountCustomers(GdapVerdict verdict) => Customers.Count(customer => customer.Verdict == verdict);

    internal int CountFindings(GdapVerdict verdict) => Findings.Count(finding => finding.Verdict == verdict);

    private static bool IsPartnerWide(Finding finding) => string.IsNullOrEmpty(finding.CustomerTenantId);
}
