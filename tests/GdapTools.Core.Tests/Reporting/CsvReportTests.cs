using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Xunit;

namespace GdapTools.Core.Tests.Reporting;

public sealed class CsvReportTests
{
    [Fact]
    public void One_line_a_finding_with_equal_width()
    {
        List<string[]> lines = Parse(SampleFindings.Write(ReportFormat.Csv, SampleFindings.All));

        Assert.Equal(SampleFindings.All.Count + 1, lines.Count);
        Assert.All(lines, line => Assert.Equal(lines[0].Length, line.Length));
        Assert.Equal("Customer 1", Cell(lines, 3, "Customer"));
        Assert.Equal("1. First step. 2. Second step.", Cell(lines, 1, "Remediation"));
        Assert.Equal("amr: pwd", Cell(lines, 1, "Evidence"));
        Assert.Equal("TOK001", Cell(lines, 3, "CausedBy"));
        Assert.Equal("2026-11-01T08:00:00Z", Cell(lines, 1, "ObservedAt"));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\tx")]
    [InlineData("\rx")]
    [InlineData("\nx")]
    [InlineData("\uFF1D1")]
    [InlineData("=HYPERLINK(\"https://evil.example\",\"a,b\")")]
    public void Formulas_are_disarmed_everywhere(string text)
    {
        List<string[]> lines = Parse(SampleFindings.Write(ReportFormat.Csv, HostileFinding.Everywhere(text)));

        Assert.All(
            lines.SelectMany(line => line).Where(cell => cell.Length > 0),
            cell => Assert.DoesNotContain(cell[0], "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20"));
        Assert.Equal("'" + text.Replace('\r', '\n'), Cell(lines, 1, "Cause"));
    }

    [Theory]
    [InlineData("a \"quoted\" word")]
    [InlineData("a, b; c")]
    [InlineData("two\nlines")]
    [InlineData("  blanks  ")]
    [InlineData("Z\u00FCrich \u05D0 \U0001F600")]
    public void Text_comes_back_as_it_went(string text)
    {
        List<string[]> lines = Parse(SampleFindings.Write(ReportFormat.Csv, HostileFinding.Everywhere(text)));

        Assert.Equal(text, Cell(lines, 1, "Title"));
    }

    [Fact]
    public void A_customer_is_named_in_each_of_its_lines()
    {
        Finding other = new()
        {
            CustomerTenantId = SampleFindings.TenantId(1).ToUpperInvariant(),
            TargetKind = FindingTargetKind.Relationship,
        };

        List<string[]> lines = Parse(SampleFindings.Write(
            ReportFormat.Csv,
            [other, SampleFindings.Customer(1, ChainLink.Token, GdapVerdict.Fail)]));

        Assert.Equal(["Customer 1", "Customer 1"], lines.Skip(1).Select(line => line[0]));
    }

    private static string Cell(List<string[]> lines, int line, string column) =>
        lines[line][Array.IndexOf(lines[0], column)];

    /// <summary>A reader of RFC 4180, strict enough to fail on what the writer must not write.</summary>
    private static List<string[]> Parse(string text)
    {
        List<string[]> lines = [];
        List<string> line = [];
        StringBuilder cell = new();
        bool isQuoted = false;
        for (int index = 0; index < text.Length; index++)
        {
            char character = text[index];
            if (isQuoted && character == '"' && index + 1 < text.Length && text[index + 1] == '"')
            {
                cell.Append('"');
                index++;
            }
            else if (character == '"')
            {
                Assert.True(isQuoted || cell.Length == 0);
                isQuoted = !isQuoted;
            }
            else if (isQuoted || (character != ',' && character != '\r'))
            {
                cell.Append(character);
            }
            else
            {
                line.Add(cell.ToString());
                cell.Clear();
                if (character == '\r')
                {
                    Assert.Equal('\n', text[++index]);
                    lines.Add([.. line]);
                    line.Clear();
                }
            }
        }

        Assert.False(isQuoted);
        Assert.Empty(line);
        return lines;
    }
}
