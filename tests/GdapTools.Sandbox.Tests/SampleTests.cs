using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using GdapTools.Core.Snapshots;
using GdapTools.Sandbox.Engine;
using Xunit;

namespace GdapTools.Sandbox.Tests;

/// <summary>The sample partner has sixteen customers, each with the one fault it stands for.</summary>
public sealed class SampleTests
{
    private const string Relationships = "v1.0/tenantRelationships/delegatedAdminRelationships";
    private const string GlobalAdministrator = "62e90394-69f5-4237-9190-012177145e10";

    private static readonly string[] s_parentRoles =
    [
        "158c047a-c907-4556-b7ef-446551a6b5f7", "9360feb5-f418-4baa-8175-e2a00bac4301",
        "f2ef992c-3afb-46b9-b7cf-a126ee74c451", "e8611ab8-c189-46e8-94e1-60213ab1f814",
        "4a5d8f65-41da-4de4-8968-e035b65339cf", "5d6b6bb7-de71-4623-b4af-96380a352509",
        "69091246-20e8-4a56-aa4d-066075b2a7a8",
    ];

    private static readonly Snapshot s_sample = SampleSnapshot.Load();

    [Theory]
    [InlineData("Alder Dental Group", "expired")]
    [InlineData("Birchwood Legal", "approvalPending")]
    [InlineData("Cobalt Freight", "role missing")]
    [InlineData("Dunmore Foods", "no assignment")]
    [InlineData("Elmfield Estates", "assignment in error")]
    [InlineData("Fjordline Travel", "not in the group")]
    [InlineData("Granite Peak Mining", "65001")]
    [InlineData("Hollis & Byrne Architects", "7000229")]
    [InlineData("Ironbridge Engineering", "53003")]
    [InlineData("Juniper Clinics", "organization 403, guest")]
    [InlineData("Kestrel Aviation", "expiring")]
    [InlineData("Lakeshore Credit Union", "global administrator, not extended")]
    [InlineData("Marlow Brewing", "activated just now")]
    [InlineData("Northgate Schools", "through a nested group")]
    [InlineData("Oakhaven Hotels", "")]
    [InlineData("Pinecrest Veterinary", "")]
    public async Task A_customer_deviates_in_one_thing(string name, string fault)
    {
        using SandboxClient client = new(s_sample);

        List<string> faults = [];
        faults.AddRange(await FindPartnerSideAsync(client, name));
        faults.AddRange(await FindCustomerSideAsync(client, TenantOf(name)));

        Assert.Equal(fault, string.Join(", ", faults));
    }

    [Fact]
    public void All_customers_are_contracts_and_those_with_access_are_listed()
    {
        IEnumerable<JsonElement> relationships = Items(Relationships);

        Assert.Equal(16, Items("v1.0/contracts").Count());
        Assert.Equal(16, relationships.Count());
        Assert.Equal(
            relationships.Where(item => item.Text("status") == "active")
                .Select(item => item.Find("customer")!.Value.Text("tenantId")).Order(),
            Items("v1.0/tenantRelationships/delegatedAdminCustomers").Select(item => item.Text("tenantId")).Order());
    }

    [Fact]
    public async Task Two_accounts_sign_in_and_only_the_default_one_with_mfa()
    {
        using SandboxClient client = new(s_sample);
        SnapshotSignIn first = s_sample.SignIns[0];
        SnapshotSignIn second = s_sample.SignIns[1];

        JsonElement mfa = SandboxClient.Claims(await client.TokenAsync(first.Credential!, "common"));
        JsonElement without = SandboxClient.Claims(await client.TokenAsync(second.Credential!, "common"));

        Assert.Equal(s_sample.Account!.UserPrincipalName, first.Account!.UserPrincipalName);
        Assert.Equal(s_sample.Account.Id, mfa.Text("oid"));
        Assert.Equal(["pwd", "mfa"], mfa.Texts("amr"));
        Assert.Equal(["pwd"], without.Texts("amr"));
        Assert.Equal(second.Account!.Id, without.Text("oid"));
        Assert.StartsWith("203.0.113.", without.Text("ipaddr"), StringComparison.Ordinal);
        Assert.Contains(
            Items("partnercenter/v1/nonMfaCompliantPartnerPrincipals", "items"),
            item => item.Text("objectId") == second.Account.Id);
    }

    [Fact]
    public void Policies_ask_for_mfa_but_not_at_headquarters()
    {
        JsonElement policy = Items("v1.0/identity/conditionalAccess/policies")
            .Single(item => item.Text("displayName") == "Require MFA");
        string excluded = Assert.Single(
            policy.Find("conditions")!.Value.Find("locations")!.Value.Texts("excludeLocations"));
        JsonElement place = Items("v1.0/identity/conditionalAccess/namedLocations")
            .Single(item => item.Text("id") == excluded);

        Assert.True(place.GetProperty("isTrusted").GetBoolean());
        Assert.Equal("203.0.113.0/24", Assert.Single(place.Items("ipRanges")).Text("cidrAddress"));
        Assert.Equal(
            Items("v1.0/identity/conditionalAccess/policies").Select(item => item.Text("id")),
            Items("beta/identity/conditionalAccess/policies").Select(item => item.Text("id")));
    }

    [Fact]
    public void Names_are_invented()
    {
        using StreamReader reader = new(SampleSnapshot.Open());
        string text = reader.ReadToEnd();

        Assert.All(
            Regex.Matches(text, @"[\w.#-]+@([\w.-]+)"),
            match => Assert.EndsWith(".example", match.Groups[1].Value, StringComparison.Ordinal));
        Assert.DoesNotContain("/transitiveMemberOf", text, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", text, StringComparison.Ordinal);
    }

    private static async Task<List<string>> FindPartnerSideAsync(SandboxClient client, string name)
    {
        string token = await client.TokenAsync(tenant: s_sample.PartnerTenantId);
        string filter = Uri.EscapeDataString($"customer/displayName eq '{name}'");
        JsonElement page = await client.ReadGraphAsync($"{Relationships}?$filter={filter}", token);
        JsonElement relationship = Assert.Single(page.Items("value"));
        if (relationship.Text("status") != "active")
        {
            return [relationship.Text("status")!];
        }

        List<string> faults = [];
        string[] roles = Roles(relationship);
        DateTimeOffset end = Time(relationship, "endDateTime");
        bool isExtended = relationship.Text("autoExtendDuration") == "P180D";
        Add(faults, s_parentRoles.Except(roles).Any(), "role missing");
        Add(faults, roles.Contains(GlobalAdministrator), "global administrator");
        Add(faults, (end - s_sample.CapturedAt).TotalDays < 30, "expiring");
        Add(faults, !isExtended && (end - s_sample.CapturedAt).TotalDays > 30, "not extended");
        TimeSpan age = s_sample.CapturedAt - Time(relationship, "activatedDateTime");
        Add(faults, age < TimeSpan.FromHours(1), "activated just now");
        faults.AddRange(await FindAssignmentFaultsAsync(client, token, relationship.Text("id")!, roles));
        return faults;
    }

    private static async Task<List<string>> FindAssignmentFaultsAsync(
        SandboxClient client, string token, string relationshipId, string[] roles)
    {
        JsonElement page = await client.ReadGraphAsync($"{Relationships}/{relationshipId}/accessAssignments", token);
        JsonElement direct = await client.ReadGraphAsync("v1.0/me/memberOf", token);
        JsonElement reached = await client.ReadGraphAsync("v1.0/me/transitiveMemberOf", token);
        JsonElement[] assignments = [.. page.Items("value")];
        string?[] groups =
            [.. assignments.Select(item => item.Find("accessContainer")!.Value.Text("accessContainerId"))];
        bool IsIn(JsonElement list, string? group) => list.Items("value").Any(item => item.Text("id") == group);

        List<string> faults = [];
        Add(faults, assignments.Length == 0, "no assignment");
        Add(faults, assignments.Any(item => item.Text("status") == "error"), "assignment in error");
        Add(faults, groups.Any(group => !IsIn(reached, group)), "not in the group");
        Add(faults, groups.Any(group => IsIn(reached, group) && !IsIn(direct, group)), "through a nested group");
        IEnumerable<string> held = assignments.SelectMany(Roles);
        Add(faults, assignments.Length > 0 && s_parentRoles.Intersect(roles).Except(held).Any(), "role not assigned");
        return faults;
    }

    private static async Task<List<string>> FindCustomerSideAsync(SandboxClient client, string tenantId)
    {
        JsonElement answer = await client.SignInAsync(
            tenantId, ("grant_type", "refresh_token"), ("refresh_token", "any"));
        if (answer.Text("access_token") is not string token)
        {
            return [answer.GetProperty("error_codes")[0].ToString()];
        }

        List<string> faults = [];
        using HttpResponseMessage organization =
            await client.GetAsync(SandboxClient.Graph + "/v1.0/organization", token);
        Add(faults, !organization.IsSuccessStatusCode, "organization " + (int)organization.StatusCode);
        using HttpResponseMessage me = await client.GetAsync(SandboxClient.Graph + "/v1.0/me", token);
        Add(faults, me.IsSuccessStatusCode && (await SandboxClient.ReadAsync(me)).Text("userType") == "Guest", "guest");
        return faults;
    }

    private static string TenantOf(string name) =>
        Items("v1.0/contracts").Single(item => item.Text("displayName") == name).Text("customerId")!;

    private static IEnumerable<JsonElement> Items(string path, string member = "value") =>
        s_sample.Tenants[s_sample.PartnerTenantId].Resources[path].Items(member);

    private static string[] Roles(JsonElement item) =>
        [.. item.Find("accessDetails")!.Value.Items("unifiedRoles").Select(role => role.Text("roleDefinitionId")!)];

    private static DateTimeOffset Time(JsonElement item, string name) =>
        DateTimeOffset.Parse(item.Text(name)!, CultureInfo.InvariantCulture);

    private static void Add(List<string> faults, bool isSo, string fault)
    {
        if (isSo)
        {
            faults.Add(fault);
        }
    }
}
