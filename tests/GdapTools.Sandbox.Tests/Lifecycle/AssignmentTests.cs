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

public sealed class AssignmentTests
{
    private const string Assignments = GdapSandbox.Stored + "/accessAssignments";

    [Fact]
    public async Task An_assignment_is_created_as_documented_and_becomes_active()
    {
        using GdapSandbox sandbox = new();

        using HttpResponseMessage response = await sandbox.SendAsync("POST", Assignments, Body(SmallPartner.Outer));
        JsonElement created = await SandboxClient.ReadAsync(response);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        JsonObject documented = ContractData.Body("gdap-accessassignment-create");
        Assert.Equal(
            documented.Select(member => member.Key).Order(),
            created.EnumerateObject().Select(member => member.Name).Order());
        Assert.Equal((string?)documented["@odata.context"], created.Text("@odata.context"));
        Assert.Equal((string?)documented["@odata.type"], created.Text("@odata.type"));
        string path = $"{Assignments}/{created.Text("id")}";
        Assert.Equal($"{SandboxClient.Graph}/{path}", response.Headers.Location!.ToString());
        Assert.Equal("pending", created.Text("status"));
        Assert.Equal("pending", await sandbox.StatusAsync(path));
        sandbox.Pass(GdapSandbox.Step);
        Assert.Equal("active", await sandbox.StatusAsync(path));
        Assert.NotEqual(created.Text("@odata.etag"), await sandbox.ETagAsync(path));
        Assert.Equal(2, (await sandbox.IdsAsync(Assignments)).Length);
    }

    [Theory]
    [InlineData("accessContainerId", "99999999-9999-4999-8999-999999999999")]
    [InlineData("accessContainerId", "Outer")]
    [InlineData("accessContainerType", "user")]
    [InlineData("accessContainerType", null)]
    public async Task A_container_that_is_no_security_group_of_the_partner_is_refused(string member, string? value)
    {
        using GdapSandbox sandbox = new();
        JsonObject body = JsonNode.Parse(Body(SmallPartner.Outer))!.AsObject();
        body["accessContainer"]![member] = value;

        JsonElement answer = await sandbox.DoAsync(
            HttpStatusCode.BadRequest, "POST", Assignments, body.ToJsonString());

        Assert.Contains(member, answer.GetProperty("error").Text("message"), StringComparison.Ordinal);
        Assert.Single(await sandbox.IdsAsync(Assignments));
    }

    [Fact]
    public async Task A_group_that_is_not_for_security_is_refused_and_one_not_known_to_the_snapshot_is_not()
    {
        using GdapSandbox sandbox = new(editor => editor.Resources(SmallPartner.Partner)["v1.0/groups"]!["value"]!
            .AsArray().Single(group => (string?)group!["id"] == SmallPartner.Outer)!["securityEnabled"] = false);
        using GdapSandbox without = new(editor => editor.Resources(SmallPartner.Partner).Remove("v1.0/groups"));

        await sandbox.DoAsync(HttpStatusCode.BadRequest, "POST", Assignments, Body(SmallPartner.Outer));
        await without.DoAsync(HttpStatusCode.Created, "POST", Assignments, Body(SmallPartner.Outer));
    }

    [Fact]
    public async Task Roles_must_be_the_relationships_own()
    {
        using GdapSandbox sandbox = new();

        foreach (string[] roles in (string[][])[[], [GdapSandbox.GlobalReader, GdapSandbox.UserAdministrator]])
        {
            await sandbox.DoAsync(
                HttpStatusCode.BadRequest, "POST", Assignments, GdapSandbox.Assignment(SmallPartner.Outer, roles));
            await sandbox.DoAsync(
                HttpStatusCode.BadRequest,
                "PATCH",
                GdapSandbox.StoredAssignment,
                $"{{ {GdapSandbox.Roles(roles)} }}",
                "*");
        }
    }

    [Fact]
    public async Task A_group_has_one_assignment()
    {
        using GdapSandbox sandbox = new();

        JsonElement answer = await sandbox.DoAsync(
            HttpStatusCode.Conflict, "POST", Assignments, Body(SmallPartner.Inner.ToUpperInvariant()));

        Assert.Equal("The resource already exists.", answer.GetProperty("error").Text("message"));
    }

    [Fact]
    public async Task A_relationship_nobody_knows_is_refused_as_seen_in_public()
    {
        using GdapSandbox sandbox = new();

        JsonElement answer = await sandbox.DoAsync(
            HttpStatusCode.BadRequest,
            "POST",
            $"{GdapSandbox.Root}/nobody/accessAssignments",
            Body(SmallPartner.Outer));

        string documented = (string)ContractData.Error("gdap-400-badRequest-relationshipId")["text"]!;
        JsonElement error = answer.GetProperty("error");
        Assert.Equal(documented, $"Error {error.Text("code")}! {error.Text("message")}");
    }

    [Fact]
    public async Task Roles_change_by_an_operation_as_documented()
    {
        using GdapSandbox sandbox = new(TwoRoles);
        string etag = await sandbox.ETagAsync(GdapSandbox.StoredAssignment);
        string body = $"{{ {GdapSandbox.Roles(GdapSandbox.UserAdministrator)} }}";

        using HttpResponseMessage response = await sandbox.SendAsync("PATCH", GdapSandbox.StoredAssignment, body, etag);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("{}", await response.Content.ReadAsStringAsync());
        Assert.NotNull(response.Headers.RetryAfter);
        string operation = response.Headers.Location!.AbsolutePath.TrimStart('/');
        JsonElement started = await sandbox.ReadAsync(operation);
        JsonObject documented = ContractData.Body("gdap-operation-get");
        Assert.Equal(
            documented.Select(member => member.Key).Order(),
            started.EnumerateObject().Select(member => member.Name).Order());
        Assert.Equal((string?)documented["operationType"], started.Text("operationType"));
        Assert.Equal(
            JsonNode.Parse((string)documented["data"]!)!.AsObject().Select(member => member.Key),
            JsonNode.Parse(started.Text("data")!)!.AsObject().Select(member => member.Key));
        Assert.Equal(GdapSandbox.GlobalReader, await RoleAsync(sandbox));
        Assert.NotEqual(etag, await sandbox.ETagAsync(GdapSandbox.StoredAssignment));
        sandbox.Pass(GdapSandbox.Step);
        Assert.Equal("running", await sandbox.StatusAsync(operation));
        Assert.Equal(GdapSandbox.GlobalReader, await RoleAsync(sandbox));
        sandbox.Pass(GdapSandbox.Step);
        Assert.Equal("succeeded", await sandbox.StatusAsync(operation));
        Assert.Equal(GdapSandbox.UserAdministrator, await RoleAsync(sandbox));
        Assert.Equal([operation.Split('/').Last()], await sandbox.IdsAsync(GdapSandbox.Stored + "/operations"));
    }

    [Fact]
    public async Task Roles_that_are_there_already_are_answered_with_the_assignment()
    {
        using GdapSandbox sandbox = new();
        string etag = await sandbox.ETagAsync(GdapSandbox.StoredAssignment);

        JsonElement answer = await sandbox.DoAsync(
            HttpStatusCode.OK,
            "PATCH",
            GdapSandbox.StoredAssignment,
            $"{{ {GdapSandbox.Roles(GdapSandbox.GlobalReader)} }}",
            etag);

        Assert.Equal(etag, answer.Text("@odata.etag"));
        Assert.Equal("active", answer.Text("status"));
    }

    [Theory]
    [InlineData("accessContainer", "{}")]
    [InlineData("status", "\"active\"")]
    public async Task Nothing_but_roles_can_be_changed(string name, string value)
    {
        using GdapSandbox sandbox = new();

        await sandbox.DoAsync(
            HttpStatusCode.BadRequest, "PATCH", GdapSandbox.StoredAssignment, $$"""{ "{{name}}": {{value}} }""", "*");
    }

    [Fact]
    public async Task A_deleted_assignment_goes_after_a_while_and_frees_its_group()
    {
        using GdapSandbox sandbox = new();

        await sandbox.DoAsync(HttpStatusCode.NoContent, "DELETE", GdapSandbox.StoredAssignment, ifMatch: "*");

        Assert.Equal("deleting", await sandbox.StatusAsync(GdapSandbox.StoredAssignment));
        await sandbox.DoAsync(HttpStatusCode.BadRequest, "DELETE", GdapSandbox.StoredAssignment, ifMatch: "*");
        await sandbox.DoAsync(HttpStatusCode.Conflict, "POST", Assignments, Body(SmallPartner.Inner));
        sandbox.Pass(GdapSandbox.Step);
        Assert.Empty(await sandbox.IdsAsync(Assignments));
        await sandbox.DoAsync(HttpStatusCode.NotFound, "DELETE", GdapSandbox.StoredAssignment, ifMatch: "*");
        await sandbox.DoAsync(HttpStatusCode.Created, "POST", Assignments, Body(SmallPartner.Inner));
    }

    private static string Body(string group) => GdapSandbox.Assignment(group, GdapSandbox.GlobalReader);

    private static void TwoRoles(SnapshotEditor editor) => editor.Resources(SmallPartner.Partner)[GdapSandbox.Root]!
        ["value"]![0]!["accessDetails"]!["unifiedRoles"]!.AsArray().Add(
            new JsonObject { ["roleDefinitionId"] = GdapSandbox.UserAdministrator });

    private static async Task<string?> RoleAsync(GdapSandbox sandbox) =>
        (await sandbox.ReadAsync(GdapSandbox.StoredAssignment))
            .GetProperty("accessDetails").Items("unifiedRoles").Single().Text("roleDefinitionId");
}
