using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GdapTools.Sandbox.Engine;
using Xunit;

namespace GdapTools.Sandbox.Tests.Lifecycle;

public sealed class ETagTests
{
    public static TheoryData<string, string, string, int> Changes
    {
        get
        {
            TheoryData<string, string, string, int> data = [];
            foreach (string target in (string[])["relationship", "assignment"])
            {
                foreach (string method in (string[])["PATCH", "DELETE"])
                {
                    int success = method == "PATCH" ? 200 : 204;
                    data.Add(target, method, "missing", 428);
                    data.Add(target, method, "", 428);
                    data.Add(target, method, "W/\"stale\"", 412);
                    data.Add(target, method, "fresh", success);
                    data.Add(target, method, "fresh without W/", success);
                    data.Add(target, method, "one of two", success);
                    data.Add(target, method, "*", success);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_change_needs_the_ETag_of_now(string target, string method, string ifMatch, int expected)
    {
        using GdapSandbox sandbox = new();
        string path = target == "relationship" ? await sandbox.CreateAsync() : GdapSandbox.StoredAssignment;
        string etag = await sandbox.ETagAsync(path);
        string before = (await sandbox.ReadAsync(path)).GetRawText();
        string? header = ifMatch switch
        {
            "missing" => null,
            "fresh" => etag,
            "fresh without W/" => etag[2..],
            "one of two" => $"W/\"other\", {etag}",
            _ => ifMatch,
        };
        string body = target == "relationship"
            ? """{ "displayName": "Other" }"""
            : $"{{ {GdapSandbox.Roles(GdapSandbox.GlobalReader)} }}";

        using HttpResponseMessage response =
            await sandbox.SendAsync(method, path, method == "PATCH" ? body : "", header);

        Assert.Equal(expected, (int)response.StatusCode);
        if (expected >= 400)
        {
            Assert.Equal(
                expected == 428 ? "preconditionRequired" : "preconditionFailed",
                (await SandboxClient.ReadAsync(response)).GetProperty("error").Text("code"));
            Assert.Equal(before, (await sandbox.ReadAsync(path)).GetRawText());
        }
    }

    [Fact]
    public async Task A_stored_ETag_is_served_and_a_missing_one_follows_from_the_content()
    {
        using GdapSandbox one = new();
        using GdapSandbox two = new();
        using GdapSandbox other = new(editor => Assignment(editor)["status"] = "error");

        Assert.Equal("W/\"1\"", await one.ETagAsync(GdapSandbox.Stored));
        string etag = await one.ETagAsync(GdapSandbox.StoredAssignment);
        Assert.Matches("^W/\"Jy[A-Za-z0-9+/]+=*\"$", etag);
        Assert.Equal(etag, await two.ETagAsync(GdapSandbox.StoredAssignment));
        Assert.NotEqual(etag, await other.ETagAsync(GdapSandbox.StoredAssignment));
    }

    [Theory]
    [InlineData(GdapSandbox.Stored + "/accessAssignments")]
    [InlineData(GdapSandbox.Root)]
    [InlineData(GdapSandbox.Root + "?$select=id")]
    public async Task Every_item_of_a_list_bears_its_ETag(string path)
    {
        using GdapSandbox sandbox = new();
        string item = path.EndsWith("Assignments", StringComparison.Ordinal)
            ? GdapSandbox.StoredAssignment
            : GdapSandbox.Stored;

        IEnumerable<JsonElement> items = (await sandbox.ReadAsync(path)).Items("value");

        Assert.Equal(await sandbox.ETagAsync(item), Assert.Single(items).Text("@odata.etag"));
    }

    [Fact]
    public async Task An_expanded_assignment_bears_its_ETag()
    {
        using GdapSandbox sandbox = new();

        JsonElement answer = await sandbox.ReadAsync(GdapSandbox.Root + "?$expand=accessAssignments");

        JsonElement assignment = answer.Items("value").Single().Items("accessAssignments").Single();
        Assert.Equal(await sandbox.ETagAsync(GdapSandbox.StoredAssignment), assignment.Text("@odata.etag"));
    }

    [Fact]
    public async Task No_ETag_header_is_sent()
    {
        using GdapSandbox sandbox = new();

        using HttpResponseMessage response = await sandbox.SendAsync("GET", GdapSandbox.Stored);

        Assert.Null(response.Headers.ETag);
    }

    [Fact]
    public async Task Each_change_brings_an_ETag_never_seen_before()
    {
        using GdapSandbox sandbox = new();
        string path = await sandbox.CreateAsync();
        HashSet<string> seen = [await sandbox.ETagAsync(path)];

        for (int round = 0; round < 20; round++)
        {
            string body = $$"""{ "displayName": "Name {{round % 2}}" }""";
            using HttpResponseMessage response = await sandbox.SendAsync("PATCH", path, body, "*");
            Assert.True(seen.Add((await SandboxClient.ReadAsync(response)).Text("@odata.etag")!));
        }
    }

    private static JsonNode Assignment(SnapshotEditor editor) =>
        editor.Resources(SmallPartner.Partner)[GdapSandbox.Stored + "/accessAssignments"]!["value"]![0]!;
}
