using System;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GdapTools.Sandbox.Engine;
using Xunit;

namespace GdapTools.Sandbox.Tests.Lifecycle;

/// <summary>Customers come with their first active relationship and go with the last.</summary>
public sealed class CustomerListTests
{
    [Fact]
    public async Task A_customer_is_listed_from_the_first_active_relationship_on()
    {
        using GdapSandbox sandbox = new(Nobody);
        string path = await sandbox.BringToAsync("activating");
        Assert.Empty(await sandbox.IdsAsync(GdapSandbox.Customers));

        sandbox.Pass(GdapSandbox.Step);

        JsonElement customer = Assert.Single((await sandbox.ReadAsync(GdapSandbox.Customers)).Items("value"));
        Assert.Equal(SmallPartner.Customer, customer.Text("id"));
        Assert.Equal(SmallPartner.Customer, customer.Text("tenantId"));
        Assert.Equal("Customer", customer.Text("displayName"));
        Assert.NotNull(customer.Text("@odata.etag"));
        string own = $"{GdapSandbox.Customers}/{SmallPartner.Customer}";
        Assert.Equal(SmallPartner.Customer, (await sandbox.ReadAsync(own)).Text("id"));
        Assert.Empty(await sandbox.IdsAsync(own + "/serviceManagementDetails"));
        Assert.Equal("active", await sandbox.StatusAsync(path));
    }

    [Theory]
    [InlineData("terminated")]
    [InlineData("expired")]
    public async Task A_customer_goes_with_the_last_relationship(string status)
    {
        using GdapSandbox sandbox = new(Nobody);

        await sandbox.BringToAsync(status == "expired" ? "expiring" : "terminating");
        Assert.Single(await sandbox.IdsAsync(GdapSandbox.Customers));
        sandbox.Pass(GdapSandbox.Step);

        Assert.Empty(await sandbox.IdsAsync(GdapSandbox.Customers));
    }

    [Fact]
    public async Task A_customer_stays_while_another_relationship_is_active()
    {
        using GdapSandbox sandbox = new();

        await sandbox.BringToAsync("terminated");

        Assert.Equal([SmallPartner.Customer], await sandbox.IdsAsync(GdapSandbox.Customers));
    }

    [Fact]
    public async Task Customers_that_are_stored_stay_whatever_their_relationships()
    {
        using GdapSandbox sandbox = new(editor =>
            editor.Resources(SmallPartner.Partner)[GdapSandbox.Root]!["value"]![0]!["status"] = "terminated");

        await sandbox.CreateAsync();
        sandbox.Pass(TimeSpan.FromDays(1000));

        Assert.Equal([SmallPartner.Customer], await sandbox.IdsAsync(GdapSandbox.Customers));
    }

    [Fact]
    public async Task One_can_sign_in_at_a_tenant_that_became_known_by_a_relationship()
    {
        const string Tenant = "20000000-0000-4000-8000-00000000000f";
        using GdapSandbox sandbox = new();
        string body = GdapSandbox.Body(roles: GdapSandbox.GlobalReader).Replace(
            SmallPartner.Customer, Tenant, StringComparison.Ordinal);
        JsonElement refused = await SignInAsync(sandbox, Tenant);

        await sandbox.DoAsync(HttpStatusCode.Created, "POST", GdapSandbox.Root, body);

        Assert.Equal("invalid_request", refused.Text("error"));
        Assert.NotNull((await SignInAsync(sandbox, Tenant)).Text("access_token"));
    }

    private static void Nobody(SnapshotEditor editor)
    {
        foreach (string path in (string[])[GdapSandbox.Root, GdapSandbox.Customers])
        {
            editor.Resources(SmallPartner.Partner)[path] = new JsonObject { ["value"] = new JsonArray() };
        }
    }

    private static Task<JsonElement> SignInAsync(GdapSandbox sandbox, string tenant) => sandbox.Client.SignInAsync(
        tenant,
        ("grant_type", "refresh_token"),
        ("refresh_token", "any"),
        ("scope", SandboxClient.Graph + "/.default"));
}
