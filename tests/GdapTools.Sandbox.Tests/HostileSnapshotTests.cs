using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GdapTools.Core.Snapshots;
using GdapTools.Sandbox.Engine;
using GdapTools.Sandbox.Tests.Support;
using Xunit;

namespace GdapTools.Sandbox.Tests;

/// <summary>Whatever values a snapshot holds where its format leaves them open, the sandbox answers.</summary>
public sealed class HostileSnapshotTests
{
    private const int Rounds = 60;

    private static readonly string[] s_paths =
    [
        "v1.0/me",
        "v1.0/me/transitiveMemberOf?$select=id",
        "v1.0/me/transitiveMemberOf/microsoft.graph.group",
        $"v1.0/groups/{SmallPartner.Outer}/transitiveMembers",
        "v1.0/organization?$orderby=displayName&$count=true",
        "v1.0/users?$filter=startswith(userPrincipalName,'a') or id eq null",
        "v1.0/tenantRelationships/delegatedAdminRelationships?$expand=accessAssignments",
        $"v1.0/tenantRelationships/delegatedAdminRelationships/{SmallPartner.RelationshipId}/accessAssignments",
        "v1.0/tenantRelationships/delegatedAdminCustomers",
    ];

    [OutOfContract("Snapshots with values of any kind at all: that they are answered is the point.")]
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Values_of_any_kind_are_served(int seed)
    {
        Random random = new(seed);
        HashSet<int> statuses = [];
        for (int round = 0; round < Rounds; round++)
        {
            SnapshotEditor editor = SnapshotEditor.Of(SmallPartner.Json);
            Mutate(random, Open(editor.Root).ToArray());
            using SandboxClient client = new(editor.Read(), rebase: true);
            foreach (string tenant in (string[])["common", SmallPartner.Customer, SmallPartner.Refusing])
            {
                using HttpResponseMessage answer = await client.PostFormAsync(
                    tenant, "token", ("grant_type", "refresh_token"), ("refresh_token", SmallPartner.BobToken));
                statuses.Add((int)answer.StatusCode);
            }

            string token = await client.TokenAsync(tenant: "common");
            foreach (string path in s_paths)
            {
                using HttpResponseMessage answer = await client.GetAsync($"{SandboxClient.Graph}/{path}", token);
                JsonElement body = await SandboxClient.ReadAsync(answer);
                Assert.Equal(answer.IsSuccessStatusCode, body.Find("error") is null);
                statuses.Add((int)answer.StatusCode);
            }
        }

        Assert.Contains(200, statuses);
        Assert.DoesNotContain(500, statuses);
    }

    [Theory]
    [InlineData("Bad Header", "x")]
    [InlineData("X-Test", "a\r\nInjected: b")]
    [InlineData("Content-Type", "no type at all")]
    [InlineData("Content-Length", "9999")]
    [InlineData("Date", "never")]
    public async Task Headers_of_any_kind_are_no_obstacle(string name, string value)
    {
        SnapshotEditor editor = SnapshotEditor.Of(SmallPartner.Json);
        editor.Root["responses"] = new JsonArray(new JsonObject
        {
            ["path"] = "v1.0/me",
            ["headers"] = new JsonObject { [name] = value },
            ["body"] = new JsonObject(),
        });
        using SandboxClient client = new(editor.Read());

        using HttpResponseMessage response =
            await client.GetAsync(SandboxClient.Graph + "/v1.0/me", await client.TokenAsync());

        Assert.Equal("{}", await response.Content.ReadAsStringAsync());
        Assert.False(response.Headers.Contains("Injected"));
    }

    // The places whose content the format leaves open, but for the ids that make this very partner.
    private static IEnumerable<(JsonNode Parent, string Name)> Open(JsonObject root)
    {
        IEnumerable<JsonNode?> tops =
            [root["accessToken"]!["claims"], root["signIns"]![0]!["claims"], .. Resources(root)];
        return tops.SelectMany(Places);
    }

    private static IEnumerable<JsonNode?> Resources(JsonObject root) =>
        ((JsonObject)root["tenants"]!).SelectMany(tenant => (JsonObject)tenant.Value!["resources"]!)
            .Select(resource => resource.Value);

    private static IEnumerable<(JsonNode Parent, string Name)> Places(JsonNode? node) => node switch
    {
        JsonObject parent => parent.Select(member => ((JsonNode)parent, member.Key))
            .Concat(parent.SelectMany(member => Places(member.Value))),
        JsonArray array => array.SelectMany(Places),
        _ => [],
    };

    private static void Mutate(Random random, (JsonNode Parent, string Name)[] places)
    {
        for (int change = 0; change < 12; change++)
        {
            (JsonNode parent, string name) = places[random.Next(places.Length)];
            parent[name] = JsonNode.Parse(random.Next(8) switch
            {
                0 => "null",
                1 => "[]",
                2 => "{}",
                3 => "1e300",
                4 => "[ null, 1, \"x\", [ {} ], { \"id\": 7 } ]",
                5 => "\"\"",
                6 => "\"2026-99-99T00:00:00Z %23 \\u0000 'x\"",
                _ => "true",
            });
        }
    }
}
