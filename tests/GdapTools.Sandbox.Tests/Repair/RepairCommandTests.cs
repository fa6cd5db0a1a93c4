using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Customers;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Errors;
using GdapTools.Core.Session;
using GdapTools.Sandbox.Tests.Diagnosis;
using GdapTools.Sandbox.Tests.Relationships;
using Xunit;

namespace GdapTools.Sandbox.Tests.Repair;

/// <summary>A finding has a command where one is known to be right, and else none.</summary>
public sealed class RepairCommandTests
{
    private const string Healthy = "Oakhaven Hotels";
    private const string Unassigned = "Dunmore Foods";
    private const string Expired = "Alder Dental Group";

    private static readonly CheckCatalogue s_checks = CheckCatalogue.Load();

    [Fact]
    public async Task Every_command_is_of_a_cmdlet_that_the_catalogue_says()
    {
        List<Finding> findings = await DiagnoseAsync(_ => { });

        Assert.All(findings, finding => Assert.Subset(
            new HashSet<string>([.. s_checks.Get(finding.CheckId).RepairCmdlets, "Connect-MgGraph"]),
            new HashSet<string>(finding.RepairCommands.Select(command => command.Split(' ')[0]))));
        Assert.True(findings.Count(finding => finding.RepairCommands.Count > 0) >= 10);
    }

    [Fact]
    public async Task Both_examinations_say_the_same()
    {
        SampleEditor sample = new();
        using GdapSession session = await ConnectAsync(sample);
        List<Finding> findings = await Runs.DiagnoseAsync(session);
        List<RelationshipHealth> results = await Health.TestAsync(session);
        int compared = 0;

        foreach (RelationshipHealth health in results)
        {
            Finding finding = findings.Single(item => item.CustomerTenantId == health.CustomerTenantId);

            if (health.CheckIds.FirstOrDefault() == finding.CheckId)
            {
                Assert.Equal(finding.RepairCommands, health.RepairCommands);
                compared++;
            }
        }

        Assert.InRange(compared, 7, 16);
    }

    [Fact]
    public async Task What_follows_from_something_else_has_no_command_of_its_own()
    {
        List<Finding> findings = await DiagnoseAsync(sample => sample.RemoveMember("AdminAgents", "Automation Service"));
        Finding root = findings.Single(finding => finding.CheckId == "ACC001");

        Assert.StartsWith("New-MgGroupMemberByRef -GroupId ", root.RepairCommands[1]);
        Finding[] caused = [.. findings.Where(finding => finding.CausedBy == root.Id)];
        Assert.NotEmpty(caused);
        Assert.All(caused, finding => Assert.Empty(finding.RepairCommands));
    }

    [Fact]
    public async Task A_name_cannot_break_out_of_its_command()
    {
        Finding finding = await OfAsync(Expired, sample => Rename(sample, Expired, "O'Neill\u2019s; exit\n\u202E"));

        Assert.Equal(
            "New-GdapRelationship -DisplayName 'O''Neill\u2019\u2019s; exit 2026-11-01' "
            + $"-CustomerTenantId '{finding.CustomerTenantId}' -RoleProfile 'LiongardParent' -AutoExtend -LockForApproval",
            Assert.Single(finding.RepairCommands));
    }

    [Fact]
    public async Task What_waits_for_approval_already_is_not_asked_for_again()
    {
        Finding finding = await OfAsync("Cobalt Freight", sample =>
        {
            JsonObject pending = sample.Copy("Birchwood Legal", "Second");
            pending["customer"] = sample.Relationship("Cobalt Freight")["customer"]!.DeepClone();
        });

        Assert.Equal("REL004", finding.CheckId);
        Assert.Empty(finding.RepairCommands);
    }

    [Fact]
    public async Task One_that_was_created_and_not_sent_off_is_sent_off_as_it_is()
    {
        Finding finding = await OfAsync("Birchwood Legal", sample => sample.Relationship("Birchwood Legal")["status"] = "created");

        Assert.Equal("REL010", finding.CheckId);
        Assert.Equal(
            "New-GdapRelationship -DisplayName 'Harbor Lane - Birchwood Legal' -CustomerTenantId "
            + $"'{finding.CustomerTenantId}' -RoleProfile 'LiongardParent' -Duration 730 -AutoExtend -LockForApproval",
            Assert.Single(finding.RepairCommands));
    }

    [Fact]
    public async Task No_group_is_named_where_none_is_evident()
    {
        Finding finding = await OfAsync(Unassigned, sample =>
        {
            foreach (string customer in sample.Customers.Where(name => sample.Assignments(name).Count > 0).Where((_, index) => index % 2 == 0))
            {
                sample.Assign(customer, "GDAP Escalation");
            }
        });

        Assert.Equal("ASN001", finding.CheckId);
        Assert.Empty(finding.RepairCommands);
    }

    [Fact]
    public async Task Where_no_group_of_the_account_is_evident_it_joins_the_one_that_holds_the_roles()
    {
        Finding finding = await OfAsync("Fjordline Travel", sample =>
        {
            foreach (string customer in sample.Customers.Where(name => sample.Assignments(name).Count > 0))
            {
                sample.Assign(customer, "GDAP Escalation");
            }
        });

        Assert.Equal("ASN003", finding.CheckId);
        Assert.StartsWith("Connect-MgGraph ", finding.RepairCommands[0]);
        Assert.Equal(
            $"New-MgGroupMemberByRef -GroupId '{finding.Evidence["Group id"]}' "
            + "-OdataId 'https://graph.microsoft.com/v1.0/directoryObjects/23f5c996-c024-466a-9982-53c9d53f7c2e'",
            finding.RepairCommands[1]);
    }

    [Fact]
    public async Task Roles_that_could_not_be_read_are_not_guessed()
    {
        Finding finding = await OfAsync("Elmfield Estates", sample => sample.Assignments("Elmfield Estates")[0]!.AsObject().Remove("accessDetails"));

        Assert.Equal("ASN002", finding.CheckId);
        Assert.Empty(finding.RepairCommands);
    }

    [Fact]
    public async Task A_profile_that_wants_Global_Administrator_keeps_it()
    {
        using GdapSession session = await ConnectAsync(new SampleEditor());
        GdapRoleProfile profile = session.Profiles.Default;
        GdapRoleProfile greedy = new()
        {
            Name = profile.Name,
            Roles = profile.Roles,
            OptionalRoles = [session.Roles.Get("62e90394-69f5-4237-9190-012177145e10")],
        };
        CustomerAccessTester tester = new(session, s_checks, failure => new ErrorResolver().Resolve(failure));

        await foreach (CustomerAccess access in tester.RunAsync(
            new DiagnosticOptions { Customers = ["Lakeshore Credit Union"], Profile = greedy }, progress: null, CancellationToken.None))
        {
            Assert.Equal("REL006", access.CheckId);
            Assert.Empty(access.RepairCommands);
        }
    }

    [Fact]
    public async Task A_healthy_customer_has_none() => Assert.Empty((await OfAsync(Healthy, _ => { })).RepairCommands);

    private static void Rename(SampleEditor sample, string customer, string name)
    {
        sample.Contract(customer)["displayName"] = name;
        sample.Relationship(customer)["customer"]!["displayName"] = name;
    }

    private static async Task<Finding> OfAsync(string customer, Action<SampleEditor> edit)
    {
        SampleEditor sample = new();
        string tenantId = sample.TenantId(customer);
        edit(sample);
        using GdapSession session = await ConnectAsync(sample);
        List<Finding> findings = await Runs.DiagnoseAsync(session);
        return findings.Single(finding => finding.CustomerTenantId == tenantId);
    }

    private static async Task<List<Finding>> DiagnoseAsync(Action<SampleEditor> edit)
    {
        SampleEditor sample = new();
        edit(sample);
        using GdapSession session = await ConnectAsync(sample);
        return await Runs.DiagnoseAsync(session);
    }

    private static Task<GdapSession> ConnectAsync(SampleEditor sample) => SessionFactory.ConnectAsync(
        SnapshotConnection.Read(sample.Read(), "sample", loginHint: null), CancellationToken.None);
}
