using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GdapTools.Sandbox.Engine;
using GdapTools.Sandbox.Tests.Support;
using Xunit;

namespace GdapTools.Sandbox.Tests.Lifecycle;

public sealed class CreateTests
{
    private const string Conflict = """
        {
          "error": {
            "code": "conflict", "message": "The resource already exists.",
            "target": null, "details": [], "innerError": null
          }
        }
        """;

    [Fact]
    public async Task The_documented_request_gets_an_answer_like_the_documented_one()
    {
        using GdapSandbox sandbox = new();
        JsonObject example = ContractData.Example("gdap-relationship-create");

        using HttpResponseMessage response =
            await sandbox.SendAsync("POST", GdapSandbox.Root, example["requestBody"]!.ToJsonString());
        JsonElement created = await SandboxClient.ReadAsync(response);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        JsonObject documented = (JsonObject)example["responseBody"]!;
        Assert.Equal(
            documented.Select(member => member.Key).Order(),
            created.EnumerateObject().Select(member => member.Name).Order());
        foreach (string name in (string[])
            ["@odata.type", "@odata.context", "displayName", "duration", "autoExtendDuration", "status"])
        {
            Assert.Equal((string?)documented[name], created.Text(name));
        }

        Assert.True(JsonNode.DeepEquals(
            documented["accessDetails"], JsonNode.Parse(created.GetProperty("accessDetails").GetRawText())));
        Assert.Equal(
            (string?)documented["customer"]!["tenantId"], created.GetProperty("customer").Text("tenantId"));
        Assert.Equal(
            $"{SandboxClient.Graph}/{GdapSandbox.Root}/{created.Text("id")}", response.Headers.Location!.ToString());
        string[] parts = [created.Text("id")![..36], created.Text("id")![37..]];
        Assert.All(parts, part => Assert.True(Guid.TryParse(part, out _)));
        Assert.Equal('-', created.Text("id")![36]);
        Assert.Equal("2026-11-01T08:00:00.0000000Z", created.Text("createdDateTime"));
        Assert.Matches("^W/\"[A-Za-z0-9+/]+=*\"$", created.Text("@odata.etag"));
        Assert.Null(created.Find("activatedDateTime"));
        Assert.Null(created.Find("endDateTime"));
    }

    [Theory]
    [InlineData("P1D", "P1D")]
    [InlineData("P730D", "P730D")]
    [InlineData("P2Y", "P730D")]
    [InlineData("P1Y", "P365D")]
    public async Task A_duration_within_bounds_is_taken_and_served_in_days(string duration, string served)
    {
        using GdapSandbox sandbox = new();

        string path = await sandbox.CreateAsync(duration: duration);

        Assert.Equal(served, (await sandbox.ReadAsync(path)).Text("duration"));
    }

    [Theory]
    [InlineData("displayName", null)]
    [InlineData("displayName", "\"\"")]
    [InlineData("displayName", "7")]
    [InlineData("displayName", "\"123456789 123456789 123456789 123456789 123456789 1\"")]
    [InlineData("duration", null)]
    [InlineData("duration", "\"PT23H\"")]
    [InlineData("duration", "\"P731D\"")]
    [InlineData("duration", "\"-P5D\"")]
    [InlineData("duration", "\"a year\"")]
    [InlineData("autoExtendDuration", "\"P90D\"")]
    [InlineData("autoExtendDuration", "\"\"")]
    [InlineData("accessDetails", null)]
    [InlineData("accessDetails", "{}")]
    [InlineData("accessDetails", "{ \"unifiedRoles\": [] }")]
    [InlineData("accessDetails", "{ \"unifiedRoles\": [ {} ] }")]
    [InlineData("accessDetails", "{ \"unifiedRoles\": [ { \"roleDefinitionId\": \"Global Reader\" } ] }")]
    [InlineData(
        "accessDetails",
        "{ \"unifiedRoles\": [ { \"roleDefinitionId\": \"99999999-9999-9999-9999-999999999999\" } ] }")]
    [InlineData("customer", "{}")]
    [InlineData("customer", "{ \"tenantId\": \"contoso\" }")]
    [InlineData("status", "\"active\"")]
    [InlineData("id", "\"mine\"")]
    [InlineData("surprise", "1")]
    public async Task A_member_out_of_bounds_is_refused(string name, string? value)
    {
        using GdapSandbox sandbox = new();
        JsonObject body = JsonNode.Parse(GdapSandbox.Body(roles: GdapSandbox.GlobalReader))!.AsObject();
        body.Remove(name);
        if (value is not null)
        {
            body[name] = JsonNode.Parse(value);
        }

        JsonElement answer =
            await sandbox.DoAsync(HttpStatusCode.BadRequest, "POST", GdapSandbox.Root, body.ToJsonString());

        Assert.Equal("badRequest", answer.GetProperty("error").Text("code"));
        Assert.Contains(name, answer.GetProperty("error").Text("message"), StringComparison.Ordinal);
        Assert.Single(await sandbox.IdsAsync(GdapSandbox.Root));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{")]
    public async Task A_body_that_is_no_object_is_refused(string body)
    {
        using GdapSandbox sandbox = new();

        await sandbox.DoAsync(HttpStatusCode.BadRequest, "POST", GdapSandbox.Root, body);
    }

    [Fact]
    public async Task Fifty_characters_are_the_most()
    {
        using GdapSandbox sandbox = new();

        string path = await sandbox.CreateAsync(new string('x', 50));

        Assert.Equal(50, (await sandbox.ReadAsync(path)).Text("displayName")!.Length);
    }

    [Theory]
    [InlineData("One")]
    [InlineData("oNE")]
    public async Task A_name_that_is_taken_conflicts(string name)
    {
        using GdapSandbox sandbox = new();

        JsonElement answer = await sandbox.DoAsync(
            HttpStatusCode.Conflict, "POST", GdapSandbox.Root, GdapSandbox.Body(name, roles: GdapSandbox.GlobalReader));

        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(Conflict).RootElement, answer));
    }

    [Theory]
    [InlineData(GdapSandbox.GlobalAdministrator, "P180D", HttpStatusCode.BadRequest)]
    [InlineData(GdapSandbox.GlobalAdministrator, "PT0S", HttpStatusCode.Created)]
    [InlineData(GdapSandbox.GlobalAdministrator, "P0D", HttpStatusCode.Created)]
    [InlineData(GdapSandbox.GlobalReader, "P180D", HttpStatusCode.Created)]
    public async Task Global_Administrator_cannot_be_extended(string role, string extension, HttpStatusCode expected)
    {
        using GdapSandbox sandbox = new();

        await sandbox.DoAsync(
            expected, "POST", GdapSandbox.Root, GdapSandbox.Body(extension: extension, roles: role));
    }

    [Fact]
    public async Task A_customer_is_optional_and_called_by_its_own_name()
    {
        using GdapSandbox sandbox = new();
        JsonObject body = JsonNode.Parse(GdapSandbox.Body(roles: GdapSandbox.GlobalReader))!.AsObject();
        body.Remove("customer");

        JsonElement open = await sandbox.DoAsync(HttpStatusCode.Created, "POST", GdapSandbox.Root, body.ToJsonString());
        JsonElement named = await sandbox.ReadAsync(await sandbox.CreateAsync("Named"));

        Assert.Null(open.Find("customer"));
        Assert.Equal("Customer", named.GetProperty("customer").Text("displayName"));
        foreach (string child in (string[])["accessAssignments", "requests", "operations"])
        {
            Assert.Empty(await sandbox.IdsAsync($"{GdapSandbox.Root}/{open.Text("id")}/{child}"));
        }
    }
}
