using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace GdapTools.Core.Reporting;

/// <summary>One page with everything in it: readable without script, sortable and filterable with it.</summary>
internal sealed class HtmlReportWriter : IReportWriter
{
    public void Write(Report report, TextWriter output)
    {
        output.Write(HtmlPage.Begin(report));
        if (report.Findings.Count == 0)
        {
            output.Write(HtmlPage.Nothing("Run Invoke-GdapDiagnostic and hand its findings to Export-GdapReport."));
        }
        else
        {
            WriteFindings(report, output);
        }

        output.Write(HtmlPage.End());
    }

    private static void WriteFindings(Report report, TextWriter output)
    {
        output.Write(HtmlHead.Totals(report));
        output.Write(HtmlCauses.Of(report));
        output.Write(HtmlChart.Of(report));
        output.Write(HtmlPartner.Of(report));
        if (report.Customers.Count == 0)
        {
            output.Write(HtmlPage.Nothing("No customer was examined."));
            return;
        }

        Dictionary<string, Finding> causes = report.PartnerFindings
            .Concat(report.Causes)
            .GroupBy(finding => finding.Id, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        output.Write(HtmlCustomers.Begin(report));
        foreach (CustomerSummary customer in report.Customers)
        {
            output.Write(HtmlCustomers.Row(customer, causes));
        }

        output.Write(HtmlCustomers.End());
    }
}
