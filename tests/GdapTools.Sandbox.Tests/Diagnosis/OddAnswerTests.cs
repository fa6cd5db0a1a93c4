using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Session;
using GdapTools.Sandbox.Tests.Support;
using Xunit;

namespace GdapTools.Sandbox.Tests.Diagnosis;

/// <summary>Answers in forms nobody expects: nothing is lost, nothing is guessed, and the customer beside stays well.</summary>
public sealed class OddAnswerTests
{
    private const string Relationships = "v1.0/tenantRelationships/delegatedAdminRelationships";
    private const string Customers = "v1.0/tenantRelationships/delegatedAdminCustomers";

    public static TheoryData<string, Action<Tenancy, string>, GdapVerdict, string> Oddities => new()
    {
        { "refusal without error_codes", (t, c) => Refuse(t, c, null, "AADSTS65001: x"), GdapVerdict.Fail, "CON001" },
        { "refusal with codes as text", (t, c) => Refuse(t, c, new JsonArray("53003"), "x"), GdapVerdict.Fail, "POL001" },
        { "refusal without any number", (t, c) => Refuse(t, c, null, "No."), GdapVerdict.Unknown, "TOK005" },
        { "active past its end", (t, c) => t.Relationship(c)["endDateTime"] = "2026-10-01T08:00:00Z", GdapVerdict.Unknown, "REL008" },
        { "roles of another shape", (t, c) => t.Relationship(c)["accessDetails"] = "all", GdapVerdict.Unknown, "REL008" },
        { "roles absent", (t, c) => t.Relationship(c).Remove("accessDetails"), GdapVerdict.Unknown, "REL008" },
        { "no role at all", (t, c) => t.Relationship(c)["accessDetails"] = Roles(), GdapVerdict.Fail, "REL004" },
        { "assigned roles absent", (t, c) => t.Assignments(c)[0]!.AsObject().Remove("accessDetails"), GdapVerdict.Unknown, "ASN006" },
        { "no assigned role", (t, c) => t.Assignments(c)[0]!["accessDetails"] = Roles(), GdapVerdict.Fail, "ASN005" },
        { "group absent", (t, c) => t.Assignments(c)[0]!.AsObject().Remove("accessContainer"), GdapVerdict.Unknown, "ASN006" },
        { "a list of null before the assignment", (t, c) => t.Assignments(c).Insert(0, null), GdapVerdict.Pass, "CUS001" },
    };

    [OutOfContract("Answers that lack parts, or have them in another form.")]
    [Theory]
    [MemberData(nameof(Oddities))]
    public async Task What_is_not_told_is_unknown(string oddity, Action<Tenancy, string> apply, GdapVerdict verdict, string checkId)
    {
        Tenancy tenancy = new();
        string beside = tenancy.AddCustomer("Beside Ltd");
        string odd = tenancy.AddCustomer("Odd Ltd");
        apply(tenancy, odd);

        List<CustomerAccess> results = await Runs.TestAccessAsync(tenancy);
        CustomerAccess result = Assert.Single(results, item => item.CustomerTenantId == odd);

        Assert.True((verdict, checkId) == (result.Verdict, result.CheckId!), $"{oddity}: {result.Verdict} {result.CheckId}: {result.Cause}");
        Assert.DoesNotContain("''", result.Cause);
        Assert.DoesNotContain(result.Remediation, step => step.Contains('{') || step.Contains("''", StringComparison.Ordinal));
        Assert.Equal(GdapVerdict.Pass, Assert.Single(results, item => item.CustomerTenantId == beside).Verdict);
    }

    [OutOfContract("A group whose id is a number.")]
    [Theory]
    [InlineData(true, GdapVerdict.Pass)]
    [InlineData(false, GdapVerdict.Unknown)]
    public async Task A_group_without_an_id_may_be_any_group(bool isInTheGroup, GdapVerdict verdict)
    {
        Tenancy tenancy = new();
        tenancy.AddCustomer("Some Ltd");
        JsonArray groups = (JsonArray)tenancy.PartnerResources[$"v1.0/users/{Tenancy.Account}/transitiveMemberOf"]!["value"]!;
        groups[isInTheGroup ? 0 : 1]!["id"] = 5;

        Assert.Equal(verdict, Assert.Single(await Runs.TestAccessAsync(tenancy)).Verdict);
    }

    [OutOfContract("A status that nobody knows yet.")]
    [Theory]
    [InlineData("approvalPending", "REL003", GdapVerdict.Warning)]
    [InlineData("created", "REL010", GdapVerdict.Warning)]
    [InlineData("active", "REL008", GdapVerdict.Unknown)]
    [InlineData("dormant", "REL008", GdapVerdict.Unknown)]
    [InlineData("expired", null, null)]
    public async Task A_relationship_without_a_customer_is_told(string status, string? checkId, GdapVerdict? verdict)
    {
        Tenancy tenancy = new();
        string beside = tenancy.AddCustomer("Beside Ltd");
        JsonObject stray = Stray(tenancy, status);

        List<Finding> findings = await Runs.DiagnoseAsync(tenancy);

        Finding? told = findings.SingleOrDefault(item => item.TargetKind == FindingTargetKind.Relationship);
        Assert.Equal((checkId, verdict), (told?.CheckId, told?.Verdict));
        Assert.Equal(checkId is null ? null : (string?)stray["id"], told?.TargetId);
        Assert.Equal(GdapVerdict.Pass, Assert.Single(findings, item => item.CustomerTenantId == beside).Verdict);
    }

    [Theory]
    [InlineData("active", GdapVerdict.Unknown)]
    [InlineData("approvalPending", GdapVerdict.Fail)]
    [InlineData("expired", GdapVerdict.Fail)]
    public async Task No_relationship_is_proven_only_where_none_is_unclear(string status, GdapVerdict verdict)
    {
        Tenancy tenancy = new();
        string customer = tenancy.AddCustomer("Alone Ltd");
        tenancy.Relationships.Clear();
        Stray(tenancy, status);

        CustomerAccess result = Assert.Single(await Runs.TestAccessAsync(tenancy));

        Assert.Equal((customer, verdict), (result.CustomerTenantId, result.Verdict));
    }

    [OutOfContract("A list that holds null.")]
    [Fact]
    public async Task An_empty_tenant_id_loses_no_other_customer()
    {
        Tenancy tenancy = new();
        tenancy.AddCustomer("Beside Ltd");
        Stray(tenancy, "active")["customer"] = new JsonObject { ["tenantId"] = "", ["displayName"] = "" };
        tenancy.Relationships.Add(null);
        tenancy.Customers.Add(new JsonObject { ["tenantId"] = " " });

        List<Finding> findings = await Runs.DiagnoseAsync(tenancy);

        Assert.Equal("CUS001", Assert.Single(findings, item => item.CustomerTenantId is not null).CheckId);
        Assert.Equal(2, findings.Count(item => item.TargetKind == FindingTargetKind.Relationship));
    }

    [Fact]
    public async Task Nobody_known_in_the_token_is_unknown_and_ends_nothing()
    {
        Tenancy tenancy = new();
        tenancy.AddCustomer("Some Ltd");
        tenancy.Root.Remove("account");
        tenancy.SetClaims(new JsonObject { ["amr"] = new JsonArray("pwd", "mfa"), ["scp"] = "User.Read" });
        using GdapSession session = await tenancy.ConnectAsync();

        List<Finding> findings = await Runs.DiagnoseAsync(
            session, _ => throw new GdapException("NoUserInSession", GdapErrorKind.InvalidInput, "Nobody.", recommendedAction: "Name one."));

        Finding posture = Assert.Single(findings, item => item.CheckId == "POS001");
        Assert.Equal((GdapVerdict.Unknown, "Nobody."), (posture.Verdict, posture.Cause));
        Assert.Equal(["Name one."], posture.Remediation);
        Assert.Equal(
            ("ASN006", GdapVerdict.Unknown),
            Assert.Single(findings.Where(item => item.CustomerTenantId is not null).Select(item => (item.CheckId, item.Verdict))));
    }

    [Theory]
    [InlineData(403, "DelegatedAdminRelationship.Read.All")]
    [InlineData(500, "Resolve-GraphError")]
    public async Task Advice_fits_the_reason(int status, string word)
    {
        Tenancy tenancy = new();
        tenancy.AddCustomer("Some Ltd");
        tenancy.Answer(Tenancy.Partner, Relationships, status);

        List<Finding> findings = await Runs.DiagnoseAsync(tenancy);

        Assert.All(
            findings.Where(item => item.CheckId == "REL009"),
            item => Assert.Contains(item.Remediation, step => step.Contains(word, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_claim_that_Graph_does_not_see_comes_with_advice()
    {
        Tenancy tenancy = new();
        tenancy.AddCustomer("Some Ltd");
        tenancy.Answer(Tenancy.Partner, Relationships, 401, new JsonObject
        {
            ["error"] = new JsonObject
            {
                ["code"] = "unauthorized",
                ["innerError"] = new JsonObject { ["code"] = "unauthorizedMissingMfaTokenClaim" },
            },
        });

        List<Finding> findings = await Runs.DiagnoseAsync(tenancy);

        Assert.All(findings.Where(item => item.CheckId == "TOK001"), item => Assert.NotEmpty(item.Remediation));
    }

    [Fact]
    public async Task Customers_that_could_not_be_listed_are_not_none()
    {
        Tenancy tenancy = new();
        tenancy.PartnerResources.Remove(Customers);

        Finding last = (await Runs.DiagnoseAsync(tenancy)).Last();

        Assert.Equal(("RUN001", GdapVerdict.Unknown), (last.CheckId, last.Verdict));
        Assert.Contains("could not be listed", last.Cause);
    }

    private static void Refuse(Tenancy tenancy, string customer, JsonArray? codes, string description) =>
        tenancy.Tenant(customer)["tokenError"] = new JsonObject
        {
            ["error"] = "invalid_grant",
            ["error_codes"] = codes,
            ["error_description"] = description,
        };

    private static JsonObject Roles() => new() { ["unifiedRoles"] = new JsonArray() };

    private static JsonObject Stray(Tenancy tenancy, string status)
    {
        JsonObject stray = new()
        {
            ["id"] = "60000000-0000-0000-0000-0000000000ff-" + Tenancy.Partner,
            ["displayName"] = "GDAP for whom",
            ["customer"] = null,
            ["status"] = status,
        };
        tenancy.Relationships.Add(stray);
        return stray;
    }
}
