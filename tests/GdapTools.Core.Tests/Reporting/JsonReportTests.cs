using System;
using System.Linq;
using System.Text.Json;
using GdapTools.Core.Reporting;
using Xunit;

namespace GdapTools.Core.Tests.Reporting;

public sealed class JsonReportTests
{
    [Fact]
    public void Says_its_format_and_who_looked()
    {
        JsonElement root = Parse(SampleFindings.Write(ReportFormat.Json, SampleFindings.All));

        Assert.Equal("gdap-report/1", root.GetProperty("format").GetString());
        Assert.Equal("2026-11-01T08:00:00Z", root.GetProperty("generatedAt").GetString());
        Assert.Equal("aaaabbbb-0000-cccc-1111-dddd2222eeee", root.GetProperty("partnerTenantId").GetString());
        Assert.Equal("automation@partner.example", root.GetProperty("account").GetString());
        Assert.Equal("Delegated", root.GetProperty("sessionKind").GetString());
        Assert.Equal("Fail", root.GetProperty("mfaClaim").GetString());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("capturedAt").ValueKind);
    }

    [Fact]
    public void Counts_customers_and_findings()
    {
        JsonElement root = Parse(SampleFindings.Write(ReportFormat.Json, SampleFindings.All));

        Assert.Equal(
            """{"total":5,"fail":2,"unknown":1,"warning":1,"pass":1,"notApplicable":0}""",
            JsonSerializer.Serialize(root.GetProperty("customerTotals")));
        Assert.Equal(
            """{"total":7,"fail":3,"unknown":2,"warning":1,"pass":1,"notApplicable":0}""",
            JsonSerializer.Serialize(root.GetProperty("findingTotals")));
        Assert.Equal(
            ["Fail", "Fail", "Unknown", "Warning", "Pass"],
            root.GetProperty("customers").EnumerateArray()
                .Select(customer => customer.GetProperty("verdict").GetString()));
    }

    [Fact]
    public void Holds_every_property_of_a_finding()
    {
        Finding finding = SampleFindings.Partner("A", ChainLink.CustomerPolicy, GdapVerdict.NotApplicable, explains: 3);

        JsonElement written = Parse(SampleFindings.Write(ReportFormat.Json, [finding])).GetProperty("findings")[0];

        Assert.Equal(
            typeof(Finding).GetProperties()
                .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))
                .Order(),
            written.EnumerateObject().Select(property => property.Name).Order());
        Assert.Equal("CustomerPolicy", written.GetProperty("link").GetString());
        Assert.Equal("NotApplicable", written.GetProperty("verdict").GetString());
        Assert.Equal("Critical", written.GetProperty("severity").GetString());
        Assert.Equal("Token", written.GetProperty("targetKind").GetString());
        Assert.Equal("pwd", written.GetProperty("evidence").GetProperty("amr").GetString());
        Assert.Equal("Second step.", written.GetProperty("remediation")[1].GetString());
        Assert.Equal(3, written.GetProperty("explains").GetInt32());
        Assert.Equal(finding.DocumentationUri!.AbsoluteUri, written.GetProperty("documentationUri").GetString());
    }

    [Theory]
    [InlineData("\u0001 \"\\ </script>", "\uFFFD \"\\ </script>")]
    [InlineData("Z\u00FCrich \u05D0 \U0001F600", "Z\u00FCrich \u05D0 \U0001F600")]
    public void Takes_any_text(string text, string expected)
    {
        string json = SampleFindings.Write(ReportFormat.Json, HostileFinding.Everywhere(text));

        Assert.Equal(expected, Parse(json).GetProperty("findings")[0].GetProperty("cause").GetString());
        Assert.DoesNotContain("</script>", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Is_the_same_on_every_system() =>
        Assert.DoesNotContain('\r', SampleFindings.Write(ReportFormat.Json, SampleFindings.All));

    private static JsonElement Parse(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
