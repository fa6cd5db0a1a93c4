using System.Collections.Generic;
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

public sealed class RequestTests
{
    [Fact]
    public async Task A_request_is_created_as_documented_and_succeeds()
    {
        using GdapSandbox sandbox = new();
        string path = await sandbox.CreateAsync();

        using HttpResponseMessage response = await sandbox.RequestAsync(path, "lockForApproval");
        JsonElement created = await SandboxClient.ReadAsync(response);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        JsonObject documented = ContractData.Body("gdap-request-create");
        Assert.Empty(documented.Select(member => member.Key).Except(
            created.EnumerateObject().Select(member => member.Name)));
        foreach (string name in (string[])["@odata.type", "@odata.context", "action", "status"])
        {
            Assert.Equal((string?)documented[name], created.Text(name));
        }

        string request = $"{path}/requests/{created.Text("id")}";
        Assert.Equal($"{SandboxClient.Graph}/{request}", response.Headers.Location!.ToString());
        Assert.Equal("created", await sandbox.StatusAsync(request));
        sandbox.Pass(GdapSandbox.Step);
        Assert.Equal("pending", await sandbox.StatusAsync(request));
        sandbox.Pass(GdapSandbox.Step);
        JsonElement succeeded = await sandbox.ReadAsync(request);
        Assert.Equal("succeeded", succeeded.Text("status"));
        Assert.Equal("2026-11-01T08:00:00.0000000Z", succeeded.Text("createdDateTime"));
        Assert.Equal("2026-11-01T08:00:20.0000000Z", succeeded.Text("lastModifiedDateTime"));
        Assert.Equal(
            ContractData.Body("gdap-request-get").Select(member => member.Key).Order(),
            succeeded.EnumerateObject().Select(member => member.Name).Order());
    }

    [Fact]
    public async Task All_requests_of_a_relationship_are_listed_in_order()
    {
        using GdapSandbox sandbox = new();
        string path = await sandbox.BringToAsync("terminated");

        JsonElement answer = await sandbox.ReadAsync(path + "/requests");

        Assert.Equal(
            ["lockForApproval", "approve", "terminate"], answer.Items("value").Select(item => item.Text("action")));
    }

    [Theory]
    [InlineData(null, "unknownFutureValue")]
    [InlineData("include-unknown-enum-members", "reject")]
    [InlineData("odata.maxpagesize=5, Include-Unknown-Enum-Members", "reject")]
    [InlineData("odata.maxpagesize=5", "unknownFutureValue")]
    public async Task A_rejection_shows_to_those_who_ask_for_unknown_members(string? prefer, string action)
    {
        using GdapSandbox sandbox = new();
        string path = await sandbox.BringToAsync("approvalPending");
        await sandbox.AskAsync(path, "reject", await sandbox.CustomerTokenAsync());
        string request = $"{path}/requests/{(await sandbox.IdsAsync(path + "/requests"))[1]}";

        foreach (string asked in (string[])[request, path + "/requests", path + "?$expand=requests"])
        {
            using HttpResponseMessage response = await sandbox.Client.GetAsync(
                $"{SandboxClient.Graph}/{asked}",
                await sandbox.Client.TokenAsync(),
                prefer is null ? null : "Prefer",
                prefer);
            Assert.Equal(action, Actions(await SandboxClient.ReadAsync(response)).Last());
        }
    }

    [Fact]
    public async Task An_operation_on_a_relationship_is_of_a_type_that_came_late_too()
    {
        using GdapSandbox sandbox = new(editor => Item(editor)["accessDetails"]!["unifiedRoles"]!.AsArray().Add(
            new JsonObject { ["roleDefinitionId"] = GdapSandbox.GlobalAdministrator }));
        using HttpResponseMessage response = await sandbox.SendAsync(
            "PATCH", GdapSandbox.Stored, $"{{ {GdapSandbox.Roles(GdapSandbox.GlobalReader)} }}", "*");
        string operation = response.Headers.Location!.AbsolutePath.TrimStart('/');

        using HttpResponseMessage preferred = await sandbox.Client.GetAsync(
            $"{SandboxClient.Graph}/{operation}",
            await sandbox.Client.TokenAsync(),
            "Prefer",
            "include-unknown-enum-members");

        Assert.Equal("unknownFutureValue", (await sandbox.ReadAsync(operation)).Text("operationType"));
        Assert.Equal(
            "delegatedAdminRelationshipUpdate", (await SandboxClient.ReadAsync(preferred)).Text("operationType"));
    }

    [Theory]
    [InlineData("""{ "action": "lockForApproval", "status": "succeeded" }""")]
    [InlineData("""{ "action": 7 }""")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task A_body_that_is_no_request_is_refused(string body)
    {
        using GdapSandbox sandbox = new();
        string path = await sandbox.CreateAsync();

        await sandbox.DoAsync(HttpStatusCode.BadRequest, "POST", path + "/requests", body);

        Assert.Equal("created", await sandbox.StatusAsync(path));
    }

    private static JsonNode Item(SnapshotEditor editor) =>
        editor.Resources(SmallPartner.Partner)[GdapSandbox.Root]!["value"]![0]!;

    private static IEnumerable<string?> Actions(JsonElement answer) =>
        answer.Text("action") is string action ? [action]
        : answer.Items("value").Concat(answer.Items("requests")).Select(item => item.Text("action"));
}
