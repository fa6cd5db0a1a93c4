using System;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GdapTools.Sandbox.Engine;
using Xunit;

namespace GdapTools.Sandbox.Tests.Lifecycle;

/// <summary>Who takes part in a relationship, and what is theirs to do.</summary>
public sealed class PartyTests
{
    private const string Reseller = "#microsoft.graph.resellerDelegatedAdminRelationship";

    [Fact]
    public async Task A_reseller_approves_before_the_customer()
    {
        using GdapSandbox sandbox = new(OfReseller);
        string customer = await sandbox.CustomerTokenAsync();

        Assert.Equal(HttpStatusCode.BadRequest, await AnswerAsync(sandbox, "approve", customer));
        Assert.Equal(HttpStatusCode.Created, await AnswerAsync(sandbox, "approve"));
        JsonElement approved = await sandbox.ReadAsync(GdapSandbox.Stored);
        Assert.Equal("approvalPending", approved.Text("status"));
        Assert.Equal(JsonValueKind.False, approved.GetProperty("isPartnerConsentPending").ValueKind);
        Assert.Equal(HttpStatusCode.BadRequest, await AnswerAsync(sandbox, "approve"));
        Assert.Equal(HttpStatusCode.Created, await AnswerAsync(sandbox, "approve", customer));
        Assert.Equal("approved", await sandbox.StatusAsync(GdapSandbox.Stored));
    }

    [Fact]
    public async Task A_reseller_may_reject()
    {
        using GdapSandbox sandbox = new(OfReseller);

        Assert.Equal(HttpStatusCode.Created, await AnswerAsync(sandbox, "reject"));

        JsonElement rejected = await sandbox.ReadAsync(GdapSandbox.Stored);
        Assert.Equal("terminated", rejected.Text("status"));
        Assert.Equal(JsonValueKind.False, rejected.GetProperty("isPartnerConsentPending").ValueKind);
    }

    [Fact]
    public async Task The_first_tenant_that_approves_an_open_relationship_is_its_customer()
    {
        using GdapSandbox sandbox = new();
        string path = await sandbox.CreateAsync();
        await sandbox.DoAsync(HttpStatusCode.OK, "PATCH", path, """{ "customer": null }""", "*");
        await sandbox.AskAsync(path, "lockForApproval");
        string known = await sandbox.Client.TokenAsync(tenant: SmallPartner.Known);

        await sandbox.AskAsync(path, "approve", known);

        JsonElement customer = (await sandbox.ReadAsync(path)).GetProperty("customer");
        Assert.Equal((SmallPartner.Known, "Known"), (customer.Text("tenantId"), customer.Text("displayName")));
    }

    [Theory]
    [InlineData("approve")]
    [InlineData("reject")]
    [InlineData("terminate")]
    public async Task A_tenant_that_is_not_the_customer_finds_nothing(string action)
    {
        using GdapSandbox sandbox = new();
        string path = await sandbox.BringToAsync("approvalPending");
        string known = await sandbox.Client.TokenAsync(tenant: SmallPartner.Known);

        using HttpResponseMessage response = await sandbox.RequestAsync(path, action, known);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("approvalPending", await sandbox.StatusAsync(path));
    }

    [Fact]
    public async Task The_sandbox_can_act_as_the_customer()
    {
        using GdapSandbox sandbox = new();
        string path = await sandbox.CreateAsync();
        string id = path.Substring(GdapSandbox.Root.Length + 1);

        Assert.False(sandbox.Client.Handler.Approve(id));
        await sandbox.AskAsync(path, "lockForApproval");
        Assert.False(sandbox.Client.Handler.Approve(id, SmallPartner.Known));
        Assert.False(sandbox.Client.Handler.Approve("nobody"));
        Assert.True(sandbox.Client.Handler.Approve(id));

        Assert.Equal("approved", await sandbox.StatusAsync(path));
        Assert.False(sandbox.Client.Handler.Approve(id));
    }

    private static void OfReseller(SnapshotEditor editor)
    {
        JsonNode item = editor.Resources(SmallPartner.Partner)[GdapSandbox.Root]!["value"]![0]!;
        item["@odata.type"] = Reseller;
        item["status"] = "approvalPending";
        item["isPartnerConsentPending"] = true;
        item["indirectProviderTenantId"] = Guid.Empty.ToString();
    }

    private static async Task<HttpStatusCode> AnswerAsync(GdapSandbox sandbox, string action, string? token = null)
    {
        using HttpResponseMessage response = await sandbox.RequestAsync(GdapSandbox.Stored, action, token);
        return response.StatusCode;
    }
}
