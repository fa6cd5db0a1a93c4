using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Snapshots;
using Xunit;

namespace GdapTools.Sandbox.Tests;

public sealed class StatedResponseTests
{
    private const string Organization = SandboxClient.Graph + "/v1.0/organization";
    private const string SecurityDefaults =
        SandboxClient.Graph + "/v1.0/policies/identitySecurityDefaultsEnforcementPolicy";

    [Fact]
    public async Task A_stated_answer_wins_as_often_as_it_says()
    {
        using SandboxClient client = With(
            """
            {
              "tenant": "10000000-0000-4000-8000-000000000001", "method": "get", "path": "/V1.0/Organization",
              "status": 429, "headers": { "Retry-After": "7", "request-id": "stated" }, "body": { "a": 1 }, "times": 2
            }
            """);
        string token = await client.TokenAsync();

        using HttpResponseMessage first = await client.GetAsync(Organization + "?$select=id", token);
        using HttpResponseMessage second = await client.GetAsync(Organization, token);
        using HttpResponseMessage third = await client.GetAsync(Organization, token);

        Assert.Equal([429, 429, 200], new[] { first, second, third }.Select(answer => (int)answer.StatusCode));
        Assert.Equal(TimeSpan.FromSeconds(7), first.Headers.RetryAfter!.Delta);
        Assert.Equal("stated", Assert.Single(first.Headers.GetValues("request-id")));
        Assert.Equal("{\"a\":1}", await first.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task It_holds_for_its_tenant_only()
    {
        using SandboxClient client = With(
            """{ "tenant": "20000000-0000-4000-8000-000000000001", "path": "v1.0/organization", "status": 503 }""");

        using HttpResponseMessage home = await client.GetAsync(Organization, await client.TokenAsync());
        using HttpResponseMessage customer =
            await client.GetAsync(Organization, await client.TokenAsync(tenant: SmallPartner.Customer));

        Assert.Equal(HttpStatusCode.OK, home.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, customer.StatusCode);
        Assert.Empty(await customer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("v1.0/tenantRelationships/delegatedAdminRelationships", SandboxClient.Graph)]
    [InlineData("partnercenter/v1/nonMfaCompliantPartnerPrincipals", SandboxClient.PartnerCenter)]
    public async Task It_wins_over_the_mfa_rule(string path, string resource)
    {
        using SandboxClient client = With($$"""{ "path": "{{path}}", "status": 403, "body": {} }""");
        string token = await client.TokenAsync(SmallPartner.BobToken, resource: resource);

        using HttpResponseMessage response = await client.GetAsync($"{resource}/{path}", token);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task It_may_be_no_json_and_answer_a_write_or_a_sign_in()
    {
        SnapshotEditor editor = SnapshotEditor.Of(SmallPartner.Json);
        editor.Root["responses"] = JsonNode.Parse(
            """
            [
              { "method": "POST", "path": "oauth2/v2.0/token", "status": 401, "times": 1 },
              { "method": "PATCH", "path": "v1.0/policies/identitySecurityDefaultsEnforcementPolicy", "status": 502,
                "headers": { "Content-Type": "text/html" }, "body": "<html>proxy</html>" }
            ]
            """);
        using SandboxClient client = new(editor.Read());

        using HttpResponseMessage refused = await client.PostFormAsync(SmallPartner.Partner, "token");
        using HttpResponseMessage page =
            await client.SendAsync(HttpMethod.Patch, SecurityDefaults, await client.TokenAsync(), "{}");

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        Assert.Equal("<html>proxy</html>", await page.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_token_is_needed_all_the_same()
    {
        using SandboxClient client = With("""{ "path": "v1.0/organization", "status": 200, "body": {} }""");

        using HttpResponseMessage response = await client.GetAsync(Organization, token: null);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task A_cancelled_request_is_not_served()
    {
        Snapshot snapshot = SnapshotEditor.Read(SmallPartner.Json);
        SandboxHandler handler = new(snapshot, new SandboxOptions());
        using HttpMessageInvoker invoker = new(handler);
        using HttpRequestMessage request = new(HttpMethod.Get, Organization);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => invoker.SendAsync(request, new CancellationToken(canceled: true)));

        Assert.Empty(handler.Requests);
    }

    [Fact]
    public async Task Many_callers_at_once_are_all_answered()
    {
        using SandboxClient client = With("""{ "path": "v1.0/organization", "status": 429, "times": 50 }""");
        string token = await client.TokenAsync();

        HttpResponseMessage[] answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(
            _ => Task.Run(() => client.GetAsync(Organization, token))));

        Assert.Equal(50, answers.Count(answer => (int)answer.StatusCode == 429));
        Assert.Equal(201, client.Handler.Requests.Count);
        Assert.Equal(200, answers.SelectMany(answer => answer.Headers.GetValues("request-id")).Distinct().Count());
    }

    private static SandboxClient With(string response)
    {
        SnapshotEditor editor = SnapshotEditor.Of(SmallPartner.Json);
        editor.Root["responses"] = new JsonArray(JsonNode.Parse(response));
        return new SandboxClient(editor.Read());
    }
}
