using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GdapTools.Sandbox.Engine;
using Xunit;

namespace GdapTools.Sandbox.Tests;

/// <summary>Graph hides relationships from callers outside the group AdminAgents, without an error.</summary>
public sealed class AdminAgentsTests
{
    private const string Relationships =
        SandboxClient.Graph + "/v1.0/tenantRelationships/delegatedAdminRelationships";
    private const string Assignments = Relationships + "/" + SmallPartner.RelationshipId + "/accessAssignments";

    [Theory]
    [InlineData(SmallPartner.Ann)]
    [InlineData(SmallPartner.Inner)]
    public async Task A_member_of_AdminAgents_sees_relationships(string member)
    {
        using SandboxClient client = new(WithAgents($$"""[ { "id": "{{member}}" } ]""").Read());

        JsonElement answer = await SandboxClient.ReadAsync(
            await client.GetAsync(Relationships, await client.TokenAsync()));

        Assert.Single(answer.Items("value"));
    }

    [Fact]
    public async Task Anyone_else_sees_empty_lists_but_the_customers()
    {
        using SandboxClient client = new(WithAgents($$"""[ { "id": "{{SmallPartner.Bob}}" } ]""").Read());
        string token = await client.TokenAsync();

        foreach (string uri in (string[])[Relationships, Assignments])
        {
            using HttpResponseMessage response = await client.GetAsync(uri, token);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Empty((await SandboxClient.ReadAsync(response)).GetProperty("value").EnumerateArray());
        }

        JsonElement customers = await client.ReadGraphAsync("v1.0/tenantRelationships/delegatedAdminCustomers", token);
        Assert.Single(customers.Items("value"));
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await client.GetAsync($"{Relationships}/{SmallPartner.RelationshipId}", token)).StatusCode);
    }

    [Fact]
    public async Task Without_the_members_of_AdminAgents_nothing_is_hidden()
    {
        SnapshotEditor editor = SnapshotEditor.Of(SmallPartner.Json);
        editor.Resources(SmallPartner.Partner).Remove($"v1.0/groups/{SmallPartner.Agents}/members");
        using SandboxClient client = new(editor.Read());

        JsonElement answer = await SandboxClient.ReadAsync(
            await client.GetAsync(Relationships, await client.TokenAsync()));

        Assert.Single(answer.Items("value"));
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData("[]", 0)]
    public async Task A_nested_group_counts_only_with_its_members(string? innerMembers, int relationships)
    {
        SnapshotEditor editor = WithAgents($$"""[ { "id": "{{SmallPartner.Inner}}" } ]""");
        string path = $"v1.0/groups/{SmallPartner.Inner}/members";
        editor.Resources(SmallPartner.Partner).Remove(path);
        if (innerMembers is not null)
        {
            editor.Resources(SmallPartner.Partner)[path] = new JsonObject { ["value"] = JsonNode.Parse(innerMembers) };
        }

        using SandboxClient client = new(editor.Read());

        JsonElement answer = await SandboxClient.ReadAsync(
            await client.GetAsync(Relationships, await client.TokenAsync()));

        Assert.Equal(relationships, answer.Items("value").Count());
    }

    private static SnapshotEditor WithAgents(string members)
    {
        SnapshotEditor editor = SnapshotEditor.Of(SmallPartner.Json);
        editor.Resources(SmallPartner.Partner)[$"v1.0/groups/{SmallPartner.Agents}/members"] =
            new JsonObject { ["value"] = JsonNode.Parse(members) };
        return editor;
    }
}
