using System;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using GdapTools.Sandbox.Engine;
using GdapTools.Sandbox.Tests.Support;
using Xunit;

namespace GdapTools.Sandbox.Tests.Http;

/// <summary>Tokens that stop being good in the middle of a run.</summary>
public sealed class TokenFaultTests
{
    private const string Organization = "v1.0/organization";
    private const string Principals = "v1/nonMfaCompliantPartnerPrincipals";

    [Fact]
    public async Task A_token_that_expired_stays_so_and_the_next_one_is_good()
    {
        using LoopbackClient client = new(
            new GdapFault { Kind = GdapFaultKind.ExpiredToken, Path = Organization, Skip = 1, Times = 1 });
        string token = await client.TokenAsync();
        await client.GetAsync(Organization, token);

        HttpResponseMessage refused = await client.GetAsync(Organization, token);
        await client.GetAsync("v1.0/me", token);
        await client.GetAsync(Organization, await client.TokenAsync());

        JsonElement error = (await SandboxClient.ReadAsync(refused)).GetProperty("error");
        Assert.Equal([200, 401, 401, 200], client.Statuses);
        Assert.Equal("InvalidAuthenticationToken", error.Text("code"));
        Assert.Equal("Lifetime validation failed, the token is expired.", error.Text("message"));
    }

    [Fact]
    public async Task A_token_of_Partner_Center_can_expire()
    {
        using LoopbackClient client = new(
            new GdapFault { Kind = GdapFaultKind.ExpiredToken, Path = "v1/*", Times = 1 });
        string token = await client.TokenAsync(resource: SandboxClient.PartnerCenter);

        HttpResponseMessage refused = await client.GetAsync(Principals, token);
        await client.GetAsync(Principals, await client.TokenAsync(resource: SandboxClient.PartnerCenter));

        Assert.Equal([401, 200], client.Statuses);
        Assert.Contains("invalid_token", refused.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_may_find_its_token_expired_half_way()
    {
        using LoopbackClient client = new(
            new GdapFault { Kind = GdapFaultKind.ExpiredToken, Path = Organization, Times = 1 });

        JsonElement[] answers = await client.BatchAsync(await client.TokenAsync(), "/me", "/organization", "/me");

        Assert.Equal([200, 401, 401], answers.Select(answer => answer.Number("status")));
    }

    [Fact]
    public async Task A_short_token_expires_with_the_clock()
    {
        using LoopbackClient client = new(
            new GdapFault { Kind = GdapFaultKind.ShortToken, Lifetime = TimeSpan.FromSeconds(90), Times = 1 });
        JsonElement grant = await client.SignInAsync();
        string token = grant.Text("access_token")!;
        await client.GetAsync(Organization, token);
        client.Clock.Advance(TimeSpan.FromSeconds(89));
        await client.GetAsync(Organization, token);
        client.Clock.Advance(TimeSpan.FromSeconds(1));

        await client.GetAsync(Organization, token);

        Assert.Equal([200, 200, 401], client.Statuses);
        Assert.Equal(90, grant.Number("expires_in"));
        Assert.Equal(3600, (await client.SignInAsync()).Number("expires_in"));
    }

    [Fact]
    public async Task A_challenge_is_met_by_a_token_with_its_claims_and_by_no_other()
    {
        using LoopbackClient client = new(
            new GdapFault { Kind = GdapFaultKind.ClaimsChallenge, Path = Organization, Times = 1 });
        string token = await client.TokenAsync();
        HttpResponseMessage refused = await client.GetAsync(Organization, token);
        string claims = Demand(refused);

        await client.GetAsync(Organization, await client.TokenAsync());
        await client.GetAsync(Organization, await client.TokenAsync(claims: claims));
        await client.GetAsync(Organization, token);
        await client.GetAsync("v1.0/me", token);

        JsonElement error = (await SandboxClient.ReadAsync(refused)).GetProperty("error");
        Assert.Equal([401, 401, 200, 401, 200], client.Statuses);
        Assert.Equal("InvalidAuthenticationToken", error.Text("code"));
    }

    [Fact]
    public async Task A_challenge_looks_as_the_recorded_one()
    {
        using LoopbackClient client = new(new GdapFault { Kind = GdapFaultKind.ClaimsChallenge });
        JsonElement recorded = JsonDocument.Parse(
            ContractData.Error("graph-401-cae-claims-challenge").ToJsonString()).RootElement;

        HttpResponseMessage refused = await client.GetAsync(Organization, await client.TokenAsync());

        string header = recorded.GetProperty("headers").Text("WWW-Authenticate")!;
        string value = header[(header.IndexOf("claims=\"", StringComparison.Ordinal) + 8)..^1];
        string expected = Encoding.UTF8.GetString(Convert.FromBase64String(value))
            .Replace("1635527790", client.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(), StringComparison.Ordinal);
        Assert.Equal(expected, Demand(refused));
        Assert.Equal(
            header.Replace(value, "", StringComparison.Ordinal),
            Header(refused).Replace(Encode(Demand(refused)), "", StringComparison.Ordinal));
        Assert.Equal(
            recorded.GetProperty("body").GetProperty("error").Text("message"),
            (await SandboxClient.ReadAsync(refused)).GetProperty("error").Text("message"));
    }

    [Fact]
    public async Task Each_caller_is_challenged_for_itself()
    {
        using LoopbackClient client = new(
            new GdapFault { Kind = GdapFaultKind.ClaimsChallenge, Path = Organization, Times = 1 });

        await client.GetAsync(Organization, await client.TokenAsync());
        await client.GetAsync(Organization, await client.TokenAsync(tenant: SmallPartner.Customer));
        await client.GetAsync(Organization, await client.TokenAsync(client: "another"));

        Assert.Equal([401, 200, 200], client.Statuses);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{\"access_token\":{\"nbf\":\"now\"}}")]
    public async Task Claims_of_any_shape_are_taken_and_meet_nothing(string claims)
    {
        using LoopbackClient client = new(new GdapFault { Kind = GdapFaultKind.ClaimsChallenge });

        HttpResponseMessage answer = await client.GetAsync(Organization, await client.TokenAsync(claims: claims));

        Assert.Equal(401, (int)answer.StatusCode);
    }

    [Fact]
    public async Task The_capabilities_of_a_client_are_in_its_token()
    {
        using LoopbackClient client = new();

        string token = await client.TokenAsync(claims: """{"access_token":{"xms_cc":{"values":["cp1"]}}}""");

        Assert.Equal(["cp1"], SandboxClient.Claims(token).Texts("xms_cc"));
    }

    [Fact]
    public async Task No_two_tokens_are_alike()
    {
        using LoopbackClient client = new();

        Assert.NotEqual(await client.TokenAsync(), await client.TokenAsync());
    }

    private static string Header(HttpResponseMessage answer) =>
        answer.Headers.GetValues("WWW-Authenticate").Single();

    private static string Demand(HttpResponseMessage answer)
    {
        string header = Header(answer);
        string value = header[(header.IndexOf("claims=\"", StringComparison.Ordinal) + 8)..^1];
        return Encoding.UTF8.GetString(Convert.FromBase64String(value));
    }

    private static string Encode(string claims) => Convert.ToBase64String(Encoding.UTF8.GetBytes(claims));
}
