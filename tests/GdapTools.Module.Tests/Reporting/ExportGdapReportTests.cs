using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using GdapTools.Module.Tests.Support;
using Xunit;

namespace GdapTools.Module.Tests.Reporting;

public sealed class ExportGdapReportTests : IDisposable
{
    private static readonly Finding s_finding = new()
    {
        Id = "REL002:c",
        CheckId = "REL002",
        Link = ChainLink.Relationship,
        Verdict = GdapVerdict.Fail,
        CustomerTenantId = "c",
        Cause = "It ended.",
    };

    private readonly Engine _engine = Engine.WithModule();
    private readonly TemporaryDirectory _directory = new();

    public void Dispose()
    {
        _engine.Dispose();
        _directory.Dispose();
    }

    [Theory]
    [InlineData("report.html", "", "<!DOCTYPE html>")]
    [InlineData("report.csv", "", "Customer,")]
    [InlineData("report.json", "", "{")]
    [InlineData("report", "-Format Json", "{")]
    [InlineData("report.html", "-Format Csv", "Customer,")]
    public void Writes_one_file(string name, string more, string start)
    {
        string path = _directory.PathOf(name);

        EngineResult result = _engine.Run(
            $"$args[0], $args[0] | Export-GdapReport $args[1] {more} -PassThru",
            s_finding,
            path);

        Assert.Empty(result.Errors);
        Assert.Equal(path, Assert.IsType<FileInfo>(Assert.Single(result.Output).BaseObject).FullName);
        Assert.StartsWith(start, File.ReadAllText(path), StringComparison.Ordinal);
        Assert.Equal([path], Directory.GetFiles(_directory.Path));
    }

    [Fact]
    public void WhatIf_writes_nothing()
    {
        EngineResult result = _engine.Run(
            "$args[0] | Export-GdapReport $args[1] -WhatIf -PassThru",
            s_finding,
            _directory.PathOf("report.html"));

        Assert.Empty(result.Output);
        Assert.Empty(Directory.GetFiles(_directory.Path));
    }

    [Theory]
    [InlineData("report.txt", "ReportFormatUnknown", ErrorCategory.InvalidArgument)]
    [InlineData("none/report.html", "ReportFolderNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("there.html", "ReportFileExists", ErrorCategory.ResourceExists)]
    public void A_path_that_cannot_be_written_is_refused_before_the_findings_come(
        string name,
        string errorId,
        ErrorCategory category)
    {
        _directory.Write("there.html", "old");

        EngineResult result = _engine.Run(
            "& { $global:asked = $true; $args[0] } $args[0] | Export-GdapReport $args[1]; $global:asked",
            s_finding,
            _directory.PathOf(name));

        ErrorRecord error = Assert.Single(result.Errors);
        Assert.Equal($"{errorId},GdapTools.Commands.ExportGdapReportCommand", error.FullyQualifiedErrorId);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.NotNull(error.TargetObject);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.Null(result.Output.Single());
    }

    [Fact]
    public void No_findings_make_a_report_that_says_so()
    {
        string path = _directory.PathOf("report.html");

        EngineResult result = _engine.Run("@() | Export-GdapReport $args[0]", path);

        Assert.Single(result.Warnings);
        Assert.Contains("Nothing was examined", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void The_diagnosis_of_the_sample_goes_into_a_report()
    {
        string path = _directory.PathOf("report.html");

        EngineResult result = _engine.Run(
            """
            (Connect-GdapPartner -Sandbox).UserPrincipalName
            Invoke-GdapDiagnostic | Export-GdapReport $args[0]
            """,
            path);

        Assert.Empty(result.Errors);
        string html = File.ReadAllText(path);
        Assert.Contains($"<bdi>{result.Output.Single()}</bdi>", html, StringComparison.Ordinal);
        Assert.Contains("10 of 16 customers fail", html, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", html, StringComparison.Ordinal);
    }
}
