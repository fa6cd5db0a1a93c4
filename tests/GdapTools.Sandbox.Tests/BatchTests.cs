using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GdapTools.Sandbox.Engine;
using Xunit;

namespace GdapTools.Sandbox.Tests;

public sealed class BatchTests
{
    private const string Uri = SandboxClient.Graph + "/v1.0/$batch";

    [Fact]
    public async Task Each_request_has_its_own_status()
    {
        using SandboxClient client = SandboxClient.OfSmallPartner();
        string body = """
            {
              "requests": [
                { "id": "1", "method": "GET", "url": "/organization?$select=id" },
                { "id": "2", "method": "GET", "url": "users/nobody" },
                { "id": "3", "method": "DELETE", "url": "/users/nobody" },
                { "id": "4", "method": "GET", "url": "/users/$count" },
                { "id": "5", "method": "GET", "url": "/me", "dependsOn": [ "2" ] },
                {
                  "id": "6", "method": "GET", "url": "/me", "dependsOn": [ "1" ],
                  "headers": { "client-request-id": "x" }
                },
                { "id": "7", "method": "POST", "url": "/$batch", "body": {} },
                { "id": "8", "url": "/users?$filter=accountEnabled", "method": "GET" }
              ]
            }
            """;

        using HttpResponseMessage response =
            await client.SendAsync(HttpMethod.Post, Uri, await client.TokenAsync(), body);
        JsonElement[] answers = [.. (await SandboxClient.ReadAsync(response)).Items("responses")];

        Assert.Equal(["1", "2", "3", "4", "5", "6", "7", "8"], answers.Select(answer => answer.Text("id")));
        Assert.Equal([200, 404, 403, 200, 424, 200, 400, 200], answers.Select(answer => answer.Number("status")));
        Assert.Equal(SmallPartner.Partner, answers[0].Find("body")!.Value.Items("value").Single().Text("id"));
        Assert.Equal("Request_ResourceNotFound", answers[1].Find("body")!.Value.Find("error")!.Value.Text("code"));
        Assert.Equal(2, answers[3].Number("body"));
        Assert.Equal(SmallPartner.Ann, answers[5].Find("body")!.Value.Text("id"));
        Assert.NotNull(answers[0].Find("headers")!.Value.Text("request-id"));
    }

    [Fact]
    public async Task Requests_inside_are_listed_too()
    {
        using SandboxClient client = SandboxClient.OfSmallPartner();

        await client.SendAsync(HttpMethod.Post, Uri, await client.TokenAsync(), Requests(3));

        Assert.Equal(3, client.Handler.Requests.Count(request => request.IsBatchItem));
        Assert.Single(client.Handler.Requests, request => request.Path == "v1.0/$batch" && request.Method == "POST");
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("{ \"requests\": [] }")]
    [InlineData("{ \"requests\": [ { \"url\": \"/me\" } ] }")]
    [InlineData("{ \"requests\": [ { \"id\": \"1\", \"url\": \"/me\" }, { \"id\": \"1\", \"url\": \"/me\" } ] }")]
    [InlineData(null)]
    public async Task A_batch_that_Graph_refuses_is_a_bad_request(string? body)
    {
        using SandboxClient client = SandboxClient.OfSmallPartner();

        using HttpResponseMessage response =
            await client.SendAsync(HttpMethod.Post, Uri, await client.TokenAsync(), body ?? Requests(21));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Twenty_requests_are_the_most()
    {
        using SandboxClient client = SandboxClient.OfSmallPartner();

        using HttpResponseMessage response =
            await client.SendAsync(HttpMethod.Post, Uri, await client.TokenAsync(), Requests(20));

        Assert.Equal(20, (await SandboxClient.ReadAsync(response)).Items("responses").Count());
    }

    [Fact]
    public async Task Stated_answers_and_the_mfa_rule_hold_inside()
    {
        SnapshotEditor editor = SnapshotEditor.Of(SmallPartner.Json);
        editor.Root["responses"] = JsonNode.Parse(
            """[ { "path": "v1.0/organization", "status": 429, "headers": { "Retry-After": "3" }, "times": 1 } ]""");
        using SandboxClient client = new(editor.Read());
        string body = """
            {
              "requests": [
                { "id": "1", "method": "GET", "url": "/organization" },
                { "id": "2", "method": "GET", "url": "/organization" },
                { "id": "3", "method": "GET", "url": "/tenantRelationships/delegatedAdminRelationships" }
              ]
            }
            """;

        using HttpResponseMessage response =
            await client.SendAsync(HttpMethod.Post, Uri, await client.TokenAsync(SmallPartner.BobToken), body);
        JsonElement[] answers = [.. (await SandboxClient.ReadAsync(response)).Items("responses")];

        Assert.Equal([429, 200, 401], answers.Select(answer => answer.Number("status")));
        Assert.Equal("3", answers[0].Find("headers")!.Value.Text("Retry-After"));
    }

    private static string Requests(int count)
    {
        JsonArray requests = [];
        for (int number = 0; number < count; number++)
        {
            requests.Add(new JsonObject { ["id"] = number.ToString(), ["method"] = "GET", ["url"] = "/me" });
        }

        return new JsonObject { ["requests"] = requests }.ToJsonString();
    }
}
