using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GdapTools.Sandbox.Engine;
using GdapTools.Sandbox.Entra;
using Xunit;

namespace GdapTools.Sandbox.Tests;

public sealed class AccessRuleTests
{
    private const string Relationships =
        SandboxClient.Graph + "/v1.0/tenantRelationships/delegatedAdminRelationships";
    private const string Assignments = Relationships + "/" + SmallPartner.RelationshipId + "/accessAssignments";
    private const string Principals = SandboxClient.PartnerCenter + "/v1/nonMfaCompliantPartnerPrincipals";

    private const string Malformed = "IDX14100: JWT is not well formed, there are no dots (.). "
        + "The token needs to be in JWS or JWE Compact Serialization Format.";

    [Theory]
    [InlineData(null, "Access token is empty.")]
    [InlineData("", "Access token is empty.")]
    [InlineData("junk", Malformed)]
    [InlineData("a.b.c", Malformed)]
    public async Task A_token_that_is_none_is_refused(string? token, string message)
    {
        using SandboxClient client = SandboxClient.OfSmallPartner();

        using HttpResponseMessage response = await client.GetAsync(SandboxClient.Graph + "/v1.0/me", token);

        await AssertRefusedAsync(response, "InvalidAuthenticationToken", message);
        Assert.Equal("Bearer", Assert.Single(response.Headers.WwwAuthenticate).Scheme);
    }

    [Fact]
    public async Task An_expired_token_is_refused_by_the_clock()
    {
        using SandboxClient client = SandboxClient.OfSmallPartner();
        string token = await client.TokenAsync();
        client.Clock.Advance(TimeSpan.FromMinutes(61));

        using HttpResponseMessage graph = await client.GetAsync(SandboxClient.Graph + "/v1.0/me", token);

        await AssertRefusedAsync(
            graph, "InvalidAuthenticationToken", "Lifetime validation failed, the token is expired.");
    }

    [Fact]
    public async Task A_token_for_another_service_is_refused()
    {
        using SandboxClient client = SandboxClient.OfSmallPartner();
        string partnerCenter = await client.TokenAsync(resource: SandboxClient.PartnerCenter);

        using HttpResponseMessage graph = await client.GetAsync(SandboxClient.Graph + "/v1.0/me", partnerCenter);
        using HttpResponseMessage other = await client.GetAsync(Principals, await client.TokenAsync());

        await AssertRefusedAsync(
            graph, "InvalidAuthenticationToken", "Access token validation failure. Invalid audience.");
        Assert.Equal(HttpStatusCode.Unauthorized, other.StatusCode);
        Assert.Equal(900420, (await SandboxClient.ReadAsync(other)).Number("code"));
    }

    [Theory]
    [InlineData(Relationships)]
    [InlineData(Relationships + "/" + SmallPartner.RelationshipId)]
    [InlineData(Assignments)]
    [InlineData(Relationships + "/" + SmallPartner.RelationshipId + "/requests")]
    [InlineData(SandboxClient.Graph + "/v1.0/TENANTRELATIONSHIPS/delegatedAdminRelationships?$top=1")]
    public async Task Relationship_calls_need_the_mfa_claim(string uri)
    {
        using SandboxClient client = SandboxClient.OfSmallPartner();

        using HttpResponseMessage response = await client.GetAsync(uri, await client.TokenAsync(SmallPartner.BobToken));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        string expected = await File.ReadAllTextAsync(Path.Combine(
            AppContext.BaseDirectory, "graph-contract", "errors", "graph-401-unauthorizedMissingMfaTokenClaim.json"));
        Assert.True(JsonElement.DeepEquals(
            JsonDocument.Parse(expected).RootElement.GetProperty("body"), await SandboxClient.ReadAsync(response)));
    }

    [Theory]
    [InlineData("v1.0/tenantRelationships/delegatedAdminCustomers")]
    [InlineData("v1.0/organization")]
    [InlineData("v1.0/me/transitiveMemberOf")]
    public async Task Other_calls_do_not(string path)
    {
        using SandboxClient client = SandboxClient.OfSmallPartner();

        JsonElement answer = await client.ReadGraphAsync(path, await client.TokenAsync(SmallPartner.BobToken));

        Assert.NotEmpty(answer.Items("value"));
    }

    [Theory]
    [InlineData("[ \"ngcmfa\" ]", 200)]
    [InlineData("[ \"pwd\", \"mfa\" ]", 200)]
    [InlineData("[ \"wiaormfa\" ]", 401)]
    [InlineData("[]", 401)]
    [InlineData("\"mfa\"", 401)]
    public async Task Only_exact_elements_of_amr_count(string amr, int status)
    {
        SnapshotEditor editor = SnapshotEditor.Of(SmallPartner.Json);
        editor.Root["signIns"]![0]!["claims"]!["amr"] = JsonNode.Parse(amr);
        using SandboxClient client = new(editor.Read());
        string graph = await client.TokenAsync(SmallPartner.BobToken);
        string partner = await client.TokenAsync(SmallPartner.BobToken, resource: SandboxClient.PartnerCenter);

        Assert.Equal(status, (int)(await client.GetAsync(Relationships, graph)).StatusCode);
        Assert.Equal(status, (int)(await client.GetAsync(Principals, partner)).StatusCode);
    }

    [Fact]
    public async Task An_application_is_never_asked_for_mfa()
    {
        using SandboxClient client = SandboxClient.OfSmallPartner();
        string graph = await AppTokenAsync(client, SandboxClient.Graph);
        string partner = await AppTokenAsync(client, SandboxClient.PartnerCenter);

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Assignments, graph)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Principals, partner)).StatusCode);
        Assert.Equal(
            HttpStatusCode.BadRequest, (await client.GetAsync(SandboxClient.Graph + "/v1.0/me", graph)).StatusCode);
    }

    [Theory]
    [InlineData("POST", SandboxClient.Graph + "/v1.0/users")]
    [InlineData("PUT", Relationships)]
    [InlineData("PATCH", Relationships)]
    [InlineData("DELETE", Relationships)]
    [InlineData("POST", Relationships + "/" + SmallPartner.RelationshipId)]
    [InlineData("DELETE", Assignments)]
    [InlineData("POST", Relationships + "/" + SmallPartner.RelationshipId + "/operations")]
    [InlineData("DELETE", Relationships + "/" + SmallPartner.RelationshipId + "/requests/any")]
    [InlineData("POST", SandboxClient.Graph + "/v1.0/tenantRelationships/delegatedAdminCustomers")]
    public async Task Other_writes_are_not_allowed(string method, string uri)
    {
        using SandboxClient client = SandboxClient.OfSmallPartner();

        using HttpResponseMessage response = await client.SendAsync(
            new HttpMethod(method), uri, await client.TokenAsync(), "{}");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(
            "Request_BadRequest", (await SandboxClient.ReadAsync(response)).GetProperty("error").Text("code"));
    }

    [Fact]
    public async Task Hostile_tokens_get_an_answer()
    {
        using SandboxClient client = SandboxClient.OfSmallPartner();
        Random random = new(11);
        for (int round = 0; round < 500; round++)
        {
            byte[] payload = new byte[random.Next(40)];
            random.NextBytes(payload);
            string token = $"e30.{Base64Url.Encode(payload)}.x";
            using HttpResponseMessage response = await client.GetAsync(SandboxClient.Graph + "/v1.0/me", token);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }
    }

    private static async Task<string> AppTokenAsync(SandboxClient client, string resource)
    {
        JsonElement answer = await client.SignInAsync(
            SmallPartner.Partner,
            ("grant_type", "client_credentials"),
            ("client_secret", "any"),
            ("scope", resource + "/.default"));
        return answer.Text("access_token")!;
    }

    private static async Task AssertRefusedAsync(HttpResponseMessage response, string code, string message)
    {
        JsonElement error = (await SandboxClient.ReadAsync(response)).GetProperty("error");
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal((code, message), (error.Text("code"), error.Text("message")));
        Assert.NotNull(error.Find("innerError")?.Text("request-id"));
    }
}
