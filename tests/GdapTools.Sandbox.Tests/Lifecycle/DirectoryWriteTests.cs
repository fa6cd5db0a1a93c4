using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GdapTools.Sandbox.Engine;
using Xunit;

namespace GdapTools.Sandbox.Tests.Lifecycle;

/// <summary>The few writes to a directory, by those who may, and what they change.</summary>
public sealed class DirectoryWriteTests
{
    private const string PolicyId = "70000000-0000-4000-8000-000000000001";
    private const string Administrator = "admin@invented.example";
    private const string Policies = "v1.0/identity/conditionalAccess/policies";

    private const string Draft = """
        {
          "displayName": "MFA", "state": "enabled",
          "conditions": { "applications": { "includeApplications": [ "All" ] }, "users": { "includeUsers": [ "All" ] } },
          "grantControls": { "operator": "OR", "builtInControls": [ "mfa" ] }
        }
        """;

    [Fact]
    public async Task A_policy_is_created_whole_and_then_changed_in_part()
    {
        using SandboxClient client = Open();
        string token = await AdministratorAsync(client, SmallPartner.Partner, Administrator, "Policy.ReadWrite.ConditionalAccess");

        using HttpResponseMessage created = await SendAsync(client, HttpMethod.Post, Policies, token, Draft);
        string id = (await SandboxClient.ReadAsync(created)).Text("id")!;
        using HttpResponseMessage changed = await SendAsync(
            client, HttpMethod.Patch, $"{Policies}/{id}", token, """{ "conditions": { "users": { "excludeUsers": [ "x" ] } } }""");
        JsonElement policy = await client.ReadGraphAsync($"{Policies}/{id}");

        Assert.Equal([201, 204], new[] { created, changed }.Select(answer => (int)answer.StatusCode));
        Assert.Equal("all", policy.Find("conditions")!.Value.Texts("clientAppTypes").Single());
        JsonElement users = policy.Find("conditions")!.Value.Find("users")!.Value;
        Assert.Equal(("All", "x"), (users.Texts("includeUsers").Single(), users.Texts("excludeUsers").Single()));
    }

    [Theory]
    [InlineData("displayName")]
    [InlineData("state")]
    [InlineData("conditions")]
    [InlineData("grantControls")]
    public async Task A_policy_that_lacks_a_part_is_refused(string part)
    {
        using SandboxClient client = Open();
        string token = await AdministratorAsync(client, SmallPartner.Partner, Administrator, "Policy.ReadWrite.ConditionalAccess");
        JsonObject draft = JsonNode.Parse(Draft)!.AsObject();
        draft.Remove(part);

        using HttpResponseMessage answer = await SendAsync(client, HttpMethod.Post, Policies, token, draft.ToJsonString());

        Assert.Equal(400, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_member_counts_at_once_and_only_once()
    {
        using SandboxClient client = Open();
        string token = await AdministratorAsync(client, SmallPartner.Partner, Administrator, "GroupMember.ReadWrite.All");
        string path = $"v1.0/groups/{SmallPartner.Inner}/members/$ref";
        string body = $$"""{ "@odata.id": "https://graph.microsoft.com/v1.0/directoryObjects/{{SmallPartner.Bob}}" }""";

        using HttpResponseMessage first = await SendAsync(client, HttpMethod.Post, path, token, body);
        using HttpResponseMessage second = await SendAsync(client, HttpMethod.Post, path, token, body);
        JsonElement groups = await client.ReadGraphAsync($"v1.0/users/{SmallPartner.Bob}/transitiveMemberOf");

        Assert.Equal([204, 400], new[] { first, second }.Select(answer => (int)answer.StatusCode));
        Assert.Contains(SmallPartner.Inner, groups.Items("value").Select(group => group.Text("id")));
    }

    [Fact]
    public async Task Without_the_permission_nothing_is_changed()
    {
        using SandboxClient client = Open();
        string token = await AdministratorAsync(client, SmallPartner.Partner, Administrator, "User.Read");

        using HttpResponseMessage answer = await SendAsync(client, HttpMethod.Delete, $"v1.0/users/{SmallPartner.Bob}", token, "");

        Assert.Equal(403, (int)answer.StatusCode);
        Assert.Equal(SmallPartner.Bob, (await client.ReadGraphAsync($"v1.0/users/{SmallPartner.Bob}")).Text("id"));
    }

    [Fact]
    public async Task A_stated_answer_goes_with_the_resource_it_is_tied_to()
    {
        using SandboxClient client = Open(editor => editor.Root["responses"] = new JsonArray(new JsonObject
        {
            ["tenant"] = SmallPartner.Partner,
            ["path"] = "v1.0/organization",
            ["status"] = 403,
            ["while"] = $"/v1.0/users/{SmallPartner.Bob}",
            ["body"] = new JsonObject { ["error"] = new JsonObject { ["code"] = "Authorization_RequestDenied", ["message"] = "No." } },
        }));
        string token = await AdministratorAsync(client, SmallPartner.Partner, Administrator, "User.ReadWrite.All");

        JsonElement before = await client.ReadGraphAsync("v1.0/organization", token);
        using HttpResponseMessage deleted = await SendAsync(client, HttpMethod.Delete, $"v1.0/users/{SmallPartner.Bob}", token, "");
        JsonElement after = await client.ReadGraphAsync("v1.0/organization", token);

        Assert.NotNull(before.Find("error"));
        Assert.Equal(204, (int)deleted.StatusCode);
        Assert.NotEmpty(after.Items("value"));
    }

    [Theory]
    [InlineData("""{ "state": "disabled" }""", true)]
    [InlineData("""{ "conditions": { "users": { "excludeGuestsOrExternalUsers": { "guestOrExternalUserTypes": "serviceProvider" } } } }""", true)]
    [InlineData("""{ "conditions": { "users": { "excludeGuestsOrExternalUsers": { "guestOrExternalUserTypes": "internalGuest" } } } }""", false)]
    [InlineData("""{ "displayName": "Renamed" }""", false)]
    public async Task A_customers_policy_lets_the_partner_in_once_it_leaves_the_partner_out(string change, bool isOpen)
    {
        using SandboxClient client = Open(Block);
        string token = await AdministratorAsync(
            client, SmallPartner.Customer, Administrator, "Policy.ReadWrite.ConditionalAccess");

        using HttpResponseMessage changed = await SendAsync(client, HttpMethod.Patch, $"{Policies}/{PolicyId}", token, change);
        JsonElement answer = await client.SignInAsync(
            SmallPartner.Customer, ("grant_type", "refresh_token"), ("refresh_token", "any"), ("scope", SandboxClient.Graph + "/.default"));

        Assert.Equal(204, (int)changed.StatusCode);
        Assert.Equal(isOpen, answer.Text("access_token") is not null);
    }

    private static SandboxClient Open(Action<SnapshotEditor>? edit = null)
    {
        SnapshotEditor editor = SnapshotEditor.Of(SmallPartner.Json);
        ((JsonArray)editor.Resources(SmallPartner.Partner)["v1.0/users"]!["value"]!).Add(Person());
        edit?.Invoke(editor);
        return new SandboxClient(editor.Read());
    }

    private static JsonObject Person() => new()
    {
        ["id"] = "40000000-0000-4000-8000-000000000009",
        ["userPrincipalName"] = Administrator,
        ["userType"] = "Member",
    };

    private static void Block(SnapshotEditor editor)
    {
        JsonObject policy = JsonNode.Parse(Draft)!.AsObject();
        policy["id"] = PolicyId;
        JsonObject resources = editor.Resources(SmallPartner.Customer);
        resources[Policies] = new JsonObject { ["value"] = new JsonArray(policy) };
        resources["v1.0/users"] = new JsonObject { ["value"] = new JsonArray(Person()) };
        editor.Tenant(SmallPartner.Customer)["tokenError"] = new JsonObject
        {
            ["error"] = "invalid_grant",
            ["error_codes"] = new JsonArray(53003),
            ["error_description"] = "AADSTS53003: Access has been blocked.",
            ["claims"] = """{"access_token":{"capolids":{"essential":true,"values":["ID"]}}}""".Replace("ID", PolicyId, StringComparison.Ordinal),
        };
    }

    private static async Task<string> AdministratorAsync(SandboxClient client, string tenant, string name, string permission)
    {
        JsonElement answer = await client.SignInAsync(
            tenant,
            ("grant_type", "refresh_token"),
            ("refresh_token", "an administrator's"),
            ("login_hint", name),
            ("scope", $"{SandboxClient.Graph}/{permission}"));
        return answer.Text("access_token")!;
    }

    private static Task<HttpResponseMessage> SendAsync(SandboxClient client, HttpMethod method, string path, string token, string body) =>
        client.SendAsync(method, $"{SandboxClient.Graph}/{path}", token, body);
}
