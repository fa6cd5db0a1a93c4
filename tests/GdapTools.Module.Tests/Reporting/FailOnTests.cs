using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using GdapTools.Module.Tests.Support;
using Xunit;

namespace GdapTools.Module.Tests.Reporting;

/// <summary>A run that is to fail does so after all output, and after a report further down its pipeline.</summary>
public sealed class FailOnTests : IDisposable
{
    private const string OwnId = "FindingsFailed,GdapTools.Commands.InvokeGdapDiagnosticCommand";
    private const string ReportId = "FindingsFailed,GdapTools.Commands.ExportGdapReportCommand";

    private readonly Engine _engine = Engine.WithModule();
    private readonly TemporaryDirectory _directory = new();

    public FailOnTests() => _engine.Run("$null = Connect-GdapPartner -Sandbox");

    public void Dispose()
    {
        _engine.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void The_error_comes_after_all_findings()
    {
        int all = _engine.Run("Invoke-GdapDiagnostic").Output.Count;

        EngineResult result = _engine.Run("Invoke-GdapDiagnostic -FailOn Fail");

        ErrorRecord error = Assert.Single(result.Errors);
        Assert.Equal(all, result.Output.Count);
        Assert.Equal(OwnId, error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.InvalidResult, error.CategoryInfo.Category);
        Assert.Equal(
            result.Output.Select(output => (Finding)output.BaseObject)
                .Where(finding => finding.Verdict == GdapVerdict.Fail)
                .Select(finding => finding.Id)
                .OrderBy(id => id, StringComparer.Ordinal),
            Assert.IsType<string[]>(error.TargetObject).OrderBy(id => id, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Invoke-GdapDiagnostic -FailOn Fail | Export-GdapReport $args[0]", ReportId)]
    [InlineData("Invoke-GdapDiagnostic -FailOn Fail | ForEach-Object { $_ } | Export-GdapReport $args[0]", ReportId)]
    [InlineData("& { Invoke-GdapDiagnostic -FailOn Fail } | Export-GdapReport $args[0]", OwnId)]
    [InlineData("& { Invoke-GdapDiagnostic -FailOn Fail | Where-Object Id } | Export-GdapReport $args[0]", OwnId)]
    [InlineData("1 | ForEach-Object { Invoke-GdapDiagnostic -FailOn Fail | Where-Object Id | Where-Object Id } | Export-GdapReport $args[0]", OwnId)]
    [InlineData("& { param($path) Invoke-GdapDiagnostic -FailOn Fail | Where-Object Id | Export-GdapReport $path } $args[0]", ReportId)]
    public void A_report_is_written_and_the_error_is_told_once(string script, string errorId)
    {
        string path = _directory.PathOf("report.html");

        EngineResult result = _engine.Run(script, path);

        Assert.Equal(errorId, Assert.Single(result.Errors).FullyQualifiedErrorId);
        Assert.Contains("10 of 16 customers fail", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_that_cannot_be_written_is_the_error()
    {
        string folder = _directory.PathOf("gone");
        Directory.CreateDirectory(folder);

        EngineResult result = _engine.Run(
            """
            $folder = $args[0]
            Invoke-GdapDiagnostic -FailOn Fail |
                ForEach-Object { if ([IO.Directory]::Exists($folder)) { [IO.Directory]::Delete($folder) }; $_ } |
                Export-GdapReport "$folder/report.html"
            """,
            folder);

        string errorId = Assert.Single(result.Errors).FullyQualifiedErrorId;
        Assert.EndsWith("ExportGdapReportCommand", errorId, StringComparison.Ordinal);
        Assert.StartsWith("Report", errorId, StringComparison.Ordinal);
    }

    [Fact]
    public void An_ended_report_takes_no_error_of_a_later_run()
    {
        _engine.Run("Invoke-GdapDiagnostic | Export-GdapReport $args[0]", _directory.PathOf("first.html"));

        EngineResult result = _engine.Run("Invoke-GdapDiagnostic -FailOn Fail | Out-Null");

        Assert.Equal(OwnId, Assert.Single(result.Errors).FullyQualifiedErrorId);
    }
}
