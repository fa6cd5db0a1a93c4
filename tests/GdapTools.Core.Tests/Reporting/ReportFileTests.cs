using System;
using System.IO;
using System.Linq;
using GdapTools.Core.Reporting;
using Xunit;

namespace GdapTools.Core.Tests.Reporting;

public sealed class ReportFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gdap-report").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(ReportFormat.Html, false)]
    [InlineData(ReportFormat.Json, false)]
    [InlineData(ReportFormat.Csv, true)]
    public void Only_CSV_begins_with_a_byte_order_mark(ReportFormat format, bool hasMark)
    {
        string path = Save(format);

        Assert.Equal(hasMark, File.ReadAllBytes(path).AsSpan().StartsWith(new byte[] { 0xEF, 0xBB, 0xBF }));
        Assert.Equal([path], Directory.GetFiles(_folder));
        Assert.Equal(SampleFindings.Write(format, SampleFindings.All), File.ReadAllText(path));
    }

    [Fact]
    public void A_file_that_is_there_stays()
    {
        string path = Path.Combine(_folder, "report.html");
        File.WriteAllText(path, "old");

        GdapException failure = Assert.Throws<GdapException>(() => Save(ReportFormat.Html));

        Assert.Equal(("ReportFileExists", GdapErrorKind.Conflict), (failure.ErrorId, failure.Kind));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_file_that_is_there_is_replaced_when_told_so()
    {
        string path = Path.Combine(_folder, "report.html");
        File.WriteAllText(path, new string('x', 1_000_000));

        Save(ReportFormat.Html, overwrite: true);

        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(path), StringComparison.Ordinal);
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData("none/report.html", "ReportFolderNotFound", GdapErrorKind.NotFound)]
    [InlineData("", "ReportPathIsFolder", GdapErrorKind.InvalidInput)]
    [InlineData("long", "ReportNotWritten", GdapErrorKind.ServiceUnavailable)]
    public void What_cannot_be_written_has_an_id(string name, string errorId, GdapErrorKind kind)
    {
        string path = Path.Combine(_folder, name == "long" ? new string('n', 300) : name);

        GdapException failure = Assert.Throws<GdapException>(
            () => ReportFile.Save(path, Report.Of([], SampleFindings.Header), ReportFormat.Html, overwrite: true));

        Assert.Equal((errorId, kind), (failure.ErrorId, failure.Kind));
        Assert.Equal(path, failure.Target);
        Assert.NotEmpty(failure.RecommendedAction!);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Theory]
    [InlineData(".html", ReportFormat.Html)]
    [InlineData(".HTM", ReportFormat.Html)]
    [InlineData(".Json", ReportFormat.Json)]
    [InlineData(".csv", ReportFormat.Csv)]
    [InlineData(".txt", null)]
    [InlineData("", null)]
    public void The_extension_names_the_format(string extension, ReportFormat? format) =>
        Assert.Equal(format, ReportWriter.FormatOf(extension));

    [Fact]
    public void Two_thousand_customers_make_a_page_of_bearable_size()
    {
        string html = SampleFindings.Write(
            ReportFormat.Html,
            Enumerable.Range(1, 2000)
                .Select(number => SampleFindings.Customer(number, ChainLink.Consent, GdapVerdict.Fail)));

        Assert.Contains("2000 of 2000 customers fail.", html, StringComparison.Ordinal);
        Assert.InRange(html.Length, 500_000, 5_000_000);
    }

    private string Save(ReportFormat format, bool overwrite = false)
    {
        string path = Path.Combine(_folder, "report." + format.ToString().ToLowerInvariant());
        ReportFile.Save(path, Report.Of(SampleFindings.All, SampleFindings.Header), format, overwrite);
        return path;
    }
}
