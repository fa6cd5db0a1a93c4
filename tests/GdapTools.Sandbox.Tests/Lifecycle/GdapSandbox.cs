using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using GdapTools.Core.Snapshots;
using GdapTools.Sandbox.Engine;
using Xunit;

namespace GdapTools.Sandbox.Tests.Lifecycle;

/// <summary>A sandbox whose account may write, and short words for what is done to relationships in it.</summary>
internal sealed class GdapSandbox : IDisposable
{
    public const string Root = "v1.0/tenantRelationships/delegatedAdminRelationships";
    public const string Customers = "v1.0/tenantRelationships/delegatedAdminCustomers";
    public const string Stored = Root + "/" + SmallPartner.RelationshipId;
    public const string StoredAssignment = Stored + "/accessAssignments/90000000-0000-4000-8000-000000000001";
    public const string GlobalReader = "f2ef992c-3afb-46b9-b7cf-a126ee74c451";
    public const string UserAdministrator = "fe930be7-5e62-47db-91af-98c3a49a38b1";
    public const string GlobalAdministrator = "62e90394-69f5-4237-9190-012177145e10";

    /// <summary>The settle time.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromSeconds(10);

    public static readonly string[] Statuses =
    [
        "created", "approvalPending", "approved", "activating", "active", "expiring", "expired",
        "terminationRequested", "terminating", "terminated",
    ];

    public GdapSandbox(Action<SnapshotEditor>? edit = null, TimeSpan? settleTime = null)
    {
        SnapshotEditor editor = SnapshotEditor.Of(SmallPartner.Json);
        editor.Root["accessToken"]!["claims"]!["scp"] = "DelegatedAdminRelationship.ReadWrite.All";
        edit?.Invoke(editor);
        Snapshot = editor.Read();
        Client = new SandboxClient(Snapshot, settleTime: settleTime ?? Step);
    }

    public Snapshot Snapshot { get; }

    public SandboxClient Client { get; }

    public void Pass(TimeSpan time) => Client.Clock.Advance(time);

    public Task<string> CustomerTokenAsync() => Client.TokenAsync(tenant: SmallPartner.Customer);

    public async Task<HttpResponseMessage> SendAsync(
        string method, string path, string body = "", string? ifMatch = null, string? token = null)
    {
        token ??= await Client.TokenAsync();
        return await Client.SendAsync(
            new HttpMethod(method),
            $"{SandboxClient.Graph}/{path}",
            token,
            body,
            ifMatch is null ? [] : [("If-Match", ifMatch)]);
    }

    /// <summary>Sends and reads the answer, which must have the status given.</summary>
    public async Task<JsonElement> DoAsync(
        HttpStatusCode expected, string method, string path, string body = "", string? ifMatch = null)
    {
        using HttpResponseMessage response = await SendAsync(method, path, body, ifMatch);
        Assert.Equal(expected, response.StatusCode);
        return response.StatusCode == HttpStatusCode.NoContent ? default : await SandboxClient.ReadAsync(response);
    }

    public Task<JsonElement> ReadAsync(string path) => Client.ReadGraphAsync(path);

    public async Task<string?> StatusAsync(string path) => (await ReadAsync(path)).Text("status");

    public async Task<string> ETagAsync(string path) => (await ReadAsync(path)).Text("@odata.etag")!;

    public async Task<string[]> IdsAsync(string path) =>
        [.. (await ReadAsync(path)).Items("value").Select(item => item.Text("id")!)];

    /// <summary>Creates a relationship with the customer and returns its path.</summary>
    public async Task<string> CreateAsync(
        string name = "New", string duration = "P1D", string extension = "PT0S", params string[] roles)
    {
        JsonElement created = await DoAsync(
            HttpStatusCode.Created,
            "POST",
            Root,
            Body(name, duration, extension, roles.Length == 0 ? [GlobalReader] : roles));
        return $"{Root}/{created.Text("id")}";
    }

    public static string Body(
        string name = "New", string duration = "P1D", string extension = "PT0S", params string[] roles) => $$"""
        {
          "displayName": "{{name}}",
          "duration": "{{duration}}",
          "autoExtendDuration": "{{extension}}",
          "customer": { "tenantId": "{{SmallPartner.Customer}}" },
          {{Roles(roles)}}
        }
        """;

    /// <summary>The member <c>accessDetails</c> with these roles.</summary>
    public static string Roles(params string[] roles)
    {
        IEnumerable<string> items = roles.Select(role => $$"""{ "roleDefinitionId": "{{role}}" }""");
        return $$"""
            "accessDetails": { "unifiedRoles": [ {{string.Join(", ", items)}} ] }
            """;
    }

    public static string Assignment(string group, params string[] roles) => $$"""
        {
          "accessContainer": { "accessContainerId": "{{group}}", "accessContainerType": "securityGroup" },
          {{Roles(roles)}}
        }
        """;

    public Task<HttpResponseMessage> RequestAsync(string path, string action, string? token = null) =>
        SendAsync("POST", path + "/requests", $$"""{ "action": "{{action}}" }""", token: token);

    public async Task AskAsync(string path, string action, string? token = null)
    {
        using HttpResponseMessage response = await RequestAsync(path, action, token);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
    }

    /// <summary>Creates a relationship, leads it to a status and returns its path.</summary>
    public async Task<string> BringToAsync(string status, string name = "New", params string[] roles)
    {
        string path = await CreateAsync(name, roles: roles);
        if (status == "created")
        {
            return path;
        }

        await AskAsync(path, "lockForApproval");
        if (status != "approvalPending")
        {
            await AskAsync(path, "approve", await CustomerTokenAsync());
            Pass(status switch { "approved" => TimeSpan.Zero, "activating" => Step, _ => Step + Step });
        }

        if (status is "expiring" or "expired")
        {
            Pass(TimeSpan.FromDays(1) + (status == "expired" ? Step : TimeSpan.Zero));
        }
        else if (status.StartsWith("terminat", StringComparison.Ordinal))
        {
            await AskAsync(path, "terminate");
            Pass(status switch
            {
                "terminationRequested" => TimeSpan.Zero,
                "terminating" => Step,
                _ => Step + Step,
            });
        }

        Assert.Equal(status, await StatusAsync(path));
        return path;
    }

    public void Dispose() => Client.Dispose();
}
