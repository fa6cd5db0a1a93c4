using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GdapTools.Sandbox.Engine;
using GdapTools.Sandbox.Tests.Writing;
using Xunit;

namespace GdapTools.Sandbox.Tests.Consent;

/// <summary>Consents as Partner Center takes them, and what becomes of the customer tenant.</summary>
public sealed class ConsentServiceTests
{
    private const string Consents = SandboxClient.PartnerCenter + ConsentBench.Consents;

    private static readonly string s_body = Body(SmallPartner.Client, "User.Read,Directory.Read.All");

    [Fact]
    public async Task A_consent_opens_the_tenant_and_its_removal_shuts_it()
    {
        using SandboxClient client = Open(ConsentBench.Refusing);
        string token = await client.TokenAsync(resource: SandboxClient.PartnerCenter);
        JsonElement before = await RedeemAsync(client);

        using HttpResponseMessage created = await client.SendAsync(HttpMethod.Post, Consents, token, s_body);
        JsonElement open = await RedeemAsync(client);
        JsonElement principals = await client.ReadGraphAsync("v1.0/servicePrincipals", open.Text("access_token"));
        JsonElement grants = await client.ReadGraphAsync("v1.0/oauth2PermissionGrants", open.Text("access_token"));
        using HttpResponseMessage removed = await client.SendAsync(
            HttpMethod.Delete, $"{Consents}/{SmallPartner.Client}", token, "");
        JsonElement after = await RedeemAsync(client);

        Assert.Contains("AADSTS65001", before.Text("error_description"));
        Assert.Equal(201, (int)created.StatusCode);
        Assert.Equal(SmallPartner.Client, (await SandboxClient.ReadAsync(created)).Text("applicationId"));
        Assert.Equal(
            [SmallPartner.Client, ConsentBench.Graph], principals.Items("value").Select(item => item.Text("appId")!));
        JsonElement grant = Assert.Single(grants.Items("value"));
        Assert.Equal(
            ("AllPrincipals", "User.Read Directory.Read.All"), (grant.Text("consentType"), grant.Text("scope")));
        Assert.Equal(204, (int)removed.StatusCode);
        Assert.Contains("AADSTS65001", after.Text("error_description"));
    }

    [Fact]
    public async Task Another_applications_consent_opens_nothing()
    {
        using SandboxClient client = Open(ConsentBench.Refusing);
        string token = await client.TokenAsync(resource: SandboxClient.PartnerCenter);

        using HttpResponseMessage created = await client.SendAsync(
            HttpMethod.Post, Consents, token, Body(ConsentBench.Application, "User.Read"));

        Assert.Equal(201, (int)created.StatusCode);
        Assert.Contains("AADSTS65001", (await RedeemAsync(client)).Text("error_description"));
    }

    [Fact]
    public async Task A_consent_that_is_there_is_refused_and_stays()
    {
        using SandboxClient client = Open(ConsentBench.Narrow);
        string token = await client.TokenAsync(resource: SandboxClient.PartnerCenter);

        using HttpResponseMessage refused = await client.SendAsync(
            HttpMethod.Post, Consents, token, Body(ConsentBench.Application, "Directory.Read.All"));
        JsonElement grants = await client.ReadGraphAsync(
            "v1.0/oauth2PermissionGrants", await client.TokenAsync(tenant: SmallPartner.Customer));

        Assert.Equal(409, (int)refused.StatusCode);
        Assert.Equal("Permission entry already exists.", (await SandboxClient.ReadAsync(refused)).Text("description"));
        Assert.Equal("User.Read", Assert.Single(grants.Items("value")).Text("scope"));
    }

    [Theory]
    [InlineData("POST", "v1/customers/20000000-0000-4000-8000-00000000000f/applicationconsents", 404)]
    [InlineData("POST", "v1/customers/10000000-0000-4000-8000-000000000001/applicationconsents", 404)]
    [InlineData("DELETE", "v1/customers/20000000-0000-4000-8000-000000000001/applicationconsents/30000000-0000-4000-8000-000000000001", 404)]
    [InlineData("GET", "v1/customers/20000000-0000-4000-8000-000000000001/applicationconsents", 405)]
    public async Task What_there_is_not_is_refused(string method, string path, int status)
    {
        using SandboxClient client = Open(ConsentBench.Refusing);
        string token = await client.TokenAsync(resource: SandboxClient.PartnerCenter);

        using HttpResponseMessage response = await client.SendAsync(
            new HttpMethod(method), $"{SandboxClient.PartnerCenter}/{path}", token, s_body);

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{ "applicationId": "no id", "applicationGrants": [] }""")]
    [InlineData("""{ "applicationId": "30000000-0000-4000-8000-000000000001" }""")]
    [InlineData("""{ "applicationId": "30000000-0000-4000-8000-000000000001", "applicationGrants": [ {} ] }""")]
    [InlineData("""{ "applicationId": "30000000-0000-4000-8000-000000000001", "applicationGrants": [ { "enterpriseApplicationId": "00000003-0000-0000-c000-000000000000", "scope": "" } ] }""")]
    public async Task A_body_that_says_too_little_is_refused(string body)
    {
        using SandboxClient client = Open(ConsentBench.Refusing);
        string token = await client.TokenAsync(resource: SandboxClient.PartnerCenter);

        using HttpResponseMessage response = await client.SendAsync(HttpMethod.Post, Consents, token, body);

        Assert.Equal(400, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("active", "active", true, 201)]
    [InlineData("expired", "active", true, 403)]
    [InlineData("active", "pending", true, 403)]
    [InlineData("active", "active", false, 403)]
    public async Task A_role_of_the_relationship_is_asked_for(string relationship, string assignment, bool hasRole, int status)
    {
        using SandboxClient client = Open(editor =>
        {
            ConsentBench.Refusing(editor);
            JsonObject partner = editor.Resources(SmallPartner.Partner);
            const string Gdap = "v1.0/tenantRelationships/delegatedAdminRelationships";
            partner[Gdap]!["value"]![0]!["status"] = relationship;
            JsonNode assigned = partner[$"{Gdap}/{SmallPartner.RelationshipId}/accessAssignments"]!["value"]![0]!;
            assigned["status"] = assignment;
            if (!hasRole)
            {
                assigned["accessDetails"] = WriteBench.Roles(WriteBench.GlobalReader);
            }
        });
        string token = await client.TokenAsync(resource: SandboxClient.PartnerCenter);

        using HttpResponseMessage response = await client.SendAsync(HttpMethod.Post, Consents, token, s_body);

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task A_token_without_MFA_is_refused()
    {
        using SandboxClient client = Open(ConsentBench.Refusing);
        string token = await client.TokenAsync(SmallPartner.BobToken, resource: SandboxClient.PartnerCenter);

        using HttpResponseMessage response = await client.SendAsync(HttpMethod.Post, Consents, token, s_body);

        Assert.Equal(401, (int)response.StatusCode);
        Assert.Equal(900421, (await SandboxClient.ReadAsync(response)).Number("code"));
    }

    private static SandboxClient Open(Action<SnapshotEditor> edit) =>
        new(SnapshotEditor.Of(SmallPartner.Json).Edit(edit).Read());

    private static Task<JsonElement> RedeemAsync(SandboxClient client) => client.SignInAsync(
        SmallPartner.Customer,
        ("grant_type", "refresh_token"),
        ("refresh_token", "any"),
        ("scope", SandboxClient.Graph + "/.default"));

    private static string Body(string applicationId, string scope) => new JsonObject
    {
        ["applicationId"] = applicationId,
        ["applicationGrants"] = new JsonArray(new JsonObject
        {
            ["enterpriseApplicationId"] = ConsentBench.Graph,
            ["scope"] = scope,
        }),
    }.ToJsonString();
}
