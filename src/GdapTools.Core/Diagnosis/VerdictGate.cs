using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace GdapTools.Core.Diagnosis;

/// <summary>Tells at the end of a run whether it had findings that an automation is not to pass over.</summary>
/// <param name="verdicts">The verdicts that are not to occur.</param>
public sealed class VerdictGate(IReadOnlyCollection<GdapVerdict> verdicts)
{
    private const int Named = 5;
    private const string Action =
        "Read the findings: Cause and Remediation say what to change, RepairCommands holds commands where one is known to be right. "
        + "Begin with those that no other one causes.";

    private readonly List<Finding> _caught = [];

    /// <summary>The findings with one of the verdicts, in the order in which they came.</summary>
    public IReadOnlyList<Finding> Caught => _caught;

    public void Observe(Finding finding)
    {
        if (verdicts.Contains(finding.Verdict))
        {
            _caught.Add(finding);
        }
    }

    /// <summary>What is wrong with the run, causes first.</summary>
    /// <returns><c>FindingsFailed</c>, with the ids of the findings as its target; null if nothing was caught.</returns>
    public GdapException? Judge()
    {
        if (_caught.Count == 0)
        {
            return null;
        }

        Finding[] ordered = [.. _caught
            .OrderBy(finding => finding.CausedBy is not null)
            .ThenByDescending(finding => finding.Explains)
            .ThenByDescending(finding => finding.Verdict == GdapVerdict.Fail)];
        return Failure($"{Count(ordered)}: {List(ordered)}.", Array.ConvertAll(ordered, finding => finding.Id), Action);
    }

    /// <summary>What is wrong with a run that examined nobody.</summary>
    /// <returns><c>FindingsFailed</c>; null if <see cref="GdapVerdict.Unknown"/> may occur.</returns>
    public GdapException? JudgeNothing() => verdicts.Contains(GdapVerdict.Unknown)
        ? Failure(
            "Nothing was examined: no customer came through the pipeline.",
            Array.Empty<string>(),
            "Look at the command that was to name the customers.")
        : null;

    private static GdapException Failure(string message, string[] ids, string action) =>
        new("FindingsFailed", GdapErrorKind.UnwantedResult, message, ids, action);

    private static string Count(Finding[] findings)
    {
        int total = findings.Length;
        string counts = string.Join(" and ", findings
            .GroupBy(finding => finding.Verdict)
            .OrderByDescending(group => group.Key == GdapVerdict.Fail)
            .ThenByDescending(group => group.Key)
            .Select(group => $"{group.Count()} {group.Key}"));
        string subject = total == 1 ? "1 finding is" : string.Format(CultureInfo.InvariantCulture, "{0} findings are", total);
        return findings.All(finding => finding.Verdict == findings[0].Verdict)
            ? $"{subject} {findings[0].Verdict}"
            : $"{subject} not as they have to be ({counts})";
    }

    private static string List(Finding[] findings)
    {
        Finding[] roots = Array.FindAll(findings, finding => finding.CausedBy is null);
        Finding[] named = [.. (roots.Length > 0 ? roots : findings).Take(Named)];
        string names = string.Join("; ", named.Select(Describe));
        return findings.Length > named.Length ? $"{names}; and {findings.Length - named.Length} more" : names;
    }

    private static string Describe(Finding finding)
    {
        string target = finding.TargetName is string name ? $" ({name})" : "";
        string reach = finding.Explains > 0 ? $", which explains {finding.Explains} customers" : "";
        return $"{finding.CheckId} {finding.Title}{target}{reach}";
    }
}
