using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using GdapTools.Sandbox.Engine;
using Xunit;

namespace GdapTools.Sandbox.Tests;

public sealed class GraphReadTests
{
    private const string Relationships = "v1.0/tenantRelationships/delegatedAdminRelationships";

    [Theory]
    [InlineData("v1.0/organization", SmallPartner.Partner)]
    [InlineData("V1.0/Organization", SmallPartner.Partner)]
    [InlineData("v1.0/me/memberOf", SmallPartner.Inner + "," + SmallPartner.Agents)]
    [InlineData("v1.0/me/transitiveMemberOf",
        SmallPartner.Inner + "," + SmallPartner.Agents + "," + SmallPartner.Outer + "," + SmallPartner.Role)]
    [InlineData("v1.0/users/ann%40partner.example/memberOf", SmallPartner.Inner + "," + SmallPartner.Agents)]
    [InlineData("v1.0/me/transitiveMemberOf/microsoft.graph.group",
        SmallPartner.Inner + "," + SmallPartner.Agents + "," + SmallPartner.Outer)]
    [InlineData("v1.0/me/transitiveMemberOf/microsoft.graph.directoryRole", SmallPartner.Role)]
    [InlineData("v1.0/groups/" + SmallPartner.Outer + "/transitiveMembers",
        SmallPartner.Inner + "," + SmallPartner.Ann)]
    [InlineData("v1.0/groups/" + SmallPartner.Outer + "/transitiveMembers/microsoft.graph.user", SmallPartner.Ann)]
    [InlineData("v1.0/groups/" + SmallPartner.Inner + "/members/microsoft.graph.group", SmallPartner.Outer)]
    [InlineData(Relationships, SmallPartner.RelationshipId)]
    [InlineData(Relationships + "/" + SmallPartner.RelationshipId + "/accessAssignments",
        "90000000-0000-4000-8000-000000000001")]
    public async Task Collections_hold(string path, string expected)
    {
        using SandboxClient client = SandboxClient.OfSmallPartner();

        JsonElement answer = await client.ReadGraphAsync(path);

        IEnumerable<string?> ids = answer.Items("value").Select(item => item.Text("id"));
        Assert.Equal(expected.Split(',').Order(), ids.Order());
    }

    [Theory]
    [InlineData("v1.0/me", SmallPartner.Ann)]
    [InlineData("v1.0/users/" + SmallPartner.Bob, SmallPartner.Bob)]
    [InlineData("v1.0/users/BOB%40PARTNER.EXAMPLE", SmallPartner.Bob)]
    [InlineData("v1.0/users(userPrincipalName='bob@partner.example')", SmallPartner.Bob)]
    [InlineData(Relationships + "/" + SmallPartner.RelationshipId, SmallPartner.RelationshipId)]
    [InlineData(
        Relationships + "/" + SmallPartner.RelationshipId + "/accessAssignments/90000000-0000-4000-8000-000000000001",
        "90000000-0000-4000-8000-000000000001")]
    public async Task Items_are_found_in_their_collections(string path, string id)
    {
        using SandboxClient client = SandboxClient.OfSmallPartner();

        JsonElement answer = await client.ReadGraphAsync(path);

        Assert.Equal(id, answer.Text("id"));
    }

    [Theory]
    [InlineData("v1.0/nothing")]
    [InlineData("v1.0/users/nobody")]
    [InlineData("v1.0/users/nobody/transitiveMemberOf")]
    [InlineData("beta/me/transitiveMemberOf")]
    [InlineData("v1.0/organization/a/b/c")]
    [InlineData("v1.0")]
    public async Task What_is_absent_is_not_found(string path)
    {
        using SandboxClient client = SandboxClient.OfSmallPartner();

        using HttpResponseMessage response =
            await client.GetAsync($"{SandboxClient.Graph}/{path}", await client.TokenAsync());
        JsonElement error = (await SandboxClient.ReadAsync(response)).GetProperty("error");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("Request_ResourceNotFound", error.Text("code"));
    }

    [Fact]
    public async Task Stored_wins_over_derived()
    {
        SnapshotEditor editor = SnapshotEditor.Of(SmallPartner.Json);
        editor.Resources(SmallPartner.Partner)[$"V1.0/users/{SmallPartner.Ann}/transitivememberof"] =
            System.Text.Json.Nodes.JsonNode.Parse("""{ "value": [ { "id": "stored" } ] }""");
        using SandboxClient client = new(editor.Read());

        JsonElement answer = await client.ReadGraphAsync("v1.0/me/transitiveMemberOf");

        Assert.Equal("stored", Assert.Single(answer.Items("value")).Text("id"));
    }

    [Fact]
    public async Task Assignments_can_be_expanded()
    {
        using SandboxClient client = SandboxClient.OfSmallPartner();

        JsonElement answer = await client.ReadGraphAsync(Relationships + "?$select=id&$expand=accessAssignments");

        JsonElement item = Assert.Single(answer.Items("value"));
        Assert.Equal(["@odata.etag", "id", "accessAssignments"], item.EnumerateObject().Select(member => member.Name));
        Assert.Equal("active", Assert.Single(item.Items("accessAssignments")).Text("status"));
    }

    [Fact]
    public async Task Answers_bear_ids_and_the_date()
    {
        using SandboxClient client = SandboxClient.OfSmallPartner();

        using HttpResponseMessage response = await client.GetAsync(
            SandboxClient.Graph + "/v1.0/organization", await client.TokenAsync(), "client-request-id", "mine");

        Assert.Equal("mine", Assert.Single(response.Headers.GetValues("client-request-id")));
        Assert.NotEmpty(response.Headers.GetValues("request-id"));
        Assert.Equal(new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.Zero), response.Headers.Date);
    }
}
