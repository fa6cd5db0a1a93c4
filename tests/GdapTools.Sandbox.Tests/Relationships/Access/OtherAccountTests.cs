using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GdapTools.Core.Relationships.Access;
using GdapTools.Sandbox.Tests.Support;
using Xunit;

namespace GdapTools.Sandbox.Tests.Relationships.Access;

/// <summary>Any account of the partner: its groups, its state, its risk, and what it could activate.</summary>
public sealed class OtherAccountTests
{
    [Theory]
    [InlineData(AccessRuns.Technician)]
    [InlineData(AccessRuns.TechnicianName)]
    public async Task Nested_groups_are_followed_though_they_run_in_a_circle(string user)
    {
        Tenancy tenancy = AccessRuns.WithDirectory();
        AccessRuns.AddCustomer(tenancy, "Well Ltd", AccessRuns.Outer);

        EffectiveAccess access = Assert.Single(await AccessRuns.FindAsync(tenancy, user, "Global Reader"));

        Assert.Equal(
            [AccessRuns.TechnicianName, "Inner", "Middle", "Outer", "assignment", "GDAP Well Ltd"],
            access.Path.Select(step => step.ToString()));
        Assert.Equal((GdapVerdict.Pass, null, AccessRuns.Technician), (access.Verdict, access.MissingLink, access.UserId));
        Assert.Equal("in no group of that name", access.Evidence["AdminAgents"]);
        Assert.False(access.Evidence.ContainsKey("DAP"));
        Assert.Equal("none recorded", access.Evidence["Account at risk"]);
    }

    [Fact]
    public async Task Groups_in_between_that_cannot_be_read_are_said_to_be_so()
    {
        Tenancy tenancy = AccessRuns.WithDirectory();
        AccessRuns.AddCustomer(tenancy, "Well Ltd", AccessRuns.Outer);
        AccessRuns.Refuse(tenancy, $"v1.0/groups/{AccessRuns.Middle}/members");

        EffectiveAccess access = Assert.Single(await AccessRuns.FindAsync(tenancy, AccessRuns.Technician, "Global Reader"));

        Assert.Equal(GdapVerdict.Pass, access.Verdict);
        Assert.Equal(
            [AccessStepKind.User, AccessStepKind.Unread, AccessStepKind.Group, AccessStepKind.Assignment, AccessStepKind.Relationship],
            access.Path.Select(step => step.Kind));
        Assert.Contains("could not be read", access.Evidence["Nesting"]);
    }

    [Fact]
    public async Task Of_several_ways_the_shortest_is_told_and_the_others_are_counted()
    {
        Tenancy tenancy = AccessRuns.WithDirectory();
        string customer = AccessRuns.AddCustomer(tenancy, "Well Ltd", AccessRuns.Outer);
        JsonNode nearer = tenancy.Assignments(customer)[0]!.DeepClone();
        nearer["id"] = "70000000-0000-0000-0000-000000000999";
        nearer["accessContainer"]!["accessContainerId"] = AccessRuns.Inner;
        tenancy.Assignments(customer).Add(nearer);

        EffectiveAccess access = Assert.Single(await AccessRuns.FindAsync(tenancy, AccessRuns.Technician, "Global Reader"));

        Assert.Equal(("70000000-0000-0000-0000-000000000999", AccessRuns.Inner, 1), (access.AssignmentId, access.GroupId, access.OtherPaths));
        Assert.Equal((string)tenancy.Assignments(customer)[0]!["id"]!, access.Evidence["Other assignments"]);
    }

    [Fact]
    public async Task A_disabled_account_gets_in_nowhere_and_no_customer_is_asked()
    {
        Tenancy tenancy = AccessRuns.WithDirectory();
        AccessRuns.AddCustomer(tenancy, "Well Ltd", AccessRuns.Inner);
        AccessRuns.UserOf(tenancy, AccessRuns.Technician)["accountEnabled"] = false;

        EffectiveAccess access = Assert.Single(await AccessRuns.FindAsync(tenancy, AccessRuns.Technician, "Global Reader"));

        Assert.Equal((GdapVerdict.Fail, ChainLink.Account, "ACC003"), (access.Verdict, access.MissingLink, access.CheckId));
        Assert.Contains("disabled", access.Cause);
        Assert.Contains("was not asked", access.Evidence["Guest in the customer tenant"]);
        Assert.Equal(4, access.Path.Count);
    }

    [Theory]
    [InlineData("atRisk", "high", GdapVerdict.Fail)]
    [InlineData("confirmedCompromised", "high", GdapVerdict.Fail)]
    [InlineData("atRisk", "medium", GdapVerdict.Unknown)]
    [InlineData("atRisk", "hidden", GdapVerdict.Unknown)]
    [InlineData("unknownFutureValue", "none", GdapVerdict.Unknown)]
    [InlineData("dismissed", "none", GdapVerdict.Pass)]
    [InlineData("remediated", "none", GdapVerdict.Pass)]
    public async Task Risk_shuts_out(string state, string level, GdapVerdict verdict)
    {
        Tenancy tenancy = AccessRuns.WithDirectory();
        AccessRuns.AddCustomer(tenancy, "Well Ltd", AccessRuns.Inner);
        AccessRuns.Hold(tenancy, state, level);

        EffectiveAccess access = Assert.Single(await AccessRuns.FindAsync(tenancy, AccessRuns.Technician, "Global Reader"));

        Assert.Equal(verdict, access.Verdict);
        Assert.Equal(verdict == GdapVerdict.Pass ? null : "ACC003", access.CheckId);
        Assert.Equal(verdict != GdapVerdict.Pass, access.Cause.Contains("530034"));
    }

    [Theory]
    [InlineData(AccessRuns.Risk, "IdentityRiskyUser.Read.All", "ACC003")]
    [InlineData("v1.0/users/" + AccessRuns.Technician, "User.Read.All", "ACC003")]
    public async Task What_cannot_be_read_of_the_account_is_no_pass(string path, string permission, string checkId)
    {
        Tenancy tenancy = AccessRuns.WithDirectory();
        AccessRuns.AddCustomer(tenancy, "Well Ltd", AccessRuns.Inner);
        AccessRuns.Refuse(tenancy, path);

        EffectiveAccess access = Assert.Single(await AccessRuns.FindAsync(tenancy, AccessRuns.Technician, "Global Reader"));

        Assert.Equal((GdapVerdict.Unknown, ChainLink.Account, checkId), (access.Verdict, access.MissingLink, access.CheckId));
        Assert.Equal([permission], access.MissingPermissions);
        Assert.Equal(4, access.Path.Count);
    }

    [Theory]
    [InlineData(AccessRuns.Middle, AccessRuns.Middle, "'Middle'")]
    [InlineData(AccessRuns.Middle, AccessRuns.Outer, "'Middle' in it")]
    public async Task Who_is_only_eligible_has_no_access_yet(string eligible, string assigned, string named)
    {
        Tenancy tenancy = AccessRuns.WithDirectory();
        AccessRuns.SetMembers(tenancy, AccessRuns.Middle);
        AccessRuns.AddCustomer(tenancy, "Ready Ltd", assigned);
        AccessRuns.MakeEligible(tenancy, AccessRuns.Technician, eligible);

        EffectiveAccess access = Assert.Single(await AccessRuns.FindAsync(tenancy, AccessRuns.Technician));

        Assert.Equal((GdapVerdict.Fail, ChainLink.Assignment, "ASN003"), (access.Verdict, access.MissingLink, access.CheckId));
        Assert.Contains("only eligible", access.Cause);
        Assert.Contains(named, access.Cause);
        Assert.Contains("Activate", access.Remediation[0]);
        Assert.Equal("Middle", access.Evidence["Eligible (PIM) membership"]);
    }

    [Theory]
    [InlineData(Tenancy.Engineers, "'Engineers'")]
    [InlineData(AccessRuns.Middle, "'Engineers' in it")]
    public async Task What_a_group_is_eligible_for_its_members_can_activate(string assigned, string named)
    {
        Tenancy tenancy = AccessRuns.WithDirectory();
        AccessRuns.SetMembers(tenancy, AccessRuns.Middle, AccessRuns.GroupMember(Tenancy.Engineers));
        AccessRuns.AddCustomer(tenancy, "Ready Ltd", assigned);
        AccessRuns.MakeEligible(tenancy, AccessRuns.Inner, Tenancy.Engineers);

        EffectiveAccess access = Assert.Single(await AccessRuns.FindAsync(tenancy, AccessRuns.Technician));

        Assert.Equal((GdapVerdict.Fail, ChainLink.Assignment, "ASN003"), (access.Verdict, access.MissingLink, access.CheckId));
        Assert.Contains("only eligible for", access.Cause);
        Assert.Contains(named, access.Cause);
        Assert.Contains("'Engineers'", access.Remediation[0]);
        Assert.Equal("Engineers", access.Evidence["Eligible (PIM) membership"]);
    }

    [Fact]
    public async Task What_is_eligible_only_after_another_activation_is_not_promised()
    {
        Tenancy tenancy = AccessRuns.WithDirectory();
        AccessRuns.SetMembers(tenancy, AccessRuns.Inner);
        AccessRuns.AddCustomer(tenancy, "Foreign Ltd", Tenancy.Engineers);
        AccessRuns.MakeEligible(tenancy, AccessRuns.Technician, AccessRuns.Inner);
        AccessRuns.MakeEligible(tenancy, AccessRuns.Inner, Tenancy.Engineers);

        EffectiveAccess access = Assert.Single(await AccessRuns.FindAsync(tenancy, AccessRuns.Technician));

        Assert.Equal((GdapVerdict.Fail, "ASN003"), (access.Verdict, access.CheckId));
        Assert.Equal("none", access.Evidence["Eligible (PIM) membership"]);
    }

    [Theory]
    [InlineData(AccessRuns.Technician, "owner")]
    [InlineData(Tenancy.Account, "member")]
    public async Task An_owner_and_another_account_are_not_eligible(string principal, string accessId)
    {
        Tenancy tenancy = AccessRuns.WithDirectory();
        AccessRuns.AddCustomer(tenancy, "Foreign Ltd", Tenancy.Engineers);
        AccessRuns.MakeEligible(tenancy, principal, Tenancy.Engineers, accessId);

        EffectiveAccess access = Assert.Single(await AccessRuns.FindAsync(tenancy, AccessRuns.Technician));

        Assert.Equal((GdapVerdict.Fail, "none"), (access.Verdict, access.Evidence["Eligible (PIM) membership"]));
        Assert.Contains("neither", access.Cause);
    }

    [Fact]
    public async Task Eligible_memberships_that_cannot_be_read_are_not_passed_over()
    {
        Tenancy tenancy = AccessRuns.WithDirectory();
        AccessRuns.AddCustomer(tenancy, "Foreign Ltd", Tenancy.Engineers);
        AccessRuns.Refuse(tenancy, AccessRuns.Eligible);

        EffectiveAccess access = Assert.Single(await AccessRuns.FindAsync(tenancy, AccessRuns.Technician));

        Assert.Equal((GdapVerdict.Fail, "ASN003"), (access.Verdict, access.CheckId));
        Assert.StartsWith("could not be read", access.Evidence["Eligible (PIM) membership"]);
        Assert.Equal(["PrivilegedEligibilitySchedule.Read.AzureADGroup"], access.MissingPermissions);
    }

    [Theory]
    [InlineData("nobody@partner.example")]
    [InlineData("20000000-0000-0000-0000-00000000dead")]
    public async Task An_account_that_does_not_exist_is_an_error(string user)
    {
        Tenancy tenancy = AccessRuns.WithDirectory();
        AccessRuns.AddCustomer(tenancy, "Well Ltd", Tenancy.Engineers);

        GdapException failure = await Assert.ThrowsAsync<GdapException>(() => AccessRuns.FindAsync(tenancy, user));

        Assert.Equal(("UserNotFound", GdapErrorKind.NotFound, user), (failure.ErrorId, failure.Kind, failure.Target));
    }

    [Fact]
    public async Task An_application_has_no_groups_but_can_ask_about_accounts()
    {
        Tenancy tenancy = AccessRuns.WithDirectory();
        AccessRuns.AddCustomer(tenancy, "Well Ltd", AccessRuns.Inner);
        tenancy.SetClaims(new JsonObject
        {
            ["idtyp"] = "app",
            ["oid"] = "90000000-0000-0000-0000-000000000001",
            ["roles"] = new JsonArray("Directory.Read.All"),
        });

        EffectiveAccess own = Assert.Single(await AccessRuns.FindAsync(tenancy));
        EffectiveAccess other = Assert.Single(await AccessRuns.FindAsync(tenancy, AccessRuns.Technician, "Global Reader"));

        Assert.Equal((GdapVerdict.NotApplicable, null, null), (own.Verdict, own.MissingLink, own.CustomerTenantId));
        Assert.NotEmpty(own.Remediation);
        Assert.Equal(GdapVerdict.Pass, other.Verdict);
    }

    [Fact]
    public async Task Hidden_relationships_are_not_none()
    {
        Tenancy tenancy = AccessRuns.WithDirectory();
        AccessRuns.AddCustomer(tenancy, "Hidden Ltd", Tenancy.Engineers);
        tenancy.Relationships.Clear();

        EffectiveAccess access = Assert.Single(await AccessRuns.FindAsync(tenancy, AccessRuns.Technician));

        Assert.Equal((GdapVerdict.Unknown, ChainLink.Relationship, "REL009"), (access.Verdict, access.MissingLink, access.CheckId));
    }

    [Fact]
    public async Task No_customer_at_all_is_said()
    {
        EffectiveAccess access = Assert.Single(await AccessRuns.FindAsync(AccessRuns.WithDirectory()));

        Assert.Equal((GdapVerdict.Fail, "REL001", null), (access.Verdict, access.CheckId, access.CustomerTenantId));
    }

    [Fact]
    public async Task A_relationship_with_nobody_knows_whom_leaves_it_open()
    {
        Tenancy tenancy = AccessRuns.WithDirectory();
        AccessRuns.AddCustomer(tenancy, "Foreign Ltd", Tenancy.Engineers);
        JsonObject stray = (JsonObject)tenancy.Relationships[0]!.DeepClone();
        stray["id"] = $"60000000-0000-0000-0000-000000000999-{Tenancy.Partner}";
        stray["customer"] = null;
        tenancy.Relationships.Add(stray);

        EffectiveAccess access = Assert.Single(await AccessRuns.FindAsync(tenancy, AccessRuns.Technician));

        Assert.Equal((GdapVerdict.Unknown, "REL008"), (access.Verdict, access.CheckId));
    }

    [Fact]
    public async Task Only_customers_asked_for_are_told_of()
    {
        Tenancy tenancy = AccessRuns.WithDirectory();
        AccessRuns.AddCustomer(tenancy, "Alpha Ltd", AccessRuns.Inner);
        AccessRuns.AddCustomer(tenancy, "Beta Ltd", AccessRuns.Inner);

        List<EffectiveAccess> found = await AccessRuns.FindAsync(
            tenancy, new AccessOptions { User = AccessRuns.Technician, Customers = ["al*"] });

        Assert.Equal(["Alpha Ltd"], found.Select(item => item.CustomerName).Distinct());
        Assert.Equal(7, found.Count);
        Assert.Equal(found.OrderBy(item => item.RoleName, StringComparer.OrdinalIgnoreCase), found);
    }
}
