using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GdapTools.Sandbox.Tests.Support;
using Xunit;

namespace GdapTools.Sandbox.Tests.Diagnosis;

/// <summary>One fault in one customer: that link is named, and the customer beside it stays well.</summary>
public sealed class CustomerChainTests
{
    public static TheoryData<string, Action<Tenancy, string>, GdapVerdict, ChainLink?, string> Faults => new()
    {
        { "none", (_, _) => { }, GdapVerdict.Pass, null, "CUS001" },
        { "expired", (t, c) => t.Relationship(c)["status"] = "expired", GdapVerdict.Fail, ChainLink.Relationship, "REL002" },
        { "approval pending", (t, c) => t.Relationship(c)["status"] = "approvalPending", GdapVerdict.Fail, ChainLink.Relationship, "REL003" },
        { "unknown state", (t, c) => t.Relationship(c)["status"] = "unknownFutureValue", GdapVerdict.Unknown, ChainLink.Relationship, "REL008" },
        { "no relationship", (t, c) => t.Relationships.Remove(t.Relationship(c)), GdapVerdict.Fail, ChainLink.Relationship, "REL001" },
        { "role missing", (t, c) => Roles(t, c).RemoveAt(0), GdapVerdict.Fail, ChainLink.Relationship, "REL004" },
        { "role not assigned", (t, c) => AssignedRoles(t, c).RemoveAt(0), GdapVerdict.Fail, ChainLink.Assignment, "ASN005" },
        { "no assignment", (t, c) => t.Assignments(c).Clear(), GdapVerdict.Fail, ChainLink.Assignment, "ASN001" },
        { "assignment in error", (t, c) => t.Assignments(c)[0]!["status"] = "error", GdapVerdict.Fail, ChainLink.Assignment, "ASN002" },
        { "assignment pending", (t, c) => t.Assignments(c)[0]!["status"] = "pending", GdapVerdict.Fail, ChainLink.Assignment, "ASN004" },
        { "other group", (t, c) => t.Assignments(c)[0]!["accessContainer"]!["accessContainerId"] = Guid.Empty.ToString(), GdapVerdict.Fail, ChainLink.Assignment, "ASN003" },
        { "65001", (t, c) => t.RefuseToken(c, 65001), GdapVerdict.Fail, ChainLink.Consent, "CON001" },
        { "7000229", (t, c) => t.RefuseToken(c, 7000229), GdapVerdict.Fail, ChainLink.Consent, "CON002" },
        { "53003", (t, c) => t.RefuseToken(c, 53003), GdapVerdict.Fail, ChainLink.CustomerPolicy, "POL001" },
        { "530034", (t, c) => t.RefuseToken(c, 530034), GdapVerdict.Fail, ChainLink.Account, "ACC003" },
        { "guest", (t, c) => AddGuest(t, c), GdapVerdict.Fail, ChainLink.Account, "ACC002" },
        { "probe absent", (t, c) => Resources(t, c).Remove("v1.0/organization"), GdapVerdict.Unknown, ChainLink.Unknown, "UNK001" },
        { "another tenant answers", (t, c) => Organization(t, c)["id"] = Tenancy.Partner, GdapVerdict.Unknown, ChainLink.Unknown, "UNK001" },
        { "nobody says who answers", (t, c) => Organization(t, c).Remove("id"), GdapVerdict.Unknown, ChainLink.Unknown, "UNK001" },
        { "ends soon", (t, c) => EndSoon(t, c), GdapVerdict.Warning, ChainLink.Relationship, "REL005" },
        { "just activated", (t, c) => t.Relationship(c)["activatedDateTime"] = "2026-11-01T07:54:00Z", GdapVerdict.Warning, ChainLink.Relationship, "REL007" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task The_broken_link_is_named(
        string fault, Action<Tenancy, string> apply, GdapVerdict verdict, ChainLink? link, string checkId)
    {
        Tenancy tenancy = new();
        string well = tenancy.AddCustomer("Beside Ltd");
        string customer = tenancy.AddCustomer("Faulty Ltd");
        apply(tenancy, customer);

        List<CustomerAccess> results = await Runs.TestAccessAsync(tenancy);
        CustomerAccess result = Assert.Single(results, item => item.CustomerTenantId == customer);

        Assert.True((verdict, link, checkId) == (result.Verdict, result.BrokenLink, result.CheckId!), $"{fault}: {result.Verdict} {result.BrokenLink} {result.CheckId}: {result.Cause}");
        Assert.NotEmpty(result.Cause);
        Assert.Equal(verdict != GdapVerdict.Pass, result.Remediation.Count > 0);
        Assert.Equal(GdapVerdict.Pass, Assert.Single(results, item => item.CustomerTenantId == well).Verdict);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task The_diagnosis_says_the_same(
        string fault, Action<Tenancy, string> apply, GdapVerdict verdict, ChainLink? link, string checkId)
    {
        Tenancy tenancy = new();
        tenancy.AddCustomer("Beside Ltd");
        string customer = tenancy.AddCustomer("Faulty Ltd");
        apply(tenancy, customer);

        List<Finding> findings = await Runs.DiagnoseAsync(tenancy);
        Finding finding = Assert.Single(findings, item => item.CustomerTenantId == customer);

        Assert.True((verdict, checkId) == (finding.Verdict, finding.CheckId), fault);
        Assert.Equal(link ?? ChainLink.CustomerPolicy, finding.Link);
        Assert.Null(finding.CausedBy);
        Assert.Equal("Faulty Ltd", finding.TargetName);
        Assert.DoesNotContain(finding.Remediation, step => step.Contains('{'));
    }

    private static JsonObject Resources(Tenancy tenancy, string customer) => (JsonObject)tenancy.Tenant(customer)["resources"]!;

    private static JsonObject Organization(Tenancy tenancy, string customer) =>
        (JsonObject)Resources(tenancy, customer)["v1.0/organization"]!["value"]![0]!;

    private static JsonArray Roles(Tenancy tenancy, string customer) =>
        (JsonArray)tenancy.Relationship(customer)["accessDetails"]!["unifiedRoles"]!;

    private static JsonArray AssignedRoles(Tenancy tenancy, string customer) =>
        (JsonArray)tenancy.Assignments(customer)[0]!["accessDetails"]!["unifiedRoles"]!;

    private static void AddGuest(Tenancy tenancy, string customer) =>
        Resources(tenancy, customer)["v1.0/users"] = Tenancy.List(new JsonObject
        {
            ["id"] = "80000000-0000-0000-0000-000000000001",
            ["userPrincipalName"] = "robot_partner.example#EXT#@faulty.example",
            ["mail"] = Tenancy.Upn,
            ["userType"] = "Guest",
        });

    private static void EndSoon(Tenancy tenancy, string customer)
    {
        tenancy.Relationship(customer)["endDateTime"] = "2026-11-13T08:00:00Z";
        tenancy.Relationship(customer)["autoExtendDuration"] = "PT0S";
    }
}
