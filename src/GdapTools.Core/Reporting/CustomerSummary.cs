using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Reporting;

/// <summary>One customer's findings and what they come to.</summary>
internal sealed class CustomerSummary
{
    /// <param name="tenantId">The customer.</param>
    /// <param name="findings">Its findings, at least one, in report order.</param>
    public CustomerSummary(string tenantId, IReadOnlyList<Finding> findings)
    {
        TenantId = tenantId;
        Findings = findings;
        Verdict = VerdictOrder.Worst(findings);
        Decisive = findings.First(finding => finding.Verdict == Verdict);
        Name = findings
            .Where(finding => finding.TargetKind == FindingTargetKind.Customer)
            .Select(finding => finding.TargetName)
            .FirstOrDefault(name => !string.IsNullOrWhiteSpace(name));
    }

    public string TenantId { get; }

    public string? Name { get; }

    public IReadOnlyList<Finding> Findings { get; }

    public GdapVerdict Verdict { get; }

    /// <summary>The first finding, along the chain, that gave the verdict.</summary>
    public Finding Decisive { get; }

    /// <summary>The first link that is not proven good; null when all are.</summary>
    public ChainLink? BrokenLink =>
        Verdict is GdapVerdict.Pass or GdapVerdict.NotApplicable ? null : Decisive.Link;
}
