using System.Collections.Generic;

namespace GdapTools.Core.Reporting;

/// <summary>A report in a sentence or two. Never says that all is well of what was not seen.</summary>
internal static class ReportSummary
{
    public const string NothingExamined =
        "Nothing was examined: there are no findings. This is no clean bill of health.";

    public static string Of(Tally tally)
    {
        if (tally.IsEmpty)
        {
            return NothingExamined;
        }

        return tally.Customers == 0
            ? $"No customer was examined, so nothing is said of any customer. {Partner(tally)}".TrimEnd()
            : $"{Customers(tally)} {Partner(tally)}".TrimEnd();
    }

    /// <summary>"1 customer", "2 customers".</summary>
    public static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    private static string Customers(Tally tally)
    {
        int total = tally.Customers;
        int failed = tally.CountCustomers(GdapVerdict.Fail);
        int unknown = tally.CountCustomers(GdapVerdict.Unknown);
        int warned = tally.CountCustomers(GdapVerdict.Warning);
        int passed = tally.CountCustomers(GdapVerdict.Pass);
        List<string> rest = [];
        Add(rest, unknown, "could not be judged");
        Add(rest, warned, warned == 1 ? "works with a warning" : "work with a warning");
        Add(rest, passed, passed == 1 ? "passes" : "pass");

        if (failed == 0 && passed == total)
        {
            return total switch
            {
                1 => "The one customer passes every check that was made.",
                2 => "Both customers pass every check that was made.",
                _ => $"All {total} customers pass every check that was made.",
            };
        }

        string head = failed == 0
            ? $"No failure among {Count(total, "customer")}"
            : $"{failed} of {Count(total, "customer")} {(failed == 1 ? "fails" : "fail")}";
        return rest.Count == 0 ? head + "." : $"{head}; {string.Join(", ", rest)}.";
    }

    private static string Partner(Tally tally)
    {
        int failed = tally.CountPartner(GdapVerdict.Fail);
        int unknown = tally.CountPartner(GdapVerdict.Unknown);
        int warned = tally.CountPartner(GdapVerdict.Warning);
        List<string> parts = [];
        Add(parts, failed, failed == 1 ? "check fails" : "checks fail");
        Add(parts, unknown, unknown == 1 ? "check could not be judged" : "checks could not be judged");
        Add(parts, warned, warned == 1 ? "check warns" : "checks warn");
        return parts.Count == 0 ? "" : $"In the partner tenant {string.Join(", ", parts)}.";
    }

    private static void Add(List<string> parts, int count, string text)
    {
        if (count > 0)
        {
            parts.Add($"{count} {text}");
        }
    }
}
