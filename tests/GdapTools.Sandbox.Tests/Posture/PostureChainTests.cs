using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Posture;
using GdapTools.Core.Session;
using GdapTools.Sandbox.Tests.Support;
using Xunit;

namespace GdapTools.Sandbox.Tests.Posture;

/// <summary>The posture read over the wire from a snapshot, by the session's own requests.</summary>
public sealed class PostureChainTests
{
    private const string Headquarters = "90000000-0000-0000-0000-000000000001";
    private const string PolicyPath = "identity/conditionalAccess/policies";

    [Fact]
    public async Task A_policy_for_all_is_found_in_both_lists()
    {
        PostureReport report = await ReadAsync(TenancyWith(Policy()));

        Assert.Equal(PostureVerdict.Enforced, report.Result.Verdict);
        Assert.Equal(Tenancy.Account, report.Result.UserId);
        Assert.Empty(report.Result.MissingPermissions);
    }

    [Fact]
    public async Task A_location_left_out_explains_the_sign_in_from_there()
    {
        Tenancy tenancy = TenancyWith(Policy("\"excludeLocations\":[\"" + Headquarters + "\"],\"includeLocations\":[\"All\"]"));
        tenancy.Root["accessToken"]!["claims"]!["ipaddr"] = "203.0.113.10";

        PostureReport report = await ReadAsync(tenancy);

        Assert.Equal(PostureVerdict.EnforcedWithGaps, report.Result.Verdict);
        Assert.Equal("HQ (trusted)", Assert.Single(report.Result.Gaps).Context["Location"]);
        Assert.Equal(
            "'Require MFA' excludes the named location 'HQ', and this sign-in came from there (203.0.113.10)",
            report.Because);
        Assert.Equal("HQ", report.Evidence["Named location"]);
    }

    [Fact]
    public async Task A_group_of_the_account_that_is_left_out_is_found_through_membership()
    {
        JsonObject policy = Policy();
        policy["conditions"]!["users"]!["excludeGroups"] = new JsonArray(Tenancy.Engineers);

        PostureReport report = await ReadAsync(TenancyWith(policy));

        Assert.Equal(PostureVerdict.NotEnforced, report.Result.Verdict);
        Assert.StartsWith("Excludes group '", Assert.Single(report.Result.Policies).Reason);
    }

    [Theory]
    [InlineData("v1.0/" + PolicyPath, PostureVerdict.Enforced)]
    [InlineData("beta/" + PolicyPath, PostureVerdict.Enforced)]
    [InlineData("v1.0/policies/identitySecurityDefaultsEnforcementPolicy", PostureVerdict.Enforced)]
    public async Task A_refusal_names_the_permission_and_leaves_what_is_proven(string path, PostureVerdict verdict)
    {
        Tenancy tenancy = TenancyWith(Policy());
        tenancy.Answer(Tenancy.Partner, path, 403, (JsonObject)JsonNode.Parse(
            """{"error":{"code":"AccessDenied","message":"required scopes are missing in the token"}}""")!);

        PostureReport report = await ReadAsync(tenancy);

        Assert.Equal(verdict, report.Result.Verdict);
        Assert.Equal(["Policy.Read.All"], report.Result.MissingPermissions);
    }

    [Fact]
    public async Task Nothing_in_the_snapshot_is_nothing_known()
    {
        PostureReport report = await ReadAsync(new Tenancy());

        Assert.Equal(PostureVerdict.Unknown, report.Result.Verdict);
        Assert.Null(report.Because);
    }

    [Fact]
    public async Task An_account_that_does_not_exist_is_an_error()
    {
        using GdapSession session = await TenancyWith(Policy()).ConnectAsync();

        GdapException failure = await Assert.ThrowsAsync<GdapException>(
            () => PostureDiagnosis.ReadAsync(session, "nobody@partner.example", CancellationToken.None));

        Assert.Equal("UserNotFound", failure.ErrorId);
        Assert.Equal(GdapErrorKind.NotFound, failure.Kind);
    }

    private static async Task<PostureReport> ReadAsync(Tenancy tenancy)
    {
        using GdapSession session = await tenancy.ConnectAsync();
        return await PostureDiagnosis.ReadAsync(session, user: null, CancellationToken.None);
    }

    private static Tenancy TenancyWith(params JsonObject[] policies)
    {
        Tenancy tenancy = new();
        JsonObject resources = tenancy.PartnerResources;
        resources["v1.0/" + PolicyPath] = Tenancy.List([.. policies.Select(static policy => policy.DeepClone())]);
        resources["beta/" + PolicyPath] = Tenancy.List([.. policies.Select(static policy => policy.DeepClone())]);
        resources["v1.0/policies/identitySecurityDefaultsEnforcementPolicy"] = new JsonObject { ["isEnabled"] = false };
        resources["v1.0/policies/authenticationStrengthPolicies"] = Tenancy.List();
        resources["v1.0/identity/conditionalAccess/namedLocations"] = Tenancy.List(JsonNode.Parse(
            $$"""
            {"@odata.type":"#microsoft.graph.ipNamedLocation","id":"{{Headquarters}}","displayName":"HQ","isTrusted":true,
             "ipRanges":[{"@odata.type":"#microsoft.graph.iPv4CidrRange","cidrAddress":"203.0.113.0/24"}]}
            """)!);
        resources["v1.0/users"] = Tenancy.List(JsonNode.Parse(
            $$"""{"id":"{{Tenancy.Account}}","userPrincipalName":"{{Tenancy.Upn}}","userType":"Member"}""")!);
        return tenancy;
    }

    private static JsonObject Policy(string? locations = null) => (JsonObject)JsonNode.Parse(
        $$$"""
        {"id":"80000000-0000-0000-0000-000000000001","displayName":"Require MFA","state":"enabled",
         "conditions":{"clientAppTypes":["all"],"users":{"includeUsers":["All"]},
           "applications":{"includeApplications":["All"]},
           "locations":{{{(locations is null ? "null" : "{" + locations + "}")}}}},
         "grantControls":{"operator":"OR","builtInControls":["mfa"]}}
        """)!;
}
