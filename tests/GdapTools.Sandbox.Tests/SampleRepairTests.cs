using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Posture;
using GdapTools.Core.Session;
using GdapTools.Core.Snapshots;
using GdapTools.Sandbox.Tests.Diagnosis;
using Xunit;

namespace GdapTools.Sandbox.Tests;

/// <summary>Each fault of the sample stands for itself: repaired it goes, put elsewhere it shows there, and nothing
/// else changes.</summary>
public sealed class SampleRepairTests
{
    private const string Healthy = "Oakhaven Hotels";
    private const string ReportsReader = "4a5d8f65-41da-4de4-8968-e035b65339cf";
    private const string GlobalAdministrator = "62e90394-69f5-4237-9190-012177145e10";

    private static readonly Lazy<Task<List<string>>> s_before = new(() => DiagnoseAsync(_ => { }));

    private static readonly Dictionary<string, Action<SampleEditor, string>> s_repairs = new()
    {
        ["Alder Dental Group"] = (sample, name) => Set(
            sample, name, ("status", "active"), ("endDateTime", "2027-09-08T10:22:41Z"), ("autoExtendDuration", "P180D")),
        ["Birchwood Legal"] = (sample, name) =>
        {
            Set(
                sample,
                name,
                ("status", "active"),
                ("activatedDateTime", "2026-10-21T08:00:00Z"),
                ("endDateTime", "2028-10-20T08:00:00Z"));
            sample.AssignAsIn(name, Healthy);
        },
        ["Cobalt Freight"] = (sample, name) => sample.AddRole(name, ReportsReader),
        ["Dunmore Foods"] = (sample, name) => sample.AssignAsIn(name, Healthy),
        ["Elmfield Estates"] = (sample, name) => sample.Assignments(name)[0]!["status"] = "active",
        ["Fjordline Travel"] = (sample, name) => sample.Assign(name, "GDAP Automation"),
        ["Granite Peak Mining"] = (sample, name) => sample.Tenant(name).Remove("tokenError"),
        ["Hollis & Byrne Architects"] = (sample, name) => sample.Tenant(name).Remove("tokenError"),
        ["Ironbridge Engineering"] = (sample, name) => sample.Tenant(name).Remove("tokenError"),
        ["Juniper Clinics"] = (sample, name) => sample.RemoveGuests(name),
        ["Kestrel Aviation"] = (sample, name) => Set(sample, name, ("autoExtendDuration", "P180D")),
        ["Lakeshore Credit Union"] = (sample, name) =>
        {
            sample.RemoveRole(name, GlobalAdministrator);
            Set(sample, name, ("autoExtendDuration", "P180D"));
        },
        ["Marlow Brewing"] = (sample, name) => Set(sample, name, ("activatedDateTime", "2026-10-31T07:54:00Z")),
    };

    private static readonly Dictionary<string, Action<SampleEditor, string>> s_faults = new()
    {
        ["REL002 Fail"] = (sample, name) => Set(
            sample, name, ("status", "expired"), ("endDateTime", "2026-10-01T08:00:00Z")),
        ["REL003 Fail"] = (sample, name) => Set(sample, name, ("status", "approvalPending")),
        ["REL004 Fail"] = (sample, name) => sample.RemoveRole(name, ReportsReader),
        ["ASN001 Fail"] = (sample, name) => sample.Assignments(name).Clear(),
        ["ASN002 Fail"] = (sample, name) => sample.Assignments(name)[0]!["status"] = "error",
        ["ASN003 Fail"] = (sample, name) => sample.Assign(name, "GDAP Escalation"),
        ["CON001 Fail"] = (sample, name) => sample.RefuseAsIn(name, "Granite Peak Mining"),
        ["CON002 Fail"] = (sample, name) => sample.RefuseAsIn(name, "Hollis & Byrne Architects"),
        ["POL001 Fail"] = (sample, name) => sample.RefuseAsIn(name, "Ironbridge Engineering"),
        ["ACC002 Fail"] = (sample, name) => sample.AddGuestAsIn(name, "Juniper Clinics"),
        ["REL005 Warning"] = (sample, name) => Set(
            sample, name, ("endDateTime", "2026-11-20T08:00:00Z"), ("autoExtendDuration", "PT0S")),
        ["REL006 Warning"] = (sample, name) =>
        {
            sample.AddRole(name, GlobalAdministrator);
            Set(sample, name, ("autoExtendDuration", "PT0S"));
        },
        ["REL007 Warning"] = (sample, name) => Set(sample, name, ("activatedDateTime", "2026-11-01T07:58:00Z")),
    };

    // Another customer of the sample has the same cause, which is then told for both.
    private static readonly Dictionary<string, string> s_toldOnce = new()
    {
        ["ASN003 Fail"] = "svc-automation@harborlane.example: ASN003 Fail",
    };

    public static TheoryData<string> Repairable => [.. s_repairs.Keys];

    public static TheoryData<string> Faults => [.. s_faults.Keys];

    [Theory]
    [MemberData(nameof(Repairable))]
    public async Task A_repaired_customer_passes_and_the_others_stay_as_they_are(string customer)
    {
        List<string> before = await s_before.Value;

        List<string> after = await DiagnoseAsync(sample => s_repairs[customer](sample, customer));

        Assert.Single(before, line => line.StartsWith(customer, StringComparison.Ordinal));
        Assert.Equal(
            before.Where(line => !line.StartsWith(customer, StringComparison.Ordinal))
                .Append($"{customer}: CUS001 Pass").Order(),
            after.Order());
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_shows_in_a_healthy_customer_and_nowhere_else(string finding)
    {
        List<string> before = await s_before.Value;

        List<string> after = await DiagnoseAsync(sample => s_faults[finding](sample, Healthy));

        Assert.Contains($"{Healthy}: CUS001 Pass", before);
        Assert.Equal(
            before.Where(line => !line.StartsWith(Healthy, StringComparison.Ordinal))
                .Append($"{Healthy}: {finding}")
                .Concat(s_toldOnce.TryGetValue(finding, out string? cause) ? [cause] : []).Order(),
            after.Order());
    }

    [Fact]
    public async Task A_nested_group_counts_until_it_is_taken_out()
    {
        List<string> before = await s_before.Value;

        List<string> after = await DiagnoseAsync(
            sample => sample.RemoveMember("GDAP Field Engineers", "GDAP Automation"));

        Assert.Equal(["Northgate Schools: CUS001 Pass"], before.Except(after));
        Assert.Equal(["Northgate Schools: ASN003 Fail"], after.Except(before));
    }

    private static void Set(SampleEditor sample, string customer, params (string Name, string Value)[] members)
    {
        foreach ((string name, string value) in members)
        {
            sample.Relationship(customer)[name] = JsonValue.Create(value);
        }
    }

    private static async Task<List<string>> DiagnoseAsync(Action<SampleEditor> edit)
    {
        SampleEditor sample = new();
        edit(sample);
        Snapshot snapshot = sample.Read();
        using GdapSession session = await SessionFactory.ConnectAsync(
            SnapshotConnection.Read(snapshot, "sample", loginHint: null), CancellationToken.None);
        List<Finding> findings = await Runs.DiagnoseAsync(
            session, cancellation => PostureDiagnosis.ReadAsync(session, user: null, cancellation));
        return [.. findings.Select(finding => $"{finding.TargetName}: {finding.CheckId} {finding.Verdict}")];
    }
}
