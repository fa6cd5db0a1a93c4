using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Reporting;

/// <summary>Counts what a run comes to while its findings go by. Of a customer it keeps no more than the verdict.</summary>
public sealed class Tally
{
    private readonly Dictionary<string, GdapVerdict> _customers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<GdapVerdict, int> _partner = [];
    private readonly List<Finding> _causes = [];

    /// <summary>Customers that any finding is about.</summary>
    public int Customers => _customers.Count;

    internal bool IsEmpty => _customers.Count == 0 && _partner.Count == 0;

    /// <summary>Counts one finding; a customer's worst verdict is the customer's.</summary>
    public void Add(Finding finding)
    {
        if (finding.Explains > 0)
        {
            _causes.Add(finding);
        }

        if (finding.CustomerTenantId is not { Length: > 0 } customer)
        {
            _partner[finding.Verdict] = CountPartner(finding.Verdict) + 1;
        }
        else if (!_customers.TryGetValue(customer, out GdapVerdict known)
            || VerdictOrder.RankOf(finding.Verdict) < VerdictOrder.RankOf(known))
        {
            _customers[customer] = finding.Verdict;
        }
    }

    /// <summary>The run in a few lines for whoever looks on: the counts, then each cause that several customers have, the
    /// one that explains most first, with the first thing to do about it.</summary>
    public IEnumerable<string> Describe()
    {
        yield return ReportSummary.Of(this);

        foreach (Finding cause in _causes.Where(cause => cause.Explains > 1).OrderByDescending(cause => cause.Explains))
        {
            yield return $"{ReportSummary.Share(cause, Customers)} for one reason: {cause.Cause}";

            if (cause.Remediation.Count > 0)
            {
                yield return $"Do this first: {cause.Remediation[0]}";
            }
        }
    }

    internal int CountCustomers(GdapVerdict verdict) => _customers.Values.Count(known => known == verdict);

    internal int CountPartner(GdapVerdict verdict) => _partner.TryGetValue(verdict, out int count) ? count : 0;
}
