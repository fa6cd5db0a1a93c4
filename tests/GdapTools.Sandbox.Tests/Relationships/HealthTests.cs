using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GdapTools.Core.Relationships;
using GdapTools.Sandbox.Tests.Diagnosis;
using GdapTools.Sandbox.Tests.Support;
using Xunit;

namespace GdapTools.Sandbox.Tests.Relationships;

/// <summary>Each fault of a relationship or its assignments, injected alone and read over MSAL and the Graph client.</summary>
public sealed class HealthTests
{
    private const string GlobalAdministrator = RoleCatalogue.GlobalAdministratorId;

    public static TheoryData<string, Action<Tenancy, string>, GdapVerdict, ChainLink?, string> Faults => new()
    {
        { "healthy", (_, _) => { }, GdapVerdict.Pass, null, "" },
        { "no relationship", (t, c) => t.Relationships.Remove(t.Relationship(c)), GdapVerdict.Fail, ChainLink.Relationship, "REL001" },
        { "expired", (t, c) => t.Relationship(c)["status"] = "expired", GdapVerdict.Fail, ChainLink.Relationship, "REL002" },
        { "pending approval", (t, c) => t.Relationship(c)["status"] = "approvalPending", GdapVerdict.Fail, ChainLink.Relationship, "REL003" },
        { "created", (t, c) => t.Relationship(c)["status"] = "created", GdapVerdict.Fail, ChainLink.Relationship, "REL010" },
        { "expiring", (t, c) => t.Relationship(c)["status"] = "expiring", GdapVerdict.Fail, ChainLink.Relationship, "REL011" },
        { "odd status", (t, c) => t.Relationship(c)["status"] = "unknownFutureValue", GdapVerdict.Unknown, ChainLink.Relationship, "REL008" },
        { "role missing", (t, c) => Roles(t, c).RemoveAt(0), GdapVerdict.Fail, ChainLink.Relationship, "REL004" },
        { "just activated", (t, c) => t.Relationship(c)["activatedDateTime"] = "2026-11-01T07:54:00Z", GdapVerdict.Warning, ChainLink.Relationship, "REL007" },
        { "ends soon", (t, c) => End(t, c, "2026-11-13T08:00:00Z"), GdapVerdict.Warning, ChainLink.Relationship, "REL005" },
        { "no auto-extend", (t, c) => End(t, c, "2027-11-13T08:00:00Z"), GdapVerdict.Warning, ChainLink.Relationship, "REL013" },
        { "Global Administrator", (t, c) => Elevate(t, c), GdapVerdict.Warning, ChainLink.Relationship, "REL006 REL015" },
        { "too much", (t, c) => Roles(t, c).Add(Role("88d8e3e3-8f55-4a1e-953a-9b9898b8876b")), GdapVerdict.Warning, ChainLink.Relationship, "REL015" },
        { "made by Microsoft", (t, c) => t.Relationship(c)["displayName"] = "MLT_0001", GdapVerdict.Warning, ChainLink.Relationship, "REL014" },
        { "consent pending", (t, c) => Resell(t, c, "approvalPending"), GdapVerdict.Fail, ChainLink.Relationship, "REL016" },
        { "active, consent pending", (t, c) => Resell(t, c, "active"), GdapVerdict.Unknown, ChainLink.Relationship, "REL016" },
        { "no assignment", (t, c) => t.Assignments(c).Clear(), GdapVerdict.Fail, ChainLink.Assignment, "ASN001" },
        { "assignment deleted", (t, c) => t.Assignments(c)[0]!["status"] = "deleted", GdapVerdict.Fail, ChainLink.Assignment, "ASN001" },
        { "assignment error", (t, c) => t.Assignments(c)[0]!["status"] = "error", GdapVerdict.Fail, ChainLink.Assignment, "ASN002" },
        { "assignment pending", (t, c) => t.Assignments(c)[0]!["status"] = "pending", GdapVerdict.Fail, ChainLink.Assignment, "ASN004" },
        { "assignment odd", (t, c) => t.Assignments(c)[0]!["status"] = "unknownFutureValue", GdapVerdict.Unknown, ChainLink.Assignment, "ASN006" },
        { "role not assigned", (t, c) => AssignedRoles(t, c).RemoveAt(0), GdapVerdict.Fail, ChainLink.Assignment, "ASN007" },
        { "several faults", (t, c) => { Roles(t, c).RemoveAt(0); End(t, c, "2026-11-13T08:00:00Z"); t.Assignments(c).Clear(); }, GdapVerdict.Fail, ChainLink.Relationship, "REL004 ASN001 REL005" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task What_is_wrong_is_named(
        string fault, Action<Tenancy, string> apply, GdapVerdict verdict, ChainLink? link, string checkIds)
    {
        Tenancy tenancy = new();
        string well = tenancy.AddCustomer("Beside Ltd");
        string customer = tenancy.AddCustomer("Faulty Ltd");
        apply(tenancy, customer);

        List<RelationshipHealth> results = await Health.TestAsync(tenancy);
        RelationshipHealth result = Health.Of(results, customer);

        Assert.True((verdict, link, checkIds) == (result.Verdict, result.BrokenLink, Health.Ids(result)), $"{fault}: {result.Verdict} {result.BrokenLink} {Health.Ids(result)}: {result.Cause}");
        Assert.NotEmpty(result.Cause);
        Assert.Equal(verdict != GdapVerdict.Pass, result.Remediation.Count > 0);
        Assert.DoesNotContain(result.Remediation, step => step.Contains('{'));
        Assert.Equal(("LiongardParent", new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.Zero)), (result.ProfileName, result.ObservedAt));
        Assert.Equal(GdapVerdict.Pass, Health.Of(results, well).Verdict);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task The_test_of_access_never_finds_a_relationship_worse_than_this(
        string fault, Action<Tenancy, string> apply, GdapVerdict verdict, ChainLink? link, string checkIds)
    {
        Tenancy tenancy = new();
        tenancy.AddCustomer("Beside Ltd");
        string customer = tenancy.AddCustomer("Faulty Ltd");
        apply(tenancy, customer);

        CustomerAccess access = Assert.Single(await Runs.TestAccessAsync(tenancy, customer));

        string[] alone = ["REL013", "REL014", "REL015", "ASN007", "REL016"];
        string first = checkIds.Split(' ')[0];
        string wanted = verdict == GdapVerdict.Pass || (alone.Contains(first) && verdict != GdapVerdict.Fail) ? "CUS001"
            : first == "ASN007" ? "ASN005"
            : first;
        Assert.True(wanted == access.CheckId, $"{fault}, {link}: {access.CheckId}: {access.Cause}");
    }

    [Fact]
    public async Task Roles_and_days_are_told()
    {
        Tenancy tenancy = new();
        string customer = tenancy.AddCustomer("Faulty Ltd");
        End(tenancy, customer, "2026-11-13T07:00:00Z");
        Roles(tenancy, customer).RemoveAt(0);
        Roles(tenancy, customer).Add(Role(GlobalAdministrator));

        RelationshipHealth result = Assert.Single(await Health.TestAsync(tenancy));

        Assert.Equal("Cloud Application Administrator", Assert.Single(result.MissingRoles).RoleName);
        Assert.Equal("Global Administrator", Assert.Single(result.ExcessRoles).RoleName);
        Assert.Equal((11, new DateTimeOffset(2026, 11, 13, 7, 0, 0, TimeSpan.Zero)), (result.DaysLeft, result.EndDateTime));
        Assert.Equal((string)tenancy.Relationship(customer)["id"]!, Assert.Single(result.RelationshipIds));
        Assert.StartsWith("Create a further GDAP relationship that holds: Cloud Application Administrator.", result.Remediation[0]);
    }

    [Theory]
    [InlineData("2026-10-22T08:00:00Z", 80)]
    [InlineData("2026-08-01T08:00:00Z", -2)]
    public async Task A_request_that_waits_counts_down_its_ninety_days(string created, int daysLeft)
    {
        Tenancy tenancy = new();
        string customer = tenancy.AddCustomer("Waiting Ltd");
        tenancy.Relationship(customer)["status"] = "approvalPending";
        tenancy.Relationship(customer)["createdDateTime"] = created;
        tenancy.Relationship(customer)["endDateTime"] = null;

        RelationshipHealth result = Assert.Single(await Health.TestAsync(tenancy));

        Assert.Equal(daysLeft, result.DaysLeft);
        Assert.Equal(7, result.MissingRoles.Count);
    }

    [Theory]
    [InlineData("terminated", "2026-10-30T07:00:00Z", -3)]
    [InlineData("terminated", "2027-06-01T08:00:00Z", null)]
    [InlineData("terminating", "2027-06-01T08:00:00Z", null)]
    [InlineData("activating", "2027-06-01T08:00:00Z", null)]
    public async Task A_planned_end_is_no_end_of_what_gives_no_access(string status, string end, int? daysLeft)
    {
        Tenancy tenancy = new();
        string customer = tenancy.AddCustomer("Gone Ltd");
        tenancy.Relationship(customer)["status"] = status;
        tenancy.Relationship(customer)["endDateTime"] = end;

        RelationshipHealth result = Assert.Single(await Health.TestAsync(tenancy));

        Assert.Equal((daysLeft, daysLeft is not null), (result.DaysLeft, result.EndDateTime is not null));
    }

    [Fact]
    public async Task The_relationship_is_spoken_of_before_its_assignments()
    {
        Tenancy tenancy = new();
        string customer = tenancy.AddCustomer("Faulty Ltd");
        tenancy.Relationship(customer)["endDateTime"] = null;
        tenancy.Assignments(customer)[0]!["status"] = "unknownFutureValue";

        RelationshipHealth result = Assert.Single(await Health.TestAsync(tenancy));

        Assert.Equal((ChainLink.Relationship, "REL008 ASN006"), (result.BrokenLink, Health.Ids(result)));
    }

    [Fact]
    public async Task Roles_of_several_relationships_add_up_and_the_first_end_counts()
    {
        Tenancy tenancy = new();
        string customer = tenancy.AddCustomer("Twofold Ltd");
        JsonObject second = (JsonObject)tenancy.Relationship(customer).DeepClone();
        second["id"] = $"60000000-0000-0000-0000-000000000099-{Tenancy.Partner}";
        second["endDateTime"] = "2027-01-02T08:00:00Z";
        JsonArray roles = Roles(tenancy, customer);
        ((JsonArray)second["accessDetails"]!["unifiedRoles"]!).Clear();
        ((JsonArray)second["accessDetails"]!["unifiedRoles"]!).Add(roles[0]!.DeepClone());
        roles.RemoveAt(0);
        tenancy.Relationships.Add(second);
        tenancy.PartnerResources[$"v1.0/tenantRelationships/delegatedAdminRelationships/{second["id"]}/accessAssignments"] =
            Tenancy.List(tenancy.Assignments(customer)[0]!.DeepClone());

        RelationshipHealth result = Assert.Single(await Health.TestAsync(tenancy));

        Assert.Equal((GdapVerdict.Pass, 62, 2), (result.Verdict, result.DaysLeft, result.RelationshipIds.Count));
        Assert.Empty(result.MissingRoles);
    }

    [Fact]
    public async Task The_group_of_an_assignment_in_error_is_named()
    {
        Tenancy tenancy = new();
        string customer = tenancy.AddCustomer("Faulty Ltd");
        tenancy.Assignments(customer)[0]!["status"] = "error";
        tenancy.PartnerResources["v1.0/groups"] = Tenancy.List(
            new JsonObject { ["id"] = Tenancy.Engineers, ["displayName"] = "Engineers" });

        RelationshipHealth result = Assert.Single(await Health.TestAsync(tenancy));

        Assert.Contains("'Engineers'", result.Cause);
        Assert.Equal("Engineers", result.Evidence["Group"]);
    }

    private static JsonArray Roles(Tenancy tenancy, string customer) =>
        (JsonArray)tenancy.Relationship(customer)["accessDetails"]!["unifiedRoles"]!;

    private static JsonArray AssignedRoles(Tenancy tenancy, string customer) =>
        (JsonArray)tenancy.Assignments(customer)[0]!["accessDetails"]!["unifiedRoles"]!;

    private static JsonObject Role(string id) => new() { ["roleDefinitionId"] = id };

    private static void End(Tenancy tenancy, string customer, string end)
    {
        tenancy.Relationship(customer)["endDateTime"] = end;
        tenancy.Relationship(customer)["autoExtendDuration"] = "PT0S";
    }

    private static void Elevate(Tenancy tenancy, string customer)
    {
        tenancy.Relationship(customer)["autoExtendDuration"] = "P0D";
        Roles(tenancy, customer).Add(Role(GlobalAdministrator));
    }

    private static void Resell(Tenancy tenancy, string customer, string status)
    {
        JsonObject relationship = tenancy.Relationship(customer);
        relationship["@odata.type"] = "#microsoft.graph.resellerDelegatedAdminRelationship";
        relationship["indirectProviderTenantId"] = "90000000-0000-0000-0000-000000000001";
        relationship["isPartnerConsentPending"] = true;
        relationship["status"] = status;
    }
}
