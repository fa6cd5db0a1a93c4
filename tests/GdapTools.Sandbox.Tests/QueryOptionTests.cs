using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GdapTools.Sandbox.Engine;
using Xunit;

namespace GdapTools.Sandbox.Tests;

public sealed class QueryOptionTests
{
    private const string Users = "v1.0/users";
    private const string Relationships = "v1.0/tenantRelationships/delegatedAdminRelationships";

    [Theory]
    [InlineData(Users, 100, 350)]
    [InlineData(Users + "?$top=7", 7, 350)]
    [InlineData(Users + "?$top=999", 350, 350)]
    [InlineData(Users + "?top=60&$count=true&$filter=startswith(displayName,'User 1')", 60, 111)]
    [InlineData(Relationships, 100, 350)]
    [InlineData(Relationships + "?$top=999", 300, 350)]
    public async Task Pages_follow_one_another(string path, int pageSize, int total)
    {
        using SandboxClient client = Large();
        string token = await client.TokenAsync();
        List<string> ids = [];
        List<int> sizes = [];
        string? next = $"{SandboxClient.Graph}/{path}";

        while (next is not null)
        {
            using HttpResponseMessage response = await client.GetAsync(next, token);
            JsonElement page = await SandboxClient.ReadAsync(response);
            sizes.Add(page.Items("value").Count());
            ids.AddRange(page.Items("value").Select(item => item.Text("id")!));
            next = page.Text("@odata.nextLink");
        }

        Assert.Equal(total, ids.Distinct().Count());
        Assert.Equal(total, ids.Count);
        Assert.All(sizes.SkipLast(1), size => Assert.Equal(pageSize, size));
    }

    [Fact]
    public async Task The_next_link_stays_at_the_host_that_was_asked()
    {
        using SandboxClient client = Large();

        using HttpResponseMessage response = await client.GetAsync(
            "https://graph.sandbox.example/v1.0/users?$top=5&$select=id", await client.TokenAsync());
        Uri next = new((await SandboxClient.ReadAsync(response)).Text("@odata.nextLink")!);

        Assert.Equal("graph.sandbox.example", next.Host);
        Assert.Contains("$select=id", Uri.UnescapeDataString(next.Query), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Count_counts_what_the_filter_leaves()
    {
        using SandboxClient client = Large();

        JsonElement page =
            await client.ReadGraphAsync(Users + "?$count=true&$top=1&$filter=deviceEnrollmentLimit lt 10");
        using HttpResponseMessage count = await client.GetAsync(
            $"{SandboxClient.Graph}/{Users}/$count?$filter=deviceEnrollmentLimit lt 10", await client.TokenAsync());

        Assert.Equal(10, page.Number("@odata.count"));
        Assert.Equal("10", await count.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("deviceEnrollmentLimit desc", "349,348,347")]
    [InlineData("deviceEnrollmentLimit", "0,1,2")]
    [InlineData("accountEnabled desc,deviceEnrollmentLimit asc", "0,2,4")]
    public async Task Order_is_kept(string order, string expected)
    {
        using SandboxClient client = Large();

        JsonElement page = await client.ReadGraphAsync($"{Users}?$orderby={order}&$top=3");

        IEnumerable<long?> numbers = page.Items("value").Select(item => item.Number("deviceEnrollmentLimit"));
        Assert.Equal(expected, string.Join(",", numbers));
    }

    [Fact]
    public async Task Select_leaves_annotations_and_what_was_asked_for()
    {
        using SandboxClient client = SandboxClient.OfSmallPartner();

        JsonElement page = await client.ReadGraphAsync(Relationships + "?$select=ID,customer,lastModifiedDateTime");
        JsonElement me = await client.ReadGraphAsync("v1.0/me?$select=userPrincipalName");

        IEnumerable<string> names =
            Assert.Single(page.Items("value")).EnumerateObject().Select(member => member.Name);
        Assert.Equal(["@odata.etag", "id", "customer"], names);
        Assert.Equal(
            ["@odata.context", "userPrincipalName"], me.EnumerateObject().Select(member => member.Name));
    }

    [Theory]
    [InlineData("$top=0")]
    [InlineData("$top=1000")]
    [InlineData("$top=x")]
    [InlineData("$filter=id eq")]
    [InlineData("$skiptoken=foreign")]
    [InlineData("$orderby=id sideways")]
    [InlineData("$search=%22a%22")]
    public async Task What_Graph_refuses_is_a_bad_request(string query)
    {
        using SandboxClient client = Large();

        using HttpResponseMessage response =
            await client.GetAsync($"{SandboxClient.Graph}/{Users}?{query}", await client.TokenAsync());

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("BadRequest", (await SandboxClient.ReadAsync(response)).GetProperty("error").Text("code"));
    }

    [Fact]
    public async Task A_collection_that_was_not_stored_whole_says_so_on_its_last_page()
    {
        SnapshotEditor editor = SnapshotEditor.Of(SmallPartner.Json);
        editor.Resources(SmallPartner.Partner)[Users]!["@odata.nextLink"] = "https://graph.microsoft.com/v1.0/users?x";
        using SandboxClient client = new(editor.Read());

        JsonElement first = await client.ReadGraphAsync(Users + "?$top=1");
        JsonElement last = await client.ReadGraphAsync(Users);

        Assert.Contains("sandbox1", first.Text("@odata.nextLink"), StringComparison.Ordinal);
        Assert.Equal("https://graph.microsoft.com/v1.0/users?x", last.Text("@odata.nextLink"));
    }

    private static SandboxClient Large()
    {
        JsonArray users = [];
        JsonArray relationships = [];
        for (int number = 0; number < 350; number++)
        {
            users.Add(new JsonObject
            {
                ["id"] = "u" + number,
                ["displayName"] = "User " + number,
                ["deviceEnrollmentLimit"] = number,
                ["accountEnabled"] = number % 2 == 0,
            });
            relationships.Add(new JsonObject { ["id"] = "r" + number });
        }

        SnapshotEditor editor = SnapshotEditor.Of(SmallPartner.Json);
        editor.Resources(SmallPartner.Partner)[Users] = new JsonObject { ["value"] = users };
        editor.Resources(SmallPartner.Partner)[Relationships] = new JsonObject { ["value"] = relationships };
        return new SandboxClient(editor.Read());
    }
}
