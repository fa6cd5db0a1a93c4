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
        Assert.Equal([TestIds.UserAdministrator], input.Account.EligibleRoleTemplateIds.Value);
        Assert.Equal("Staff", input.Account.GroupNames[TestIds.Of("group")]);
        Assert.Equal(["Duo"], input.ExternalMethods!.Value);
        Assert.Equal(
            [new(TestIds.Of("off"), "Old account", false, true), new(TestIds.Of("gone"), null, false, false), new(TestIds.Of("group"), "Staff", true, false)],
            input.Excluded!.Value);
        Assert.Equal(PostureVerdict.NotEnforced, PostureEvaluator.Evaluate(input).Verdict);
    }

    [Fact]
    public async Task Only_eligibility_of_the_account_and_its_groups_for_the_whole_tenant_counts()
    {
        FakeGraph graph = Whole();
        graph.Lists["v1.0/roleManagement/directory/roleEligibilityScheduleInstances"] =
        [
            Eligible(TestIds.Of("somebody else"), "/", TestIds.GlobalAdministrator),
            Eligible(TestIds.Me, "/administrativeUnits/1", TestIds.GlobalAdministrator),
            Eligible(TestIds.Of("group"), "/", TestIds.UserAdministrator),
        ];

        Assert.Equal([TestIds.UserAdministrator], (await ReadAsync(graph)).Account.EligibleRoleTemplateIds.Value);
    }

    [Fact]
    public async Task Eligibility_of_groups_that_could_not_be_read_is_not_known()
    {
        FakeGraph graph = Whole();
        graph.Lists.Remove($"v1.0/{User}/transitiveMemberOf");

        PostureInput input = await ReadAsync(graph);

        Assert.False(input.Account.EligibleRoleTemplateIds.IsKnown);
        Assert.Equal(["Directory.Read.All"], input.Account.EligibleRoleTemplateIds.MissingPermissions);
    }

    [Fact]
    public async Task Excluded_accounts_and_groups_are_looked_up_fifteen_to_a_request()
    {
        string ids = string.Join(",", Enumerable.Range(0, 31).Select(static index => $"'{TestIds.Of($"user {index}")}'"));
        FakeGraph graph = Whole();
        graph.Lists["beta/identity/conditionalAccess/policies"] = graph.Lists["v1.0/identity/conditionalAccess/policies"] =
            [PolicyBuilder.Mfa().For("excludeUsers", $"[{ids}]").Build().GetRawText()];

        PostureInput input = await ReadAsync(graph);

        Assert.Equal(31, input.Excluded!.Value.Count);
        Assert.Equal(3, graph.Listed.Count(static path => path == "v1.0/users"));
    }

    [Fact]
    public async Task More_exclusions_than_are_looked_up_are_not_known()
    {
        string ids = string.Join(",", Enumerable.Range(0, 301).Select(static index => $"'{TestIds.Of($"user {index}")}'"));
        FakeGraph graph = Whole();
        graph.Lists["v1.0/identity/conditionalAccess/policies"] =
            [PolicyBuilder.Mfa().For("excludeUsers", $"[{ids}]").Build().GetRawText()];
        graph.Lists["beta/identity/conditionalAccess/policies"] = graph.Lists["v1.0/identity/conditionalAccess/policies"];

        Assert.False((await ReadAsync(graph)).Excluded!.IsKnown);
    }

    [Fact]
    public async Task What_is_the_same_for_every_account_is_read_once()
    {
        FakeGraph graph = Whole();
        PostureReader reader = new(graph);

        for (int account = 0; account < 3; account++)
        {
            await reader.ReadAsync(TestIds.Tenant, TestIds.Me, CancellationToken.None);
        }

        Assert.Single(graph.Listed, "beta/identity/conditionalAccess/policies");
        Assert.Single(graph.Listed, "v1.0/domains/partner.example/federationConfiguration");
        Assert.Single(graph.Listed, "v1.0/users");
        Assert.Equal(3, graph.Listed.Count(static path => path == $"v1.0/{User}/transitiveMemberOf"));
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

    private static string Eligible(string principal, string scope, string role) =>
        $$"""{"principalId":"{{principal}}","directoryScopeId":"{{scope}}","roleDefinitionId":"{{role}}"}""";

    private static Task<PostureInput> ReadAsync(FakeGraph graph) =>
        new PostureReader(graph).ReadAsync(TestIds.Tenant, TestIds.Me, CancellationToken.None);

    private static FakeGraph Whole()
    {
        string policy = PolicyBuilder.Mfa().For("excludeUsers", $"['{TestIds.Of("off")}', '{TestIds.Of("gone")}']")
            .For("excludeGroups", $"['{TestIds.Of("group")}']").Build().GetRawText();
        return new FakeGraph
        {
            Objects =
            {
                [$"v1.0/{User}?$select=id,userPrincipalName,userType"] =
                    $$"""{"id":"{{TestIds.Me}}","userPrincipalName":"automation@partner.example","userType":"Member"}""",
                ["v1.0/policies/identitySecurityDefaultsEnforcementPolicy"] = """{"isEnabled":false}""",
                [$"beta/{User}/authentication/requirements"] = """{"perUserMfaState":"disabled"}""",
                ["v1.0/policies/authenticationMethodsPolicy"] =
                    """
                    {"authenticationMethodConfigurations":[
                      {"@odata.type":"#microsoft.graph.externalAuthenticationMethodConfiguration","id":"1","displayName":"Duo","state":"enabled"},
                      {"@odata.type":"#microsoft.graph.externalAuthenticationMethodConfiguration","id":"2","displayName":"Old","state":"disabled"},
                      {"@odata.type":"#microsoft.graph.fido2AuthenticationMethodConfiguration","id":"Fido2","state":"enabled"}]}
                    """,
                ["v1.0/domains/partner.example"] = """{"id":"partner.example","authenticationType":"Federated"}""",
            },
            Lists =
            {
                [$"v1.0/{User}/transitiveMemberOf"] =
                    [Group, $$"""{"id":"x","roleTemplateId":"{{TestIds.GlobalAdministrator}}"}"""],
                ["v1.0/roleManagement/directory/roleEligibilityScheduleInstances"] = [Eligible(TestIds.Me, "/", TestIds.UserAdministrator)],
                ["v1.0/users"] = [$$"""{"id":"{{TestIds.Of("off")}}","displayName":"Old account","accountEnabled":false}"""],
                ["v1.0/groups"] = [Group],
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
