using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph;
using GdapTools.Core.Tests.Support;
using Xunit;

namespace GdapTools.Core.Tests.Graph;

/// <summary>Batches: twenty to a request, each item with a fate of its own.</summary>
public sealed class BatchTests
{
    private const string Tenant = "11111111-1111-1111-1111-111111111111";

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(20, 1)]
    [InlineData(21, 2)]
    [InlineData(45, 3)]
    public async Task Twenty_go_into_a_request(int queries, int requests)
    {
        using LoopbackServer server = new(request => Answer(request, (_, id) => Item(id, 200)));

        IReadOnlyList<Reading<IReadOnlyList<JsonElement>>> readings = await ReadAsync(server.Uri, queries);

        Assert.Equal(requests, server.Requests.Count);
        Assert.Equal(
            Enumerable.Range(0, queries).Select(number => $"group-{number}"),
            readings.Select(reading => reading.Value.Single().Text("id")));
    }

    [Fact]
    public async Task Answers_in_any_order_find_their_request()
    {
        using LoopbackServer server = new(request => Answer(request, (_, id) => Item(id, 200), isReversed: true));

        IReadOnlyList<Reading<IReadOnlyList<JsonElement>>> readings = await ReadAsync(server.Uri, 20);

        Assert.Equal(
            Enumerable.Range(0, 20).Select(number => $"group-{number}"),
            readings.Select(reading => reading.Value.Single().Text("id")));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task An_item_with_a_passing_fault_is_asked_for_by_itself(int status)
    {
        using LoopbackServer server = new(request => Answer(request, (path, id) => Item(id, path.EndsWith("-3/accessAssignments") ? status : 200)));

        IReadOnlyList<Reading<IReadOnlyList<JsonElement>>> readings = await ReadAsync(server.Uri, 5);

        Assert.All(readings, reading => Assert.True(reading.IsKnown));
        Assert.Equal("group-3", readings[3].Value.Single().Text("id"));
        Assert.Equal(
            ["/v1.0/$batch", "/v1.0/tenantRelationships/delegatedAdminRelationships/group-3/accessAssignments"], server.Requests.Select(request => request.PathAndQuery));
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    public async Task An_item_that_is_refused_fails_alone(int status)
    {
        using LoopbackServer server = new(request => Answer(request, (path, id) => Item(id, path.EndsWith("-3/accessAssignments") ? status : 200)));

        IReadOnlyList<Reading<IReadOnlyList<JsonElement>>> readings = await ReadAsync(server.Uri, 5);

        Assert.Equal([true, true, true, false, true], readings.Select(reading => reading.IsKnown));
        GdapServiceException failure = Assert.IsType<GdapServiceException>(readings[3].Failure);
        Assert.Equal((status, "itemCode"), (failure.StatusCode, failure.Code));
        Assert.EndsWith("/delegatedAdminRelationships/group-3/accessAssignments", failure.RequestUri!.AbsolutePath);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("withoutStatus")]
    [InlineData("strange id")]
    public async Task An_item_without_an_answer_is_asked_for_by_itself(string fault)
    {
        using LoopbackServer server = new(request => Answer(request, (path, id) => !path.EndsWith("-1/accessAssignments") ? Item(id, 200)
            : fault == "missing" ? null
            : fault == "withoutStatus" ? new JsonObject { ["id"] = id, ["body"] = new JsonObject { ["value"] = new JsonArray() } }
            : Item("77", 200)));

        IReadOnlyList<Reading<IReadOnlyList<JsonElement>>> readings = await ReadAsync(server.Uri, 3);

        Assert.Equal("group-1", readings[1].Value.Single().Text("id"));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Further_pages_of_an_item_are_followed()
    {
        Uri? self = null;
        using LoopbackServer server = new(request => request.Url!.Query.Contains("skiptoken")
            ? new LoopbackServer.Answer(200, """{"value":[{"id":"second"}]}""")
            : Answer(request, (_, id) => Item(id, 200, $"{self}v1.0/tenantRelationships/delegatedAdminRelationships/group-{int.Parse(id) - 1}/accessAssignments?$skiptoken=2")));
        self = server.Uri;

        IReadOnlyList<Reading<IReadOnlyList<JsonElement>>> readings = await ReadAsync(server.Uri, 2);

        Assert.All(readings, reading => Assert.Equal("second", reading.Value[1].Text("id")));
        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(503)]
    public async Task A_batch_that_fails_as_a_whole_is_taken_apart(int status)
    {
        using LoopbackServer server = new(request => request.HttpMethod == "POST"
            ? new LoopbackServer.Answer(status, "{}")
            : Single(request.Url!.AbsolutePath));

        IReadOnlyList<Reading<IReadOnlyList<JsonElement>>> readings = await ReadAsync(server.Uri, 3);

        Assert.Equal(["group-0", "group-1", "group-2"], readings.Select(reading => reading.Value.Single().Text("id")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_longest_wait_of_throttled_items_holds_the_resource_back(bool isDate)
    {
        string longest = isDate ? DateTimeOffset.UtcNow.AddSeconds(4000).ToString("R", CultureInfo.InvariantCulture) : "4000";
        using LoopbackServer server = new(request => Answer(request, (path, id) => path.EndsWith("-0/accessAssignments") || path.EndsWith("-1/accessAssignments")
            ? Item(id, 429, retryAfter: path.EndsWith("-0/accessAssignments") ? "40" : longest)
            : Item(id, 200)));
        using GraphOver graph = new(server.Uri);

        IReadOnlyList<Reading<IReadOnlyList<JsonElement>>> readings = await graph.Client.ListManyAsync(
            [AssignmentsOf(0), AssignmentsOf(1), AssignmentsOf(2)], CancellationToken.None);

        Assert.All(readings, reading => Assert.True(reading.IsKnown));
        Assert.Contains(graph.Clock.Waits, wait => wait > TimeSpan.FromSeconds(3900));
    }

    private static async Task<IReadOnlyList<Reading<IReadOnlyList<JsonElement>>>> ReadAsync(Uri server, int count)
    {
        using GraphOver graph = new(server);
        return await graph.Client.ListManyAsync([.. Enumerable.Range(0, count).Select(AssignmentsOf)], CancellationToken.None);
    }

    private static GraphQuery AssignmentsOf(int number) =>
        new(
        Tenant,
        client => client.TenantRelationships.DelegatedAdminRelationships[$"group-{number}"].AccessAssignments
            .ToGetRequestInformation());

    private static LoopbackServer.Answer Answer(
        HttpListenerRequest request, Func<string, string, JsonObject?> item, bool isReversed = false)
    {
        if (request.HttpMethod == "GET")
        {
            return Single(request.Url!.AbsolutePath);
        }

        JsonNode batch = JsonNode.Parse(new StreamReader(request.InputStream).ReadToEnd())!;
        List<JsonObject?> answers =
        [
            .. batch["requests"]!.AsArray().Select(asked =>
            {
                Assert.Equal("GET", (string?)asked!["method"]);
                string path = (string)asked["url"]!;
                JsonObject? answer = item(path, (string)asked["id"]!);
                if (answer?["status"]?.GetValue<int>() == 200)
                {
                    answer["body"]!["value"]![0]!["id"] = path.Split('/')[3];
                }

                return answer;
            }),
        ];
        if (isReversed)
        {
            answers.Reverse();
        }

        return new LoopbackServer.Answer(
            200, new JsonObject { ["responses"] = new JsonArray([.. answers.Where(answer => answer is not null)]) }.ToJsonString());
    }

    private static LoopbackServer.Answer Single(string path) =>
        new(200, $$"""{"value":[{"id":"{{path.Split('/')[4]}}"}]}""");

    private static JsonObject Item(string id, int status, string? next = null, string? retryAfter = null)
    {
        JsonObject body = status == 200
            ? new JsonObject { ["value"] = new JsonArray(new JsonObject { ["id"] = "x" }) }
            : new JsonObject { ["error"] = new JsonObject { ["code"] = "itemCode" } };
        if (next is not null)
        {
            body["@odata.nextLink"] = next;
        }

        JsonObject headers = [];
        if (retryAfter is not null)
        {
            headers["Retry-After"] = retryAfter;
        }

        return new JsonObject { ["id"] = id, ["status"] = status, ["headers"] = headers, ["body"] = body };
    }
}
