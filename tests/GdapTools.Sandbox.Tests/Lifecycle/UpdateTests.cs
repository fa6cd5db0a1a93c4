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

public sealed class UpdateTests
{
    [Fact]
    public async Task What_is_created_can_be_changed_as_documented()
    {
        using GdapSandbox sandbox = new();
        JsonObject example = ContractData.Example("gdap-relationship-update");
        string path = await sandbox.CreateAsync();
        string etag = await sandbox.ETagAsync(path);
        sandbox.Pass(TimeSpan.FromHours(0.5));

        JsonElement changed = await sandbox.DoAsync(
            HttpStatusCode.OK, "PATCH", path, example["requestBody"]!.ToJsonString(), etag);

        JsonObject documented = (JsonObject)example["responseBody"]!;
        Assert.Empty(documented.Select(member => member.Key).Except(
            changed.EnumerateObject().Select(member => member.Name)));
        Assert.Equal((string?)documented["@odata.context"], changed.Text("@odata.context"));
        JsonElement read = await sandbox.ReadAsync(path);
        Assert.Equal("Updated Contoso admin relationship", read.Text("displayName"));
        Assert.Equal("P31D", read.Text("duration"));
        Assert.Equal(4, read.GetProperty("accessDetails").Items("unifiedRoles").Count());
        Assert.Equal("2026-11-01T08:00:00.0000000Z", read.Text("createdDateTime"));
        Assert.Equal("2026-11-01T08:30:00.0000000Z", read.Text("lastModifiedDateTime"));
        Assert.NotEqual(etag, read.Text("@odata.etag"));
        Assert.Equal(changed.Text("@odata.etag"), read.Text("@odata.etag"));
    }

    [Theory]
    [InlineData("""{ "displayName": "One" }""", HttpStatusCode.Conflict)]
    [InlineData("""{ "displayName": "New" }""", HttpStatusCode.OK)]
    [InlineData("""{ "displayName": null }""", HttpStatusCode.BadRequest)]
    [InlineData("""{ "duration": "P3Y" }""", HttpStatusCode.BadRequest)]
    [InlineData("""{ "status": "active" }""", HttpStatusCode.BadRequest)]
    [InlineData("""{ "customer": null }""", HttpStatusCode.OK)]
    [InlineData("{}", HttpStatusCode.OK)]
    public async Task A_change_is_judged_as_a_creation_is(string body, HttpStatusCode expected)
    {
        using GdapSandbox sandbox = new();
        string path = await sandbox.CreateAsync();

        await sandbox.DoAsync(expected, "PATCH", path, body, await sandbox.ETagAsync(path));
    }

    [Fact]
    public async Task A_change_that_changes_nothing_keeps_the_ETag()
    {
        using GdapSandbox sandbox = new();
        string path = await sandbox.CreateAsync();
        string etag = await sandbox.ETagAsync(path);

        JsonElement answer =
            await sandbox.DoAsync(HttpStatusCode.OK, "PATCH", path, """{ "displayName": "New" }""", etag);

        Assert.Equal(etag, answer.Text("@odata.etag"));
    }

    [Theory]
    [InlineData("displayName", "\"Other\"")]
    [InlineData("duration", "\"P2D\"")]
    [InlineData("customer", "{ \"tenantId\": \"20000000-0000-4000-8000-000000000003\" }")]
    [InlineData("autoExtendDuration", "\"P90D\"")]
    [InlineData("autoExtendDuration", "7")]
    [InlineData("accessDetails", "{ \"unifiedRoles\": [] }")]
    [InlineData(
        "accessDetails",
        "{ \"unifiedRoles\": [ { \"roleDefinitionId\": \"fe930be7-5e62-47db-91af-98c3a49a38b1\" } ] }")]
    public async Task An_active_relationship_takes_nothing_but_its_extension(string name, string value)
    {
        using GdapSandbox sandbox = new();
        string before = (await sandbox.ReadAsync(GdapSandbox.Stored)).GetRawText();
        string body = new JsonObject { [name] = JsonNode.Parse(value) }.ToJsonString();

        await sandbox.DoAsync(HttpStatusCode.BadRequest, "PATCH", GdapSandbox.Stored, body, "*");

        Assert.Equal(before, (await sandbox.ReadAsync(GdapSandbox.Stored)).GetRawText());
    }

    [Fact]
    public async Task The_extension_of_a_stored_relationship_can_be_switched()
    {
        using GdapSandbox sandbox = new();

        JsonElement answer = await sandbox.DoAsync(
            HttpStatusCode.OK, "PATCH", GdapSandbox.Stored, """{ "autoExtendDuration": "PT0S" }""", "W/\"1\"");

        Assert.Equal("PT0S", answer.Text("autoExtendDuration"));
        Assert.Equal("PT0S", (await sandbox.ReadAsync(GdapSandbox.Stored)).Text("autoExtendDuration"));
        Assert.NotEqual("W/\"1\"", answer.Text("@odata.etag"));
    }

    [Fact]
    public async Task Global_Administrator_is_removed_by_an_operation()
    {
        using GdapSandbox sandbox = new();
        string path = await ActiveWithGlobalAdministratorAsync(sandbox);
        string body = $"{{ {GdapSandbox.Roles(GdapSandbox.GlobalReader)} }}";

        using HttpResponseMessage response =
            await sandbox.SendAsync("PATCH", path, body, await sandbox.ETagAsync(path));

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("{}", await response.Content.ReadAsStringAsync());
        Assert.Equal(TimeSpan.FromSeconds(20), response.Headers.RetryAfter!.Delta);
        string operation = response.Headers.Location!.AbsolutePath.TrimStart('/');
        Assert.StartsWith(path + "/operations/", operation, StringComparison.Ordinal);
        Assert.Equal(2, await CountRolesAsync(sandbox, path));
        Assert.Equal(("notStarted", 2), (await sandbox.StatusAsync(operation), await CountRolesAsync(sandbox, path)));
        sandbox.Pass(GdapSandbox.Step);
        Assert.Equal(("running", 2), (await sandbox.StatusAsync(operation), await CountRolesAsync(sandbox, path)));
        sandbox.Pass(GdapSandbox.Step);
        Assert.Equal(("succeeded", 1), (await sandbox.StatusAsync(operation), await CountRolesAsync(sandbox, path)));
        await sandbox.DoAsync(
            HttpStatusCode.OK, "PATCH", path, """{ "autoExtendDuration": "P180D" }""", await sandbox.ETagAsync(path));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Global_Administrator_keeps_an_extension_away_until_it_is_gone(bool isTogether)
    {
        using GdapSandbox sandbox = new();
        string path = await ActiveWithGlobalAdministratorAsync(sandbox);
        string roles = isTogether ? ", " + GdapSandbox.Roles(GdapSandbox.GlobalReader) : "";

        await sandbox.DoAsync(
            HttpStatusCode.BadRequest, "PATCH", path, $$"""{ "autoExtendDuration": "P180D"{{roles}} }""", "*");
    }

    [Fact]
    public async Task An_operation_fails_when_the_relationship_ends_meanwhile()
    {
        using GdapSandbox sandbox = new();
        string path = await ActiveWithGlobalAdministratorAsync(sandbox);
        using HttpResponseMessage response = await sandbox.SendAsync(
            "PATCH", path, $"{{ {GdapSandbox.Roles(GdapSandbox.GlobalReader)} }}", "*");

        await sandbox.AskAsync(path, "terminate");
        sandbox.Pass(GdapSandbox.Step + GdapSandbox.Step);

        Assert.Equal("failed", await sandbox.StatusAsync(response.Headers.Location!.AbsolutePath.TrimStart('/')));
        Assert.Equal(2, await CountRolesAsync(sandbox, path));
    }

    private static Task<string> ActiveWithGlobalAdministratorAsync(GdapSandbox sandbox) =>
        sandbox.BringToAsync("active", "New", GdapSandbox.GlobalReader, GdapSandbox.GlobalAdministrator);

    private static async Task<int> CountRolesAsync(GdapSandbox sandbox, string path) =>
        (await sandbox.ReadAsync(path)).GetProperty("accessDetails").Items("unifiedRoles").Count();
}
