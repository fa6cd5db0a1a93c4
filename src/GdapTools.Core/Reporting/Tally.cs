using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Reporting;

/// <summary>Counts what a run comes to while its findings go by. Of a customer it keeps no more than the verdict.</summary>
public sealed class Tally
{
    private const int MostFrequent = 3;

    private readonly Dictionary<string, GdapVerdict> _customers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<GdapVerdict, int> _partner = [];
    private readonly Dictionary<(string CheckId, string Title), int> _failures = [];
    private readonly HashSet<(string Cause, GdapVerdict Verdict)> _explained = [];
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

        if (finding.CustomerTenantId is { Length: > 0 } customer)
        {
            AddCustomer(finding, customer);
        }
        else
        {
            Count(_partner, finding.Verdict);
        }
    }

    /// <summary>The run in a few lines for whoever looks on: the counts; each cause that several customers have, the one that
    /// explains most first, with the first thing to do about it; and what else fails several.</summary>
    public IEnumerable<string> Describe()
    {
        yield return ReportSummary.Of(this);

        foreach (Finding cause in _causes.Where(cause => cause.Explains > 1).OrderByDescending(cause => cause.Explains))
        {
            yield return $"{Share(cause)}: {cause.Cause}";

            if (cause.Remediation.Count > 0)
            {
                yield return $"Do this first: {cause.Remediation[0]}";
            }
        }

        foreach (KeyValuePair<(string CheckId, string Title), int> failure in _failures
            .Where(failure => failure.Value > 1)
            .OrderByDescending(failure => failure.Value)
            .ThenBy(failure => failure.Key.CheckId, StringComparer.Ordinal)
            .Take(MostFrequent))
        {
            yield return $"{failure.Value} fail under {failure.Key.CheckId}, each for itself: {failure.Key.Title}.";
        }
    }

    internal int CountCustomers(GdapVerdict verdict) => _customers.Values.Count(known => known == verdict);

    internal int CountPartner(GdapVerdict verdict) => _partner.TryGetValue(verdict, out int count) ? count : 0;

    /// <summary>"3 of 16 customers fail for one reason": how far a cause reaches, and what comes of it there, if all who refer to
    /// it have that in common.</summary>
    internal string Share(Finding cause)
    {
        string share = Customers == 0
            ? ReportSummary.Count(cause.Explains, "customer")
            : $"{cause.Explains} of {ReportSummary.Count(Customers, "customer")}";
        GdapVerdict[] verdicts = [.. _explained.Where(pair => pair.Cause == cause.Id).Select(pair => pair.Verdict)];
        return verdicts switch
        {
            [GdapVerdict.Fail] => $"{share} {(cause.Explains == 1 ? "fails" : "fail")} for one reason",
            [GdapVerdict.Unknown] => $"{share} could not be judged for one reason",
            _ => $"One cause concerns {share}",
        };
    }

    private static void Count<T>(Dictionary<T, int> counts, T key) where T : notnull =>
        counts[key] = (counts.TryGetValue(key, out int count) ? count : 0) + 1;

    private void AddCustomer(Finding finding, string customer)
    {
        if (!_customers.TryGetValue(customer, out GdapVerdict known)
            || VerdictOrder.RankOf(finding.Verdict) < VerdictOrder.RankOf(known))
        {
            _customers[customer] = finding.Verdict;
        }

        if (finding.CausedBy is string cause)
        {
            _explained.Add((cause, finding.Verdict));
        }
        else if (finding.Verdict == GdapVerdict.Fail)
        {
            Count(_failures, (finding.CheckId, finding.Title));
        }
    }
}
