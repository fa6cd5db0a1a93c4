using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GdapTools.Sandbox.Tests.Support;
using Xunit;

namespace GdapTools.Sandbox.Tests.Relationships.Access;

/// <summary>The session's own account: one fault in one customer names its link, and the customer beside stays well.</summary>
public sealed class OwnAccessTests
{
    public static TheoryData<string, Action<Tenancy, string>, GdapVerdict, ChainLink?, string?> Faults => new()
    {
        { "none", (_, _) => { }, GdapVerdict.Pass, null, null },
        { "no relationship", (t, c) => t.Relationships.Remove(t.Relationship(c)), GdapVerdict.Fail, ChainLink.Relationship, "REL001" },
        { "expired", (t, c) => t.Relationship(c)["status"] = "expired", GdapVerdict.Fail, ChainLink.Relationship, "REL002" },
        { "approval pending", (t, c) => t.Relationship(c)["status"] = "approvalPending", GdapVerdict.Fail, ChainLink.Relationship, "REL003" },
        { "being ended", (t, c) => t.Relationship(c)["status"] = "terminating", GdapVerdict.Fail, ChainLink.Relationship, "REL011" },
        { "unknown state", (t, c) => t.Relationship(c)["status"] = "unknownFutureValue", GdapVerdict.Unknown, ChainLink.Relationship, "REL008" },
        { "past its end", (t, c) => t.Relationship(c)["endDateTime"] = "2026-10-01T08:00:00Z", GdapVerdict.Unknown, ChainLink.Relationship, "REL008" },
        { "partner's consent pending", (t, c) => Pend(t, c), GdapVerdict.Unknown, ChainLink.Relationship, "REL016" },
        { "just activated", (t, c) => t.Relationship(c)["activatedDateTime"] = "2026-11-01T07:54:00Z", GdapVerdict.Warning, ChainLink.Relationship, "REL007" },
        { "no assignment", (t, c) => t.Assignments(c).Clear(), GdapVerdict.Fail, ChainLink.Assignment, "ASN001" },
        { "assignment deleted", (t, c) => t.Assignments(c)[0]!["status"] = "deleted", GdapVerdict.Fail, ChainLink.Assignment, "ASN001" },
        { "assignment in error", (t, c) => t.Assignments(c)[0]!["status"] = "error", GdapVerdict.Fail, ChainLink.Assignment, "ASN002" },
        { "assignment pending", (t, c) => t.Assignments(c)[0]!["status"] = "pending", GdapVerdict.Fail, ChainLink.Assignment, "ASN004" },
        { "assignment unknown", (t, c) => t.Assignments(c)[0]!["status"] = "unknownFutureValue", GdapVerdict.Unknown, ChainLink.Assignment, "ASN006" },
        { "other group", (t, c) => t.Assignments(c)[0]!["accessContainer"]!["accessContainerId"] = AccessRuns.Outer, GdapVerdict.Fail, ChainLink.Assignment, "ASN003" },
        { "assignments refused", (t, c) => AccessRuns.Refuse(t, $"v1.0/tenantRelationships/delegatedAdminRelationships/{t.Relationship(c)["id"]}/accessAssignments"), GdapVerdict.Unknown, ChainLink.Assignment, "ASN006" },
        { "at risk, and shut out", (t, c) => t.RefuseToken(c, 530034), GdapVerdict.Fail, ChainLink.Account, "ACC003" },
        { "shut out by policy", (t, c) => t.RefuseToken(c, 53003), GdapVerdict.Fail, ChainLink.CustomerPolicy, "POL001" },
        { "no consent", (t, c) => t.RefuseToken(c, 65001), GdapVerdict.Unknown, ChainLink.Consent, "CON001" },
        { "guest", (t, c) => AddGuest(t, c), GdapVerdict.Fail, ChainLink.Account, "ACC002" },
        { "users refused", (t, c) => AccessRuns.Refuse(t, "v1.0/users", c), GdapVerdict.Unknown, ChainLink.Account, "ACC002" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task The_first_missing_link_is_named(
        string fault, Action<Tenancy, string> apply, GdapVerdict verdict, ChainLink? link, string? checkId)
    {
        Tenancy tenancy = AccessRuns.WithDirectory();
        string well = AccessRuns.AddCustomer(tenancy, "Beside Ltd", Tenancy.Engineers);
        string customer = AccessRuns.AddCustomer(tenancy, "Faulty Ltd", Tenancy.Engineers);
        apply(tenancy, customer);

        List<EffectiveAccess> found = await AccessRuns.FindAsync(tenancy);
        EffectiveAccess[] faulty = [.. found.Where(item => item.CustomerTenantId == customer)];

        Assert.NotEmpty(faulty);
        Assert.All(faulty, item =>
        {
            Assert.True((verdict, link, checkId) == (item.Verdict, item.MissingLink, item.CheckId), $"{fault}: {item.Verdict} {item.MissingLink} {item.CheckId}: {item.Cause}");
            Assert.NotEmpty(item.Cause);
            Assert.Equal(verdict != GdapVerdict.Pass, item.Remediation.Count > 0);
            Assert.DoesNotContain("{", string.Join(" ", item.Remediation));
            Assert.Equal((Tenancy.Account, Tenancy.Upn), (item.UserId, item.UserPrincipalName));
        });
        EffectiveAccess[] others = [.. found.Where(item => item.CustomerTenantId == well)];
        Assert.Equal(7, others.Length);
        Assert.All(others, item => Assert.Equal((GdapVerdict.Pass, null), (item.Verdict, item.MissingLink)));
    }

    [Fact]
    public async Task The_path_leads_from_the_account_to_the_role()
    {
        Tenancy tenancy = AccessRuns.WithDirectory();
        AccessRuns.AddCustomer(tenancy, "Well Ltd", Tenancy.Engineers);

        EffectiveAccess access = Assert.Single(await AccessRuns.FindAsync(tenancy, user: null, "Global Reader"));

        Assert.Equal([Tenancy.Upn, "Engineers", "assignment", "GDAP Well Ltd"], access.Path.Select(step => step.ToString()));
        Assert.Equal(
            [AccessStepKind.User, AccessStepKind.Group, AccessStepKind.Assignment, AccessStepKind.Relationship],
            access.Path.Select(step => step.Kind));
        Assert.Equal(("Global Reader", AccessRuns.GlobalReader), (access.RoleName, access.RoleDefinitionId));
        Assert.Equal((access.Path[1].Id, access.Path[2].Id, access.Path[3].Id), (access.GroupId, access.AssignmentId, access.RelationshipId));
        Assert.Equal(0, access.OtherPaths);
        Assert.Equal("issued to the account", access.Evidence["Token for the customer tenant"]);
        Assert.Equal("in a group of that name", access.Evidence["AdminAgents"]);
        Assert.Contains("GDAP comes before it", access.Evidence["DAP"]);
    }

    [Fact]
    public async Task A_role_that_is_asked_for_and_not_held_is_told_of()
    {
        Tenancy tenancy = AccessRuns.WithDirectory();
        string customer = AccessRuns.AddCustomer(tenancy, "Well Ltd", Tenancy.Engineers);
        ((JsonArray)tenancy.Assignments(customer)[0]!["accessDetails"]!["unifiedRoles"]!)
            .Remove(Roles(tenancy.Assignments(customer)[0]!).Single(role => (string?)role!["roleDefinitionId"] == AccessRuns.GlobalReader));

        List<EffectiveAccess> found = await AccessRuns.FindAsync(
            tenancy, user: null, "Global Reader", "Exchange Administrator", "Security Reader");

        Assert.Equal(["Global Reader", "Exchange Administrator", "Security Reader"], found.Select(item => item.RoleName));
        Assert.Equal(["ASN005", "REL004", null], found.Select(item => item.CheckId));
        Assert.Equal([GdapVerdict.Fail, GdapVerdict.Fail, GdapVerdict.Pass], found.Select(item => item.Verdict));
        Assert.Contains("Exchange Administrator", found[1].Remediation[0]);
        Assert.Contains("GDAP comes before it", found[1].Evidence["DAP"]);
    }

    [Fact]
    public async Task Who_holds_no_role_may_have_DAP_by_AdminAgents()
    {
        Tenancy tenancy = AccessRuns.WithDirectory();
        AccessRuns.AddCustomer(tenancy, "Foreign Ltd", AccessRuns.Outer);

        EffectiveAccess access = Assert.Single(await AccessRuns.FindAsync(tenancy));

        Assert.Equal((GdapVerdict.Fail, ChainLink.Assignment), (access.Verdict, access.MissingLink));
        Assert.Contains("has access by it", access.Evidence["DAP"]);
        Assert.Equal("none", access.Evidence["Eligible (PIM) membership"]);
        Assert.Null(access.RoleName);
    }

    [OutOfContract("An organization with the id of another tenant: what a token of the wrong tenant would bring.")]
    [Fact]
    public async Task No_guest_in_another_tenant_proves_nothing()
    {
        Tenancy tenancy = AccessRuns.WithDirectory();
        string customer = AccessRuns.AddCustomer(tenancy, "Faulty Ltd", Tenancy.Engineers);
        tenancy.Tenant(customer)["resources"]!["v1.0/organization"]!["value"]![0]!["id"] = Tenancy.Partner;

        Assert.All(
            await AccessRuns.FindAsync(tenancy),
            item => Assert.Equal((GdapVerdict.Unknown, "ACC002"), (item.Verdict, item.CheckId)));
    }

    [Fact]
    public async Task Groups_that_cannot_be_read_make_every_customer_unknown()
    {
        Tenancy tenancy = AccessRuns.WithDirectory();
        AccessRuns.AddCustomer(tenancy, "Well Ltd", Tenancy.Engineers);
        AccessRuns.Refuse(tenancy, $"v1.0/users/{Tenancy.Account}/transitiveMemberOf");

        EffectiveAccess access = Assert.Single(await AccessRuns.FindAsync(tenancy));

        Assert.Equal((GdapVerdict.Unknown, ChainLink.Assignment, "ASN006"), (access.Verdict, access.MissingLink, access.CheckId));
        Assert.Equal(["GroupMember.Read.All"], access.MissingPermissions);
        Assert.Equal("could not be told", access.Evidence["AdminAgents"]);
    }

    private static IEnumerable<JsonNode?> Roles(JsonNode item) => (JsonArray)item["accessDetails"]!["unifiedRoles"]!;

    private static void Pend(Tenancy tenancy, string customer)
    {
        JsonObject relationship = tenancy.Relationship(customer);
        relationship["@odata.type"] = "#microsoft.graph.resellerDelegatedAdminRelationship";
        relationship["isPartnerConsentPending"] = true;
    }

    private static void AddGuest(Tenancy tenancy, string customer) =>
        tenancy.Tenant(customer)["resources"]!["v1.0/users"] = Tenancy.List(new JsonObject
        {
            ["id"] = "80000000-0000-0000-0000-000000000001",
            ["userPrincipalName"] = "robot_partner.example#EXT#@faulty.example",
            ["mail"] = Tenancy.Upn,
            ["userType"] = "Guest",
            ["accountEnabled"] = false,
        });
}
