using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using GdapTools.Commands;

namespace GdapTools.Session;

/// <summary>
/// The reports that a runspace is collecting findings for. A terminating error ends a pipeline before the commands further down
/// have come to their end; so the run whose findings a report takes leaves it to the report to fail, once that is written.
/// </summary>
internal sealed class OpenReports
{
    private static readonly ConditionalWeakTable<Runspace, OpenReports> s_byRunspace = new();

    private readonly List<Entry> _open = [];

    public static OpenReports Current => s_byRunspace.GetOrCreateValue(Runspace.DefaultRunspace);

    public void Add(ExportGdapReportCommand report) => _open.Add(new Entry(report, Depth()));

    public void Remove(ExportGdapReportCommand report) => _open.RemoveAll(entry => entry.Report == report);

    /// <summary>Has a report further down the same pipeline end with an error.</summary>
    /// <returns>False if there is none, or it took none of the findings.</returns>
    public bool TryLeave(GdapException failure, IReadOnlyList<Finding> findings, InvocationInfo run)
    {
        int depth = Depth();
        ExportGdapReportCommand? report = _open.LastOrDefault(entry => entry.Depth == depth
            && entry.Report.MyInvocation.PipelineLength == run.PipelineLength
            && entry.Report.MyInvocation.PipelinePosition > run.PipelinePosition
            && entry.Report.HasAny(findings))?.Report;
        report?.FailWith(failure);
        return report is not null;
    }

    // The engine does not say whether two commands are of one pipeline. Those of a pipeline within it run deeper in the call stack.
    private static int Depth() => Runspace.DefaultRunspace.Debugger.GetCallStack().Count();

    private sealed record Entry(ExportGdapReportCommand Report, int Depth);
}
