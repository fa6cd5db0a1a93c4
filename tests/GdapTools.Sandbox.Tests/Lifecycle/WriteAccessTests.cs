using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GdapTools.Sandbox.Engine;
using Xunit;

namespace GdapTools.Sandbox.Tests.Lifecycle;

/// <summary>Who may write.</summary>
public sealed class WriteAccessTests
{
    private static readonly (string Method, string Path, string Body)[] s_writes =
    [
        ("POST", GdapSandbox.Root, GdapSandbox.Body(roles: GdapSandbox.GlobalReader)),
        ("PATCH", GdapSandbox.Stored, """{ "autoExtendDuration": "PT0S" }"""),
        ("DELETE", GdapSandbox.Stored, ""),
        ("POST", GdapSandbox.Stored + "/requests", """{ "action": "terminate" }"""),
        ("POST", GdapSandbox.Stored + "/accessAssignments",
            GdapSandbox.Assignment(SmallPartner.Outer, GdapSandbox.GlobalReader)),
        ("PATCH", GdapSandbox.StoredAssignment, $"{{ {GdapSandbox.Roles(GdapSandbox.GlobalReader)} }}"),
        ("DELETE", GdapSandbox.StoredAssignment, ""),
    ];

    [Fact]
    public async Task Writes_need_the_mfa_claim()
    {
        using GdapSandbox sandbox = new();

        string token = await sandbox.Client.TokenAsync(SmallPartner.BobToken);

        await AssertRefusedAsync(sandbox, HttpStatusCode.Unauthorized, "unauthorized", token);
    }

    [Theory]
    [InlineData("DelegatedAdminRelationship.Read.All")]
    [InlineData("Directory.ReadWrite.All")]
    [InlineData("")]
    public async Task Writes_need_a_scope_that_reads_do_not(string scopes)
    {
        using GdapSandbox sandbox = new(editor => editor.Root["accessToken"]!["claims"]!["scp"] = scopes);

        await AssertRefusedAsync(
            sandbox, HttpStatusCode.Forbidden, "Authorization_RequestDenied", await sandbox.Client.TokenAsync());
        Assert.Single(await sandbox.IdsAsync(GdapSandbox.Root));
    }

    [Theory]
    [InlineData("DelegatedAdminRelationship.ReadWrite.All", HttpStatusCode.Created)]
    [InlineData("DelegatedAdminRelationship.Read.All", HttpStatusCode.Forbidden)]
    public async Task An_application_needs_the_permission_alone(string role, HttpStatusCode expected)
    {
        using GdapSandbox sandbox = new(editor => editor.Root["accessToken"]!["claims"] =
            new JsonObject { ["idtyp"] = "app", ["roles"] = new JsonArray(role) });
        JsonElement answer = await sandbox.Client.SignInAsync(
            SmallPartner.Partner,
            ("grant_type", "client_credentials"),
            ("client_secret", "any"),
            ("scope", SandboxClient.Graph + "/.default"));

        string body = GdapSandbox.Body(roles: GdapSandbox.GlobalReader);
        using HttpResponseMessage response =
            await sandbox.SendAsync("POST", GdapSandbox.Root, body, token: answer.Text("access_token"));

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Outside_AdminAgents_nothing_is_found_to_write_to_and_nothing_may_be_created()
    {
        using GdapSandbox sandbox = new(editor => editor.Resources(SmallPartner.Partner)
            [$"v1.0/groups/{SmallPartner.Agents}/members"] = new JsonObject { ["value"] = new JsonArray() });

        foreach ((string method, string path, string body) in s_writes)
        {
            using HttpResponseMessage response = await sandbox.SendAsync(method, path, body, "*");
            Assert.Equal(
                path == GdapSandbox.Root ? HttpStatusCode.Forbidden : HttpStatusCode.NotFound, response.StatusCode);
        }

        Assert.Empty(await sandbox.IdsAsync("beta/tenantRelationships/delegatedAdminRelationships"));
    }

    [Fact]
    public async Task A_customer_finds_nothing_to_write_to_but_requests()
    {
        using GdapSandbox sandbox = new();
        string token = await sandbox.CustomerTokenAsync();

        foreach ((string method, string path, string body) in s_writes)
        {
            using HttpResponseMessage response = await sandbox.SendAsync(method, path, body, "*", token);
            bool isRequest = path.EndsWith("/requests", StringComparison.Ordinal);
            Assert.Equal(isRequest ? HttpStatusCode.Created : HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    [Fact]
    public async Task A_stated_answer_comes_before_any_write()
    {
        using GdapSandbox sandbox = new(editor => editor.Root["responses"] = JsonNode.Parse($$"""
            [ { "method": "POST", "path": "{{GdapSandbox.Root}}", "status": 500, "times": 1, "body": {} } ]
            """));

        await sandbox.DoAsync(HttpStatusCode.InternalServerError, "POST", GdapSandbox.Root, "{}");
        Assert.Single(await sandbox.IdsAsync(GdapSandbox.Root));

        await sandbox.CreateAsync();
    }

    [Fact]
    public async Task Writes_within_a_batch_are_made_in_turn()
    {
        using GdapSandbox sandbox = new();
        const string Relative = "/tenantRelationships/delegatedAdminRelationships";
        string body = $$"""
            {
              "requests": [
                {
                  "id": "1", "method": "POST", "url": "{{Relative}}",
                  "headers": { "Content-Type": "application/json" },
                  "body": {{GdapSandbox.Body(roles: GdapSandbox.GlobalReader)}}
                },
                { "id": "2", "method": "GET", "url": "{{Relative}}?$filter=status eq 'created'", "dependsOn": [ "1" ] },
                {
                  "id": "3", "method": "PATCH", "url": "{{Relative}}/{{SmallPartner.RelationshipId}}",
                  "headers": { "If-Match": "W/\"1\"" }, "body": { "autoExtendDuration": "PT0S" }
                },
                {
                  "id": "4", "method": "PATCH", "url": "{{Relative}}/{{SmallPartner.RelationshipId}}",
                  "headers": { "If-Match": "W/\"1\"" }, "body": { "autoExtendDuration": "P0D" }
                },
                {
                  "id": "5", "method": "DELETE",
                  "url": "{{GdapSandbox.StoredAssignment.Substring("v1.0".Length)}}", "headers": { "If-Match": "*" }
                }
              ]
            }
            """;

        JsonElement answer = await sandbox.DoAsync(HttpStatusCode.OK, "POST", "v1.0/$batch", body);

        JsonElement[] answers = [.. answer.Items("responses")];
        Assert.Equal([201, 200, 200, 412, 204], answers.Select(one => one.Number("status")));
        string id = answers[0].GetProperty("body").Text("id")!;
        Assert.Equal(
            $"{SandboxClient.Graph}/{GdapSandbox.Root}/{id}", answers[0].GetProperty("headers").Text("Location"));
        Assert.Equal(id, Assert.Single(answers[1].GetProperty("body").Items("value")).Text("id"));
        Assert.Null(answers[4].Find("body"));
        Assert.Equal("PT0S", (await sandbox.ReadAsync(GdapSandbox.Stored)).Text("autoExtendDuration"));
    }

    private static async Task AssertRefusedAsync(GdapSandbox sandbox, HttpStatusCode status, string code, string token)
    {
        foreach ((string method, string path, string body) in s_writes)
        {
            using HttpResponseMessage response = await sandbox.SendAsync(method, path, body, "*", token);
            Assert.Equal(status, response.StatusCode);
            Assert.Equal(code, (await SandboxClient.ReadAsync(response)).GetProperty("error").Text("code"));
        }

        Assert.Equal("active", await sandbox.StatusAsync(GdapSandbox.Stored));
        Assert.Equal("active", await sandbox.StatusAsync(GdapSandbox.StoredAssignment));
    }
}
