using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GdapTools.Sandbox.Tests.Relationships.Access;
using GdapTools.Sandbox.Tests.Support;
using Xunit;

namespace GdapTools.Sandbox.Tests.Diagnosis;

/// <summary>What looks like one cause and may be another: nothing is told, and no command given, beyond what the answers prove.</summary>
public sealed class DoubtTests
{
    private const string Absent = "30000000-0000-0000-0000-00000000dead";

    [Fact]
    public async Task A_group_that_is_gone_gets_no_member_and_its_roles_another_group()
    {
        Tenancy tenancy = new();
        tenancy.AddCustomer("Beside Ltd");
        tenancy.AddCustomer("Near Ltd");
        string customer = tenancy.AddCustomer("Faulty Ltd");
        Assign(tenancy, customer, Absent);

        CustomerAccess result = await OfAsync(tenancy, customer);

        Assert.Equal("ASN003", result.CheckId);
        Assert.Contains("no longer exists in the partner tenant", result.Cause);
        Assert.Contains($"-GroupId '{Tenancy.Engineers}'", Assert.Single(result.RepairCommands));
    }

    [Fact]
    public async Task Nobody_joins_a_group_that_is_gone()
    {
        Tenancy tenancy = new();
        string customer = tenancy.AddCustomer("Faulty Ltd");
        Assign(tenancy, customer, Absent);

        Assert.Empty((await OfAsync(tenancy, customer)).RepairCommands);
    }

    [Fact]
    public async Task A_group_that_could_not_be_read_may_exist()
    {
        Tenancy tenancy = new();
        string customer = tenancy.AddCustomer("Faulty Ltd");
        Assign(tenancy, customer, Absent);
        tenancy.Answer(Tenancy.Partner, "v1.0/groups/" + Absent, 403);

        CustomerAccess result = await OfAsync(tenancy, customer);

        Assert.DoesNotContain("exist", result.Cause);
        Assert.StartsWith("New-MgGroupMemberByRef ", result.RepairCommands[^1]);
    }

    [Fact]
    public async Task Who_is_only_eligible_for_the_group_is_told_to_activate()
    {
        Tenancy tenancy = new();
        tenancy.PartnerResources[AccessRuns.Eligible] = Tenancy.List();
        string[] customers = [tenancy.AddCustomer("One Ltd"), tenancy.AddCustomer("Two Ltd")];
        tenancy.PartnerResources["v1.0/groups"] = Tenancy.List(new JsonObject { ["id"] = Absent, ["displayName"] = "Privileged" });

        foreach (string customer in customers)
        {
            Assign(tenancy, customer, Absent);
        }

        AccessRuns.MakeEligible(tenancy, Tenancy.Account, Absent);

        List<Finding> findings = await Runs.DiagnoseAsync(tenancy);

        Finding root = Assert.Single(findings, item => item.CheckId == "ASN003" && item.Explains == 2);
        Assert.Contains("is only eligible for 'Privileged'", root.Cause);
        Assert.StartsWith("Activate the eligible membership of the group 'Privileged'", root.Remediation[0]);
        Assert.All(findings.Where(item => item.CheckId == "ASN003"), item => Assert.Empty(item.RepairCommands));
    }

    [Fact]
    public async Task A_refusal_right_after_activation_is_not_said_to_work()
    {
        Tenancy tenancy = new();
        string customer = tenancy.AddCustomer("Fresh Ltd");
        tenancy.Relationship(customer)["activatedDateTime"] = "2026-11-01T07:55:00Z";
        tenancy.Answer(customer, "v1.0/organization", 403);

        CustomerAccess result = await OfAsync(tenancy, customer);

        Assert.Equal(("REL007", GdapVerdict.Unknown), (result.CheckId, result.Verdict));
        Assert.Contains("403", result.Evidence["Answer"]);
        Assert.StartsWith("Wait half an hour", result.Remediation[0]);
    }

    [Theory]
    [InlineData("2026-07-01T08:00:00Z", true)]
    [InlineData("2026-10-20T08:00:00Z", false)]
    public async Task A_request_is_made_anew_only_when_it_has_lapsed(string created, bool isLapsed)
    {
        Tenancy tenancy = new();
        string customer = tenancy.AddCustomer("Slow Ltd");
        tenancy.Relationship(customer)["status"] = "approvalPending";
        tenancy.Relationship(customer)["createdDateTime"] = created;

        CustomerAccess result = await OfAsync(tenancy, customer);

        Assert.Equal("REL003", result.CheckId);
        Assert.Equal(isLapsed, result.RepairCommands.Any(command => command.StartsWith("New-GdapRelationship ")));
    }

    [Fact]
    public async Task A_pass_says_that_a_guest_was_not_ruled_out()
    {
        Tenancy tenancy = new();
        string customer = tenancy.AddCustomer("Closed Ltd");
        tenancy.Answer(customer, "v1.0/users", 403);

        Finding finding = Assert.Single(await Runs.DiagnoseAsync(tenancy), item => item.CustomerTenantId == customer);

        Assert.Equal(("CUS001", GdapVerdict.Pass), (finding.CheckId, finding.Verdict));
        Assert.Contains("ACC002", finding.Cause);
        Assert.StartsWith("could not be read", finding.Evidence["Guest account"]);
        Assert.Equal(["User.Read.All"], finding.MissingPermissions);
    }

    [Fact]
    public async Task One_command_repairs_what_two_findings_tell_of()
    {
        Tenancy tenancy = new();
        string customer = tenancy.AddCustomer("Granite Ltd");
        JsonObject relationship = tenancy.Relationship(customer);
        relationship["endDateTime"] = "2026-11-13T08:00:00Z";
        relationship["autoExtendDuration"] = "PT0S";
        ((JsonArray)relationship["accessDetails"]!["unifiedRoles"]!).Add(
            new JsonObject { ["roleDefinitionId"] = "62e90394-69f5-4237-9190-012177145e10" });

        Finding[] findings = [.. (await Runs.DiagnoseAsync(tenancy)).Where(item => item.CustomerTenantId == customer)];

        Assert.Equal(["REL005", "REL006"], findings.Select(item => item.CheckId));
        Assert.Contains("-RemoveGlobalAdministrator", Assert.Single(findings.SelectMany(item => item.RepairCommands)));
        Assert.All(findings, item => Assert.StartsWith("Remove Global Administrator", item.Remediation[0]));
    }

    private static void Assign(Tenancy tenancy, string customer, string group) =>
        tenancy.Assignments(customer)[0]!["accessContainer"]!["accessContainerId"] = group;

    private static async Task<CustomerAccess> OfAsync(Tenancy tenancy, string customer) =>
        Assert.Single(await Runs.TestAccessAsync(tenancy), item => item.CustomerTenantId == customer);
}
