using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GdapTools.Core.Session;
using GdapTools.Sandbox.Tests.Support;
using Xunit;

namespace GdapTools.Sandbox.Tests.Diagnosis;

/// <summary>Causes on the partner's side: told once, with all customers pointing to them; and never a clean bill for nothing.</summary>
public sealed class PartnerChainTests
{
    private const string Relationships = "v1.0/tenantRelationships/delegatedAdminRelationships";
    private const string Groups = $"v1.0/users/{Tenancy.Account}/transitiveMemberOf";

    [Fact]
    public async Task A_token_without_the_claim_is_one_cause_for_all_customers()
    {
        Tenancy tenancy = Two();
        tenancy.SetClaims(new JsonObject { ["amr"] = new JsonArray("pwd"), ["oid"] = Tenancy.Account, ["upn"] = Tenancy.Upn });

        List<Finding> findings = await Runs.DiagnoseAsync(tenancy);

        Finding root = Assert.Single(findings, item => item.CheckId == "TOK001" && item.CustomerTenantId is null);
        Assert.Equal((GdapVerdict.Fail, 2), (root.Verdict, root.Explains));
        Assert.Equal("pwd", root.Evidence["amr"]);
        Finding[] customers = [.. findings.Where(item => item.CustomerTenantId is not null)];
        Assert.Equal(2, customers.Length);
        Assert.All(customers, item => Assert.Equal((GdapVerdict.Fail, ChainLink.Token, root.Id), (item.Verdict, item.Link, item.CausedBy)));
    }

    [Fact]
    public async Task A_missing_claim_nobody_enforces_yet_shuts_no_customer()
    {
        Tenancy tenancy = Two();
        tenancy.Root["enforceMfa"] = false;
        tenancy.SetClaims(new JsonObject { ["amr"] = new JsonArray("pwd"), ["oid"] = Tenancy.Account, ["upn"] = Tenancy.Upn });
        tenancy.Answer(Tenancy.Partner, Relationships, 200, (JsonObject)tenancy.PartnerResources[Relationships]!.DeepClone());

        List<Finding> findings = await Runs.DiagnoseAsync(tenancy);

        Finding claim = Assert.Single(findings, item => item.CheckId == "TOK001" && item.CustomerTenantId is null);
        Assert.Equal((GdapVerdict.Fail, 0), (claim.Verdict, claim.Explains));
    }

    [Fact]
    public async Task No_relationships_but_customers_means_outside_AdminAgents()
    {
        Tenancy tenancy = Two();
        tenancy.Relationships.Clear();
        ((JsonArray)tenancy.PartnerResources[Groups]!["value"]!).RemoveAt(0);

        List<Finding> findings = await Runs.DiagnoseAsync(tenancy);

        Finding root = Assert.Single(findings, item => item.CheckId == "ACC001");
        Assert.Equal((GdapVerdict.Fail, ChainLink.Account, 2), (root.Verdict, root.Link, root.Explains));
        Assert.All(
            findings.Where(item => item.CustomerTenantId is not null),
            item => Assert.Equal((GdapVerdict.Unknown, "ACC001"), (item.Verdict, item.CausedBy)));
    }

    [Fact]
    public async Task A_member_of_AdminAgents_is_not_said_to_be_outside()
    {
        Tenancy tenancy = Two();
        tenancy.Relationships.Clear();

        List<Finding> findings = await Runs.DiagnoseAsync(tenancy);

        Finding root = Assert.Single(findings, item => item.CheckId == "ACC001");
        Assert.Equal((GdapVerdict.Unknown, 2), (root.Verdict, root.Explains));
        Assert.Contains("although robot@partner.example is in AdminAgents", root.Cause);
        Assert.StartsWith("Sign in anew", root.Remediation[0]);
        Assert.Empty(root.RepairCommands);
        Assert.All(
            findings.Where(item => item.CausedBy == root.Id),
            item => Assert.Equal(root.Remediation, item.Remediation));
    }

    [Fact]
    public async Task An_account_whose_groups_are_not_told_may_be_in_AdminAgents()
    {
        Tenancy tenancy = Two();
        tenancy.Relationships.Clear();
        tenancy.Answer(Tenancy.Partner, Groups, 403);

        Finding root = Assert.Single(await Runs.DiagnoseAsync(tenancy), item => item.CheckId == "ACC001");

        Assert.Equal(GdapVerdict.Unknown, root.Verdict);
        Assert.Equal(["GroupMember.Read.All"], root.MissingPermissions);
        Assert.Contains("could not be read", root.Cause);
        Assert.Empty(root.RepairCommands);
    }

    [Fact]
    public async Task Neither_relationships_nor_customers_is_unknown()
    {
        Finding last = (await Runs.DiagnoseAsync(new Tenancy())).Last();

        Assert.Equal(("RUN001", GdapVerdict.Unknown), (last.CheckId, last.Verdict));
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(500)]
    public async Task Unreadable_relationships_are_unknown_never_none(int status)
    {
        Tenancy tenancy = Two();
        tenancy.Answer(Tenancy.Partner, Relationships, status);

        List<Finding> findings = await Runs.DiagnoseAsync(tenancy);

        Finding partner = Assert.Single(findings, item => item.CheckId == "REL009" && item.CustomerTenantId is null);
        Assert.Equal((GdapVerdict.Unknown, 2), (partner.Verdict, partner.Explains));
        Assert.Equal(status == 500 ? ChainLink.Service : ChainLink.Relationship, partner.Link);
        Assert.Equal(status == 500, partner.Remediation[0].StartsWith("Try again later"));
        Assert.Equal(status == 403 ? ["DelegatedAdminRelationship.Read.All"] : [], partner.MissingPermissions);
        Assert.All(
            findings.Where(item => item.CustomerTenantId is not null),
            item => Assert.Equal((GdapVerdict.Unknown, partner.Link), (item.Verdict, item.Link)));
    }

    [Fact]
    public async Task An_application_has_no_claim_no_group_and_still_its_relationships()
    {
        Tenancy tenancy = Two();
        string expired = tenancy.AddCustomer("Late Ltd");
        tenancy.Relationship(expired)["status"] = "expired";
        tenancy.SetClaims(new JsonObject { ["idtyp"] = "app", ["roles"] = new JsonArray("DelegatedAdminRelationship.Read.All") });
        tenancy.Root.Remove("account");

        List<Finding> findings = await Runs.DiagnoseAsync(tenancy);

        Assert.All(findings, item => Assert.Equal(SessionKind.AppOnly, item.SessionKind));
        Assert.All(
            findings.Where(item => item.CheckId is "POS001" or "TOK001" or "ASN003" or "POL001"),
            item => Assert.Equal(GdapVerdict.NotApplicable, item.Verdict));
        Assert.Equal("REL002", Assert.Single(findings, item => item.CustomerTenantId == expired).CheckId);
        Assert.Equal(2, findings.Count(item => item.CustomerTenantId is not null && item.Verdict == GdapVerdict.Pass));
    }

    [Fact]
    public async Task Finding_ids_are_unique_and_every_cause_exists()
    {
        Tenancy tenancy = Two();
        tenancy.Relationships.Clear();

        List<Finding> findings = await Runs.DiagnoseAsync(tenancy);

        Assert.Equal(findings.Count, findings.Select(item => item.Id).Distinct().Count());
        Assert.All(
            findings.Where(item => item.CausedBy is not null),
            item => Assert.Contains(findings, cause => cause.Id == item.CausedBy));
    }

    [Theory]
    [InlineData("Alpha Ltd", 1)]
    [InlineData("alpha*", 1)]
    [InlineData("*", 2)]
    [InlineData("50000000-0000-0000-0000-000000000002", 1)]
    [InlineData("99999999-0000-0000-0000-000000000009", 1)]
    public async Task Customers_are_picked_by_id_or_name(string wanted, int count)
    {
        List<CustomerAccess> results = await Runs.TestAccessAsync(Two(), wanted);

        Assert.Equal(count, results.Count);
    }

    [Fact]
    public async Task A_customer_nobody_knows_is_an_error()
    {
        GdapException failure = await Assert.ThrowsAsync<GdapException>(() => Runs.TestAccessAsync(Two(), "Nobody Ltd"));

        Assert.Equal("CustomerNotFound", failure.ErrorId);
    }

    [Fact]
    public async Task A_customer_with_no_more_than_a_contract_is_known_by_its_domain()
    {
        Tenancy tenancy = Two();
        tenancy.PartnerResources["v1.0/contracts"] = Tenancy.List(
            Contract("90000000-0000-0000-0000-000000000001", "marlow.example"),
            Contract("90000000-0000-0000-0000-000000000002", "other.example"));

        CustomerAccess result = Assert.Single(await Runs.TestAccessAsync(tenancy, "Marlow.example"));

        Assert.Equal(
            ("90000000-0000-0000-0000-000000000001", "REL001", GdapVerdict.Fail),
            (result.CustomerTenantId, result.CheckId, result.Verdict));
    }

    [Fact]
    public async Task What_the_cloud_has_not_is_not_applicable()
    {
        using GdapSession session = await Two().ConnectAsync();
        session.Features = [new GdapFeature { Name = FeatureCatalogue.PartnerCenter, IsAvailable = false, Disables = "Said by a test." }];

        List<Finding> findings = await Runs.DiagnoseAsync(session);

        Assert.Equal(
            [("TOK003", GdapVerdict.NotApplicable), ("TOK004", GdapVerdict.NotApplicable)],
            findings.Where(finding => finding.CheckId is "TOK003" or "TOK004").Select(finding => (finding.CheckId, finding.Verdict)));
        Assert.All(
            findings.Where(finding => finding.CheckId is "TOK003" or "TOK004"),
            finding => Assert.Contains("not there in the cloud Global: Said by a test.", finding.Cause));
    }

    private static JsonObject Contract(string customer, string domain) => new()
    {
        ["id"] = customer,
        ["customerId"] = customer,
        ["displayName"] = "Name of " + domain,
        ["defaultDomainName"] = domain,
    };

    private static Tenancy Two()
    {
        Tenancy tenancy = new();
        tenancy.AddCustomer("Alpha Ltd");
        tenancy.AddCustomer("Beta Ltd");
        return tenancy;
    }
}
