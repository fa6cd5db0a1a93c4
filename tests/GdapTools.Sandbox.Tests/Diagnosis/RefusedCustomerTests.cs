using System.Collections.Generic;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GdapTools.Sandbox.Tests.Support;
using Xunit;

namespace GdapTools.Sandbox.Tests.Diagnosis;

/// <summary>A customer that refuses although relationship, assignment and group are good: those are not blamed.</summary>
public sealed class RefusedCustomerTests
{
    private const string FirstCall = "v1.0/organization";

    private static readonly JsonObject s_application = new()
    {
        ["idtyp"] = "app",
        ["oid"] = "99000000-0000-0000-0000-000000000001",
        ["roles"] = new JsonArray("DelegatedAdminRelationship.Read.All"),
        ["ver"] = "1.0",
    };

    [Theory]
    [InlineData("Authorization_RequestDenied")]
    [InlineData("AccessDenied")]
    [InlineData(null)]
    public async Task A_first_call_that_is_refused_blames_nothing_that_is_good(string? code)
    {
        Tenancy tenancy = new();
        Refuse(tenancy, tenancy.AddCustomer("Refusing Ltd"), code);

        CustomerAccess result = Assert.Single(await Runs.TestAccessAsync(tenancy));

        // A 403 without a code may be of whatever stands between.
        GdapVerdict verdict = code is null ? GdapVerdict.Unknown : GdapVerdict.Fail;
        Assert.Equal((verdict, ChainLink.Unknown, "UNK001"), (result.Verdict, result.BrokenLink, result.CheckId));
        Assert.Contains("were found good", result.Cause);
        Assert.DoesNotContain("not in the", result.Cause);
        Assert.Contains("permission", result.Remediation[0]);
    }

    [Fact]
    public async Task Where_roles_are_missing_the_refused_call_is_not_said_to_be_for_nothing()
    {
        Tenancy tenancy = new();
        string customer = tenancy.AddCustomer("Refusing Ltd");
        ((JsonArray)tenancy.Assignments(customer)[0]!["accessDetails"]!["unifiedRoles"]!).RemoveAt(0);
        Refuse(tenancy, customer, "Authorization_RequestDenied");

        List<Finding> findings = await Runs.DiagnoseAsync(tenancy);
        Finding refused = Assert.Single(findings, item => item.CustomerTenantId == customer && item.CheckId == "UNK001");

        Assert.Contains(findings, item => item.CustomerTenantId == customer && item.CheckId == "ASN005");
        Assert.DoesNotContain("found good", refused.Cause);
        Assert.Equal(ChainLink.Unknown, refused.Link);
    }

    [Fact]
    public async Task An_application_that_may_not_make_the_first_call_lacks_a_permission()
    {
        Tenancy tenancy = new();
        tenancy.SetClaims((JsonObject)s_application.DeepClone());
        tenancy.Root.Remove("account");
        string customer = tenancy.AddCustomer("Refusing Ltd");
        Refuse(tenancy, customer, "Authorization_RequestDenied");

        List<Finding> findings = await Runs.DiagnoseAsync(tenancy);
        Finding finding = Assert.Single(findings, item => item.CustomerTenantId == customer);

        Assert.Equal((GdapVerdict.Fail, ChainLink.Consent, "CON003"), (finding.Verdict, finding.Link, finding.CheckId));
        Assert.Equal(GdapVerdict.NotApplicable, Assert.Single(findings, item => item.CheckId == "ASN003").Verdict);
        Assert.DoesNotContain(finding.Remediation, step => step.Contains("Get-GdapAccessAssignment"));
    }

    [Theory]
    [InlineData(50020, ChainLink.Unknown, "REL012", "although the relationship is active")]
    [InlineData(90072, ChainLink.Unknown, "REL012", "although the relationship is active")]
    [InlineData(50177, ChainLink.CustomerPolicy, "POL001", "not for want of GDAP")]
    [InlineData(50178, ChainLink.CustomerPolicy, "POL001", "not for want of GDAP")]
    [InlineData(5000224, ChainLink.Relationship, "REL017", "The customer tenant is not available")]
    [InlineData(90002, ChainLink.Relationship, "REL017", "does not exist")]
    [InlineData(7000112, ChainLink.Credential, "CRD002", "disabled in this tenant")]
    [InlineData(500571, ChainLink.Account, "ACC002", "guest account is disabled")]
    [InlineData(500341, ChainLink.Account, "ACC003", "was deleted")]
    [InlineData(530003, ChainLink.CustomerPolicy, "POL001", "managed device")]
    [InlineData(50158, ChainLink.CustomerPolicy, "POL001", "The customer demands")]
    [InlineData(999999, ChainLink.Unknown, "UNK001", "Microsoft says of it: Said by a test.")]
    public async Task A_refused_token_is_told_for_what_it_is(int code, ChainLink link, string checkId, string words)
    {
        Tenancy tenancy = new();
        string customer = tenancy.AddCustomer("Refusing Ltd");
        tenancy.AddCustomer("Beside Ltd");
        tenancy.RefuseToken(customer, code);

        Finding finding = Assert.Single(await Runs.DiagnoseAsync(tenancy), item => item.CustomerTenantId == customer);

        Assert.Equal((GdapVerdict.Fail, link, checkId), (finding.Verdict, finding.Link, finding.CheckId));
        Assert.Contains(words, finding.Cause);
        Assert.DoesNotContain("no GDAP relationship", finding.Cause);
        Assert.DoesNotContain(finding.Remediation, step => step.Contains('<'));
    }

    [Theory]
    [InlineData(50074)]
    [InlineData(50076)]
    public async Task Who_has_the_MFA_claim_is_not_sent_to_sign_in_with_MFA(int code)
    {
        Tenancy tenancy = new();
        string customer = tenancy.AddCustomer("Refusing Ltd");
        tenancy.RefuseToken(customer, code);

        List<Finding> findings = await Runs.DiagnoseAsync(tenancy);
        Finding finding = Assert.Single(findings, item => item.CustomerTenantId == customer);

        Assert.Equal(GdapVerdict.Pass, Assert.Single(findings, item => item.CheckId == "TOK001").Verdict);
        Assert.Equal((GdapVerdict.Fail, ChainLink.CustomerPolicy, "POL001"), (finding.Verdict, finding.Link, finding.CheckId));
        Assert.Contains("carries the MFA claim", finding.Cause);
        Assert.Contains("inbound trust", finding.Evidence["Possible causes"]);
        Assert.DoesNotContain(finding.Remediation, step => step.Contains("Sign the automation account in again"));
        Assert.Contains(finding.Remediation, step => step.Contains(Tenancy.Partner));
    }

    private static void Refuse(Tenancy tenancy, string customer, string? code)
    {
        if (code is null)
        {
            tenancy.Answer(customer, FirstCall, 403);
            return;
        }

        tenancy.Answer(customer, FirstCall, 403, new JsonObject
        {
            ["error"] = new JsonObject { ["code"] = code, ["message"] = "Insufficient privileges to complete the operation." },
        });
    }
}
