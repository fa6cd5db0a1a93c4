using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Posture;
using GdapTools.Core.Session;
using GdapTools.Sandbox.Tests.Support;
using Xunit;

namespace GdapTools.Sandbox.Tests.Diagnosis;

/// <summary>What is advised for a token without the claim follows from what the policies demand by now.</summary>
public sealed class TokenAdviceTests
{
    private const string Domain = "partner.example";

    [Fact]
    public async Task Where_every_sign_in_needs_MFA_already_a_new_one_comes_first_and_no_policy_is_asked_for()
    {
        IReadOnlyList<string> steps = await AdviceAsync(Posture(PostureVerdict.Enforced), "pwd");

        Assert.Contains("Connect-GdapPartner -RequireMfa -ForceSignIn", steps[0]);
        Assert.Contains("New-PartnerRefreshToken", steps[0]);
        Assert.DoesNotContain(steps, step => step.Contains("Conditional Access policy", StringComparison.Ordinal));
        Assert.DoesNotContain(steps, step => step.Contains("federatedIdpMfaBehavior", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("rejectMfaByFederatedIdp", false, false)]
    [InlineData("enforceMfaByFederatedIdp", true, false)]
    [InlineData("acceptIfMfaDoneByFederatedIdp", true, true)]
    [InlineData(null, true, true)]
    public async Task Of_federation_only_what_is_not_set_is_advised(string? behavior, bool isProviderNamed, bool isRejectAdvised)
    {
        PostureReport posture = Posture(PostureVerdict.Enforced) with { Federation = new FederationFacts(Domain, true, behavior) };

        string steps = string.Join(" ", await AdviceAsync(posture, "pwd", "fed"));

        Assert.Equal(isProviderNamed, steps.Contains("multipleauthn", StringComparison.Ordinal));
        Assert.Equal(isRejectAdvised, steps.Contains("rejectMfaByFederatedIdp", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_domain_that_is_not_federated_has_no_provider_to_set() => Assert.DoesNotContain(
        await AdviceAsync(Posture(PostureVerdict.Enforced) with { Federation = new FederationFacts(Domain, false, null) }, "pwd", "fed"),
        step => step.Contains("federated", StringComparison.Ordinal));

    [Fact]
    public async Task Where_the_posture_is_not_known_the_sign_in_comes_first_and_the_posture_last()
    {
        IReadOnlyList<string> steps = await AdviceAsync(
            Posture(PostureVerdict.Unknown, "Grant Policy.Read.All to the app and sign in again.", Remedies.CheckToken), "pwd");

        Assert.StartsWith("Force a new sign-in", steps[0]);
        Assert.Contains("store it in place of the old one", steps[1]);
        Assert.Equal("Grant Policy.Read.All to the app and sign in again.", steps[^1]);
        Assert.DoesNotContain(Remedies.CheckToken, steps);
    }

    [Fact]
    public async Task Where_nothing_requires_MFA_the_posture_comes_first() => Assert.Equal(
        ["Switch it on.", "Then sign in anew."],
        await AdviceAsync(Posture(PostureVerdict.NotEnforced, "Switch it on.", "Then sign in anew."), "pwd"));

    private static PostureReport Posture(PostureVerdict verdict, params string[] steps) => new(
        new PostureResult { Verdict = verdict, Message = "Said by a test.", Remediation = steps },
        Because: null,
        Fix: null,
        new Dictionary<string, string>(),
        Steps: [],
        RepairCommands: []);

    private static async Task<IReadOnlyList<string>> AdviceAsync(PostureReport posture, params string[] amr)
    {
        Tenancy tenancy = new();
        tenancy.AddCustomer("Some Ltd");
        tenancy.SetClaims(new JsonObject
        {
            ["amr"] = new JsonArray(amr.Select(method => (JsonNode)method).ToArray()),
            ["oid"] = Tenancy.Account,
            ["upn"] = Tenancy.Upn,
        });
        using GdapSession session = await tenancy.ConnectAsync();

        List<Finding> findings = await Runs.DiagnoseAsync(session, _ => Task.FromResult(posture));

        return Assert.Single(findings, item => item.CheckId == "TOK001" && item.CustomerTenantId is null).Remediation;
    }
}
