using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GdapTools.Core.Snapshots;
using GdapTools.Sandbox.Engine;
using Xunit;

namespace GdapTools.Sandbox.Tests.Lifecycle;

/// <summary>What is written shows wherever it can be read.</summary>
public sealed class VisibilityTests
{
    private const string Beta = "beta/tenantRelationships/delegatedAdminRelationships";

    [Theory]
    [InlineData("", 2)]
    [InlineData("?$filter=status eq 'created'", 1)]
    [InlineData("?$filter=displayName eq 'New'", 1)]
    [InlineData("?$filter=status in ('active','created')&$orderby=displayName", 2)]
    [InlineData("?$filter=customer/tenantId eq '" + SmallPartner.Customer + "'", 2)]
    [InlineData("?$filter=status eq 'terminated'", 0)]
    [InlineData("?$expand=accessAssignments", 2)]
    public async Task A_new_relationship_is_listed(string query, int count)
    {
        using GdapSandbox sandbox = new();

        await sandbox.CreateAsync();

        Assert.Equal(count, (await sandbox.IdsAsync(GdapSandbox.Root + query)).Length);
        Assert.Equal(count, (await sandbox.IdsAsync(Beta + query)).Length);
    }

    [Fact]
    public async Task Counts_and_pages_follow()
    {
        using GdapSandbox sandbox = new();
        for (int number = 0; number < 5; number++)
        {
            await sandbox.CreateAsync($"New {number}");
        }

        JsonElement page = await sandbox.ReadAsync(GdapSandbox.Root + "?$top=4&$count=true");
        using HttpResponseMessage count = await sandbox.SendAsync("GET", GdapSandbox.Root + "/$count");

        Assert.Equal("6", await count.Content.ReadAsStringAsync());
        Assert.Equal(6, page.Number("@odata.count"));
        Assert.Equal(4, page.Items("value").Count());
        string next = page.Text("@odata.nextLink")!.Substring(SandboxClient.Graph.Length + 1);
        Assert.Equal(2, (await sandbox.IdsAsync(next)).Length);
    }

    [Fact]
    public async Task A_change_shows_in_filters_and_a_deletion_everywhere()
    {
        using GdapSandbox sandbox = new();
        string path = await sandbox.CreateAsync();

        await sandbox.DoAsync(HttpStatusCode.OK, "PATCH", path, """{ "displayName": "Changed" }""", "*");
        Assert.Single(await sandbox.IdsAsync(GdapSandbox.Root + "?$filter=displayName eq 'Changed'"));
        Assert.Empty(await sandbox.IdsAsync(GdapSandbox.Root + "?$filter=displayName eq 'New'"));
        await sandbox.DoAsync(HttpStatusCode.NoContent, "DELETE", path, ifMatch: "*");

        Assert.Single(await sandbox.IdsAsync(GdapSandbox.Root));
        foreach (string gone in (string[])[path, path + "/requests", Beta + path.Substring(GdapSandbox.Root.Length)])
        {
            await sandbox.DoAsync(HttpStatusCode.NotFound, "GET", gone);
        }

        await sandbox.CreateAsync();
    }

    [Fact]
    public async Task Both_versions_of_Graph_write_the_same()
    {
        using GdapSandbox sandbox = new();
        JsonElement created = await sandbox.DoAsync(
            HttpStatusCode.Created, "POST", Beta, GdapSandbox.Body(roles: GdapSandbox.GlobalReader));

        Assert.StartsWith($"{SandboxClient.Graph}/beta/", created.Text("@odata.context"));
        Assert.Equal("created", await sandbox.StatusAsync($"{GdapSandbox.Root}/{created.Text("id")}"));
        await sandbox.AskAsync($"{Beta}/{created.Text("id")}", "lockForApproval");
        Assert.Equal("approvalPending", await sandbox.StatusAsync($"{GdapSandbox.Root}/{created.Text("id")}"));
    }

    [Fact]
    public async Task What_is_stored_under_beta_is_written_there()
    {
        using GdapSandbox sandbox = new(editor =>
        {
            JsonObject resources = editor.Resources(SmallPartner.Partner);
            foreach (string name in resources.Select(resource => resource.Key).Where(IsGdap).ToArray())
            {
                JsonNode stored = resources[name]!.DeepClone();
                resources.Remove(name);
                resources["beta" + name.Substring(name.IndexOf('/'))] = stored;
            }
        });

        await sandbox.CreateAsync();

        Assert.Equal(2, (await sandbox.IdsAsync(Beta)).Length);
        Assert.Equal(2, (await sandbox.IdsAsync(GdapSandbox.Root)).Length);
        Assert.Single(await sandbox.IdsAsync(GdapSandbox.Stored + "/accessAssignments"));
    }

    [Fact]
    public async Task Each_version_is_served_as_stored_until_something_is_written()
    {
        using GdapSandbox sandbox = new(editor => editor.Resources(SmallPartner.Partner)[Beta] =
            JsonNode.Parse("""{ "value": [ { "id": "only in beta", "status": "created" } ] }"""));

        Assert.Equal(["only in beta"], await sandbox.IdsAsync(Beta));
        await sandbox.CreateAsync();

        Assert.Equal(await sandbox.IdsAsync(GdapSandbox.Root), await sandbox.IdsAsync(Beta));
    }

    [Fact]
    public async Task What_is_stored_inside_a_relationship_does_not_hide_what_is_written()
    {
        using GdapSandbox sandbox = new(editor =>
        {
            JsonObject resources = editor.Resources(SmallPartner.Partner);
            string name = GdapSandbox.Stored + "/accessAssignments";
            resources[GdapSandbox.Root]!["value"]![0]!["accessAssignments"] = resources[name]!["value"]!.DeepClone();
            resources.Remove(name);
        });
        string assignments = GdapSandbox.Stored + "/accessAssignments";
        Assert.Single((await sandbox.ReadAsync(GdapSandbox.Stored)).Items("accessAssignments"));

        await sandbox.DoAsync(
            HttpStatusCode.Created,
            "POST",
            assignments,
            GdapSandbox.Assignment(SmallPartner.Outer, GdapSandbox.GlobalReader));

        Assert.Equal(2, (await sandbox.IdsAsync(assignments)).Length);
        Assert.Null((await sandbox.ReadAsync(GdapSandbox.Stored)).Find("accessAssignments"));
        Assert.Equal("W/\"1\"", await sandbox.ETagAsync(GdapSandbox.Stored));
        JsonElement expanded = await sandbox.ReadAsync(GdapSandbox.Stored + "?$expand=accessAssignments");
        Assert.Equal(2, expanded.Items("accessAssignments").Count());
    }

    [Fact]
    public async Task What_is_not_stored_is_not_found_before_something_is_written_to_it()
    {
        using GdapSandbox sandbox = new(editor =>
            editor.Resources(SmallPartner.Partner).Remove(GdapSandbox.Stored + "/accessAssignments"));

        await sandbox.DoAsync(HttpStatusCode.NotFound, "GET", GdapSandbox.Stored + "/accessAssignments");
        await sandbox.DoAsync(HttpStatusCode.NotFound, "GET", GdapSandbox.Stored + "/requests");
        await sandbox.AskAsync(GdapSandbox.Stored, "terminate");

        await sandbox.DoAsync(HttpStatusCode.NotFound, "GET", GdapSandbox.Stored + "/accessAssignments");
        Assert.Single(await sandbox.IdsAsync(GdapSandbox.Stored + "/requests"));
    }

    [Fact]
    public async Task The_snapshot_is_never_changed()
    {
        using GdapSandbox sandbox = new();
        string before = Text(sandbox.Snapshot);

        await sandbox.BringToAsync("terminated");
        await sandbox.DoAsync(HttpStatusCode.NoContent, "DELETE", GdapSandbox.StoredAssignment, ifMatch: "*");
        await sandbox.AskAsync(GdapSandbox.Stored, "terminate");
        sandbox.Pass(GdapSandbox.Step + GdapSandbox.Step);
        Assert.Empty(await sandbox.IdsAsync(GdapSandbox.Customers));

        Assert.Equal(before, Text(sandbox.Snapshot));
        using SandboxClient other = new(sandbox.Snapshot);
        Assert.Single((await other.ReadGraphAsync(GdapSandbox.Root)).Items("value"));
    }

    private static bool IsGdap(string path) =>
        path.StartsWith("v1.0/tenantRelationships/", StringComparison.Ordinal);

    private static string Text(Snapshot snapshot) => string.Join("\n", snapshot.Tenants.Values.SelectMany(
        tenant => tenant.Resources.Select(
            resource => $"{tenant.TenantId} {resource.Key} {resource.Value.GetRawText()}")));
}
