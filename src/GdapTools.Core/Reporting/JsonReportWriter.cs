using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace GdapTools.Core.Reporting;

/// <summary>Format <c>gdap-report/1</c>: camel case, enumerations by name, times in UTC, a fixed order.</summary>
internal sealed class JsonReportWriter : IReportWriter
{
    /// <summary>What the member <c>format</c> says.</summary>
    public const string Format = "gdap-report/1";

    private static readonly JsonWriterOptions s_options = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public void Write(Report report, TextWriter output)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter json = new(buffer, s_options))
        {
            WriteReport(json, report);
        }

        // Indentation follows the operating system; line breaks inside texts are escaped and stay.
        output.Write(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length).Replace("\r\n", "\n"));
        output.Write('\n');
    }

    private static void WriteReport(Utf8JsonWriter json, Report report)
    {
        json.WriteStartObject();
        json.WriteString("format", Format);
        Text(json, "generatedAt", ReportTime.Iso(report.Header.GeneratedAt));
        Text(json, "capturedAt", report.Header.CapturedAt is DateTimeOffset captured ? ReportTime.Iso(captured) : null);
        Text(json, "environment", report.Header.Environment?.ToString());
        Text(json, "partnerTenantId", report.Header.PartnerTenantId);
        Text(json, "account", report.Header.Account);
        Text(json, "sessionKind", report.Header.SessionKind.ToString());
        Text(json, "mfaClaim", report.Header.MfaClaim?.ToString());
        Text(json, "summary", report.Summary);
        WriteTotals(json, "customerTotals", report.Customers.Count, report.CountCustomers);
        WriteTotals(json, "findingTotals", report.Findings.Count, report.CountFindings);
        json.WriteStartArray("customers");
        foreach (CustomerSummary customer in report.Customers)
        {
            WriteCustomer(json, customer);
        }

        json.WriteEndArray();
        json.WriteStartArray("findings");
        foreach (Finding finding in report.Findings)
        {
            WriteFinding(json, finding);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTotals(Utf8JsonWriter json, string name, int total, Func<GdapVerdict, int> count)
    {
        json.WriteStartObject(name);
        json.WriteNumber("total", total);
        foreach (GdapVerdict verdict in VerdictOrder.All)
        {
            json.WriteNumber(JsonNamingPolicy.CamelCase.ConvertName(verdict.ToString()), count(verdict));
        }

        json.WriteEndObject();
    }

    private static void WriteCustomer(Utf8JsonWriter json, CustomerSummary customer)
    {
        json.WriteStartObject();
        Text(json, "customerTenantId", customer.TenantId);
        Text(json, "customerName", customer.Name);
        Text(json, "verdict", customer.Verdict.ToString());
        Text(json, "brokenLink", customer.BrokenLink?.ToString());
        Text(json, "checkId", customer.Decisive.CheckId);
        Text(json, "cause", customer.Decisive.Cause);
        json.WriteEndObject();
    }

    private static void WriteFinding(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        Text(json, "id", finding.Id);
        Text(json, "checkId", finding.CheckId);
        Text(json, "link", finding.Link.ToString());
        Text(json, "verdict", finding.Verdict.ToString());
        Text(json, "severity", finding.Severity.ToString());
        Text(json, "targetKind", finding.TargetKind.ToString());
        Text(json, "targetId", finding.TargetId);
        Text(json, "targetName", finding.TargetName);
        Text(json, "customerTenantId", finding.CustomerTenantId);
        Text(json, "title", finding.Title);
        Text(json, "cause", finding.Cause);
        json.WriteStartObject("evidence");
        foreach (KeyValuePair<string, string> pair in finding.Evidence)
        {
            Text(json, ReportText.Clean(pair.Key), pair.Value);
        }

        json.WriteEndObject();
        Texts(json, "remediation", finding.Remediation);
        Texts(json, "repairCommands", finding.RepairCommands);
        Text(json, "documentationUri", finding.DocumentationUri?.OriginalString);
        Texts(json, "missingPermissions", finding.MissingPermissions);
        Text(json, "causedBy", finding.CausedBy);
        json.WriteNumber("explains", finding.Explains);
        Text(json, "sessionKind", finding.SessionKind.ToString());
        Text(json, "observedAt", ReportTime.Iso(finding.ObservedAt));
        json.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
        {
            json.WriteStringValue(ReportText.Clean(value));
        }

        json.WriteEndArray();
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is null)
        {
            json.WriteNull(name);
        }
        else
        {
            json.WriteString(name, ReportText.Clean(value));
        }
    }
}
