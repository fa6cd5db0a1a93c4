using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph;
using GdapTools.Core.Posture;
using Xunit;

namespace GdapTools.Core.Tests.Posture;

/// <summary>What is read, from where, and what becomes of refusals.</summary>
public sealed class PostureReaderTests
{
    private const string User = "users/" + TestIds.Me;

    [Fact]
    public async Task Everything_the_verdict_rests_on_is_read()
    {
        PostureInput input = await ReadAsync(Whole());

        Assert.Equal(TestIds.Me, input.Account.Id);
        Assert.Equal("automation@partner.example", input.Account.UserPrincipalName);
        Assert.Equal("Member", input.Account.UserType);
        Assert.Equal([TestIds.Of("group")], input.Account.GroupIds.Value);
        Assert.Equal([TestIds.GlobalAdministrator], input.Account.RoleTemplateIds.Value);
        Assert.False(input.SecurityDefaults.Value);
        Assert.Single(input.Policies.Value);
        Assert.Single(input.BetaPolicies.Value);
        Assert.Empty(input.NamedLocations.Value);
        Assert.Equal("disabled", input.PerUserMfaState.Value);
        Assert.Equal(new FederationFacts("partner.example", true, "rejectMfaByFederatedIdp"), input.Federation!.Value);
        Assert.Equal(PostureVerdict.Enforced, PostureEvaluator.Evaluate(input).Verdict);
    }

    [Fact]
    public async Task What_is_refused_stays_without_a_value_and_names_the_permission()
    {
        PostureInput input = await ReadAsync(new FakeGraph());

        Assert.False(input.Policies.IsKnown);
        Assert.Equal(["Policy.Read.All"], input.Policies.MissingPermissions);
        Assert.Equal(["Policy.Read.All"], input.PerUserMfaState.MissingPermissions);
        Assert.Equal(["Directory.Read.All"], input.Account.GroupIds.MissingPermissions);
        Assert.Equal(TestIds.Me, input.Account.Id);
        Assert.Null(input.Federation);
        Assert.Equal(PostureVerdict.Unknown, PostureEvaluator.Evaluate(input).Verdict);
    }

    [Fact]
    public async Task A_role_without_template_leaves_roles_unknown_and_groups_known()
    {
        FakeGraph graph = Whole();
        graph.Lists[$"v1.0/{User}/transitiveMemberOf"] =
            [$$"""{"@odata.type":"#microsoft.graph.directoryRole","id":"{{TestIds.Of("role")}}"}""", Group];

        PostureInput input = await ReadAsync(graph);

        Assert.False(input.Account.RoleTemplateIds.IsKnown);
        Assert.Equal([TestIds.Of("group")], input.Account.GroupIds.Value);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"isEnabled\":\"yes\"}")]
    [InlineData("{\"isEnabled\":null}")]
    [InlineData("[]")]
    public async Task Security_defaults_that_do_not_say_are_unknown(string answer)
    {
        FakeGraph graph = Whole();
        graph.Objects["v1.0/policies/identitySecurityDefaultsEnforcementPolicy"] = answer;

        Assert.False((await ReadAsync(graph)).SecurityDefaults.IsKnown);
    }

    [Fact]
    public async Task Cancelling_is_no_reading()
    {
        using CancellationTokenSource stop = new();
        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new PostureReader(Whole()).ReadAsync(TestIds.Tenant, TestIds.Me, stop.Token));
    }

    private static string Group => $$"""{"id":"{{TestIds.Of("group")}}","displayName":"Staff"}""";

    private static Task<PostureInput> ReadAsync(FakeGraph graph) =>
        new PostureReader(graph).ReadAsync(TestIds.Tenant, TestIds.Me, CancellationToken.None);

    private static FakeGraph Whole()
    {
        string policy = PolicyBuilder.Mfa().Build().GetRawText();
        return new FakeGraph
        {
            Objects =
            {
                [$"v1.0/{User}?$select=id,userPrincipalName,userType"] =
                    $$"""{"id":"{{TestIds.Me}}","userPrincipalName":"automation@partner.example","userType":"Member"}""",
                ["v1.0/policies/identitySecurityDefaultsEnforcementPolicy"] = """{"isEnabled":false}""",
                [$"beta/{User}/authentication/requirements"] = """{"perUserMfaState":"disabled"}""",
                ["v1.0/domains/partner.example"] = """{"id":"partner.example","authenticationType":"Federated"}""",
            },
            Lists =
            {
                [$"v1.0/{User}/transitiveMemberOf"] =
                    [Group, $$"""{"id":"x","roleTemplateId":"{{TestIds.GlobalAdministrator}}"}"""],
                ["v1.0/identity/conditionalAccess/policies"] = [policy],
                ["beta/identity/conditionalAccess/policies"] = [policy],
                ["v1.0/identity/conditionalAccess/namedLocations"] = [],
                ["v1.0/policies/authenticationStrengthPolicies"] = [],
                ["v1.0/domains/partner.example/federationConfiguration"] =
                    ["""{"federatedIdpMfaBehavior":"rejectMfaByFederatedIdp"}"""],
            },
        };
    }
}
