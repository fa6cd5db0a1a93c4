using System.Collections.Generic;

namespace GdapTools.Core.Reporting;

/// <summary>A report in a sentence or two. Never says that all is well of what was not seen.</summary>
internal static class ReportSummary
{
    public const string NothingExamined =
        "Nothing was examined: there are no findings. This is no clean bill of health.";

    public static string Of(Report report)
    {
        if (report.Findings.Count == 0)
        {
            return NothingExamined;
        }

        return report.Customers.Count == 0
            ? $"No customer was examined, so this report says nothing of any customer. {Partner(report)}".TrimEnd()
            : $"{Customers(report)} {Partner(report)}".TrimEnd();
    }

    /// <summary>"1 customer", "2 customers".</summary>
    public static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    private static string Customers(Report report)
    {
        int total = report.Customers.Count;
        int failed = report.CountCustomers(GdapVerdict.Fail);
        int unknown = report.CountCustomers(GdapVerdict.Unknown);
        int warned = report.CountCustomers(GdapVerdict.Warning);
        int passed = report.CountCustomers(GdapVerdict.Pass);
        List<string> rest = [];
        Add(rest, unknown, "could not be judged");
        Add(rest, warned, warned == 1 ? "works with a warning" : "work with a warning");
        Add(rest, passed, passed == 1 ? "passes" : "pass");

        if (failed == 0 && passed == total)
        {
            return total == 1
                ? "The one customer passes every check that was made."
                : $"All {total} customers pass every check that was made.";
        }

        string head = failed == 0
            ? $"No failure among {Count(total, "customer")}"
            : $"{failed} of {Count(total, "customer")} {(failed == 1 ? "fails" : "fail")}";
        return rest.Count == 0 ? head + "." : $"{head}; {string.Join(", ", rest)}.";
    }

    private static string Partner(Report report)
    {
        int failed = 0;
        int unknown = 0;
        foreach (Finding finding in report.PartnerFindings)
        {
            failed += finding.Verdict == GdapVerdict.Fail ? 1 : 0;
            unknown += finding.Verdict == GdapVerdict.Unknown ? 1 : 0;
        }

        List<string> parts = [];
        Add(parts, failed, failed == 1 ? "check fails" : "checks fail");
        Add(parts, unknown, unknown == 1 ? "check could not be judged" : "checks could not be judged");
        return parts.Count == 0 ? "" : $"In the partner tenant {string.Join(" and ", parts)}.";
    }

    private static void Add(List<string> parts, int count, string text)
    {
        if (count > 0)
        {
            parts.Add($"{count} {text}");
        }
    }
}
