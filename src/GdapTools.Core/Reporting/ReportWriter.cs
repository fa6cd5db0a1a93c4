using System;

namespace GdapTools.Core.Reporting;

/// <summary>The writer for each format.</summary>
public static class ReportWriter
{
    /// <summary>The writer of <paramref name="format"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such format.</exception>
    public static IReportWriter For(ReportFormat format) =>
        format switch
        {
            ReportFormat.Html => new HtmlReportWriter(),
            ReportFormat.Json => new JsonReportWriter(),
            ReportFormat.Csv => new CsvReportWriter(),
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };

    /// <summary>The format a file name asks for; null when its extension names none.</summary>
    public static ReportFormat? FormatOf(string extension) =>
        extension.ToUpperInvariant() switch
        {
            ".HTML" or ".HTM" => ReportFormat.Html,
            ".JSON" => ReportFormat.Json,
            ".CSV" => ReportFormat.Csv,
            _ => null,
        };
}
