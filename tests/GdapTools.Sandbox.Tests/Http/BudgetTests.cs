using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using GdapTools.Sandbox.Engine;
using Xunit;

namespace GdapTools.Sandbox.Tests.Http;

/// <summary>The documented limits, by the sandbox's clock.</summary>
public sealed class BudgetTests
{
    private const string Policies = "v1.0/identity/conditionalAccess/policies";
    private const string SignIns = "v1.0/auditLogs/signIns";

    [Fact]
    public async Task Conditional_Access_takes_one_request_a_second_of_a_tenant_and_never_says_how_long_to_wait()
    {
        using LoopbackClient client = Limited();
        string token = await client.TokenAsync();
        string other = await client.TokenAsync(client: "another");
        string customer = await client.TokenAsync(tenant: SmallPartner.Customer);

        await client.GetAsync(Policies, token);
        HttpResponseMessage refused = await client.GetAsync("v1.0/identity/conditionalAccess/namedLocations", other);
        HttpResponseMessage elsewhere = await client.GetAsync(Policies, customer);
        client.Clock.Advance(TimeSpan.FromMilliseconds(999));
        HttpResponseMessage early = await client.GetAsync("beta/identity/conditionalAccess/policies", token);
        client.Clock.Advance(TimeSpan.FromMilliseconds(1));
        HttpResponseMessage late = await client.GetAsync(Policies, token);

        Assert.Equal(429, (int)refused.StatusCode);
        Assert.False(refused.Headers.Contains("Retry-After"));
        Assert.NotEqual(429, (int)elsewhere.StatusCode);
        Assert.Equal(429, (int)early.StatusCode);
        Assert.NotEqual(429, (int)late.StatusCode);
    }

    [Fact]
    public async Task Reports_take_five_requests_in_any_ten_seconds()
    {
        using LoopbackClient client = Limited();
        string token = await client.TokenAsync();
        for (int count = 0; count < 5; count++)
        {
            Assert.NotEqual(429, await StatusAsync(client, SignIns, token));
            client.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        HttpResponseMessage refused = await client.GetAsync("v1.0/reports/authenticationMethods/userRegistrationDetails", token);
        int other = await StatusAsync(client, SignIns, await client.TokenAsync(client: "another"));
        client.Clock.Advance(TimeSpan.FromSeconds(5));
        int next = await StatusAsync(client, SignIns, token);
        int last = await StatusAsync(client, SignIns, token);

        Assert.Equal(429, (int)refused.StatusCode);
        Assert.Equal("5", refused.Headers.GetValues("Retry-After").Single());
        Assert.NotEqual(429, other);
        Assert.NotEqual(429, next);
        Assert.Equal(429, last);
    }

    [Fact]
    public async Task A_wait_can_be_told_as_a_date()
    {
        using LoopbackClient client = new(
            new SandboxOptions { Clock = LoopbackClient.NewClock(), EnforceBudgets = true, RetryAfterAsDate = true });
        string token = await client.TokenAsync();
        HttpResponseMessage[] answers = await AskAsync(client, SignIns, token, 6);

        Assert.Equal(429, (int)answers[5].StatusCode);
        Assert.Equal(
            client.Clock.GetUtcNow() + TimeSpan.FromSeconds(10), answers[5].Headers.RetryAfter!.Date);
    }

    [Fact]
    public async Task Partner_Center_takes_fifty_requests_a_second_of_an_application()
    {
        using LoopbackClient client = Limited();
        string token = await client.TokenAsync(resource: SandboxClient.PartnerCenter);

        HttpResponseMessage[] answers = await AskAsync(client, "v1/profiles/legalbusiness", token, 51);
        client.Clock.Advance(TimeSpan.FromSeconds(1));
        int next = await StatusAsync(client, "v1/profiles/legalbusiness", token);

        Assert.All(answers.Take(50), answer => Assert.NotEqual(429, (int)answer.StatusCode));
        Assert.Equal(429, (int)answers[50].StatusCode);
        Assert.Equal("1", answers[50].Headers.GetValues("Retry-After").Single());
        Assert.Equal(429, (await SandboxClient.ReadAsync(answers[50])).Number("code"));
        Assert.NotEqual(429, next);
    }

    [Fact]
    public async Task Each_request_inside_a_batch_counts()
    {
        using LoopbackClient client = Limited();

        JsonElement[] answers = await client.BatchAsync(
            await client.TokenAsync(),
            "/identity/conditionalAccess/policies",
            "/identity/conditionalAccess/namedLocations",
            "/organization",
            "/users");

        Assert.Equal(429, answers[1].Number("status"));
        Assert.DoesNotContain("Retry-After", Names(answers[1].GetProperty("headers")));
        Assert.Equal([200, 200], answers.Skip(2).Select(answer => answer.Number("status")));
        Assert.Equal(
            ["1", "2"],
            answers.Skip(2).Select(answer => answer.GetProperty("headers").Text("x-ms-resource-unit")));
    }

    [Fact]
    public async Task The_directory_takes_3500_units_in_ten_seconds_of_an_application_in_a_tenant()
    {
        SandboxOptions options = new() { Clock = LoopbackClient.NewClock(), EnforceBudgets = true };
        using LoopbackClient client = new(options);
        string token = await client.TokenAsync();
        string[] batch = [.. Enumerable.Repeat($"/groups/{SmallPartner.Inner}/transitiveMembers", 20)];
        List<JsonElement> answers = [];
        for (int count = 0; count < 35; count++)
        {
            answers.AddRange(await client.BatchAsync(token, batch));
        }

        HttpResponseMessage refused = await client.GetAsync("v1.0/users", token);
        client.Clock.Advance(TimeSpan.FromSeconds(1));
        JsonElement[] later = await client.BatchAsync(token, [.. Enumerable.Repeat("/users", 20)]);

        Assert.All(answers, answer => Assert.Equal(200, answer.Number("status")));
        Assert.Equal(429, (int)refused.StatusCode);
        Assert.Equal("1", refused.Headers.GetValues("Retry-After").Single());
        Assert.Equal("ResourceUnitLimitExceeded", refused.Headers.GetValues("x-ms-throttle-information").Single());
        Assert.Equal(
            $"Tenant_Application/ReadWrite/{SmallPartner.Client}/{SmallPartner.Partner}",
            refused.Headers.GetValues("x-ms-throttle-scope").Single());
        Assert.All(later, answer => Assert.Equal(200, answer.Number("status")));
    }

    [Fact]
    public async Task Without_limits_nothing_is_refused()
    {
        using LoopbackClient client = new();
        string token = await client.TokenAsync();

        HttpResponseMessage[] answers = await AskAsync(client, Policies, token, 20);

        Assert.DoesNotContain(answers, answer => (int)answer.StatusCode == 429);
        Assert.DoesNotContain(answers, answer => answer.Headers.Contains("x-ms-resource-unit"));
    }

    private static LoopbackClient Limited() =>
        new(new SandboxOptions { Clock = LoopbackClient.NewClock(), EnforceBudgets = true });

    private static async Task<int> StatusAsync(LoopbackClient client, string path, string token) =>
        (int)(await client.GetAsync(path, token)).StatusCode;

    private static async Task<HttpResponseMessage[]> AskAsync(
        LoopbackClient client, string path, string token, int count)
    {
        List<HttpResponseMessage> answers = [];
        for (int index = 0; index < count; index++)
        {
            answers.Add(await client.GetAsync(path, token));
        }

        return [.. answers];
    }

    private static IEnumerable<string> Names(JsonElement element) =>
        element.EnumerateObject().Select(member => member.Name);
}
