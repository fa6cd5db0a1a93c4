using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace GdapTools.Core.Reporting;

/// <summary>
/// One line a finding, as RFC 4180 has it. A cell that a spreadsheet would take for a formula begins with an
/// apostrophe.
/// Source: https://owasp.org/www-community/attacks/CSV_Injection
/// </summary>
internal sealed class CsvReportWriter : IReportWriter
{
    private const string LineEnd = "\r\n";

    private static readonly string[] s_columns =
    [
        "Customer", "CustomerTenantId", "Verdict", "Link", "Severity", "CheckId", "Title", "Cause", "Remediation",
        "Evidence", "MissingPermissions", "TargetKind", "TargetName", "TargetId", "Explains", "CausedBy",
        "Documentation", "SessionKind", "ObservedAt", "Id", "RepairCommands",
    ];

    private static readonly char[] s_quoted = ['"', ',', '\r', '\n'];

    public void Write(Report report, TextWriter output)
    {
        WriteLine(output, s_columns);
        if (report.Findings.Count == 0)
        {
            string[] line = [.. s_columns.Select(_ => "")];
            line[2] = nameof(GdapVerdict.Unknown);
            line[7] = ReportSummary.NothingExamined;
            WriteLine(output, line);
        }

        foreach (Finding finding in report.Findings)
        {
            WriteLine(output, Cells(finding, report.CustomerNameOf(finding)));
        }
    }

    private static IEnumerable<string?> Cells(Finding finding, string? customer) =>
    [
        customer,
        finding.CustomerTenantId,
        finding.Verdict.ToString(),
        finding.Link.ToString(),
        finding.Severity.ToString(),
        finding.CheckId,
        finding.Title,
        finding.Cause,
        string.Join(" ", finding.Remediation.Select((step, index) => $"{index + 1}. {step}")),
        string.Join("; ", finding.Evidence.Select(pair => $"{pair.Key}: {pair.Value}")),
        string.Join("; ", finding.MissingPermissions),
        finding.TargetKind.ToString(),
        finding.TargetName,
        finding.TargetId,
        finding.Explains.ToString(CultureInfo.InvariantCulture),
        finding.CausedBy,
        finding.DocumentationUri?.OriginalString,
        finding.SessionKind.ToString(),
        ReportTime.Iso(finding.ObservedAt),
        finding.Id,
        string.Join("\n", finding.RepairCommands),
    ];

    private static void WriteLine(TextWriter output, IEnumerable<string?> cells)
    {
        output.Write(string.Join(",", cells.Select(Cell)));
        output.Write(LineEnd);
    }

    private static string Cell(string? value)
    {
        string text = ReportText.Clean(value);
        if (text.Length > 0 && IsFormulaStart(text[0]))
        {
            text = "'" + text;
        }

        return text.IndexOfAny(s_quoted) >= 0 ? $"\"{text.Replace("\"", "\"\"")}\"" : text;
    }

    /// <summary>The full-width forms count in East Asian editions of Excel.</summary>
    private static bool IsFormulaStart(char first) =>
        first is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20';
}
