using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication;
using GdapTools.Core.Session;
using GdapTools.Core.Tests.Support;
using GdapTools.Sandbox.Http;
using GdapTools.Sandbox.Tests.Http;
using GdapTools.Sandbox.Tests.RefreshTokens;
using Xunit;

namespace GdapTools.Sandbox.Tests.SignIns;

/// <summary>Each acquired token is looked at for the MFA claim, and refused without it on demand.</summary>
public sealed class MfaTests
{
    private const string Demand = "acrs";

    [Fact]
    public async Task The_context_tells_what_the_latest_token_says()
    {
        Microsoft.Extensions.Time.Testing.FakeTimeProvider clock = new(DateTimeOffset.UtcNow);
        using Bench bench = new(root => root["signIns"] = new JsonArray(
            SignIn("first", "pwd", "mfa"), SignIn("second", "pwd"))) { Clock = clock };
        string next = "first";
        using GdapSession source = await bench.ConnectAsync(Bench.ByRefreshToken("first"));
        using GdapSession weak = await bench.ConnectAsync(Bench.ByRefreshToken("second"));
        using GdapSession session = await bench.ConnectAsync(new TokenProviderSignIn((request, stop) =>
            (next == "first" ? source : weak).Tokens.GetTokenAsync(
                new Core.Authentication.TokenRequest(ProbeTarget.Graph, request.TenantId), stop)));
        Assert.Equal((MfaClaimVerdict.Pass, 1, 0), Seen(session));

        next = "second";
        await session.Tokens.GetTokenAsync(
            new Core.Authentication.TokenRequest(ProbeTarget.Graph, null) { RenewBefore = clock.GetUtcNow() }, CancellationToken.None);

        Assert.Equal((MfaClaimVerdict.Fail, 2, 1), Seen(session));
        Assert.Equal(MfaClaimVerdict.Fail, session.MfaClaim.Verdict);
    }

    [Fact]
    public async Task Silent_renewals_and_customers_tokens_are_looked_at()
    {
        using Bench bench = new();
        TestBrowser browser = new();
        using GdapSession session = await bench.ConnectAsync(Bench.ByBrowser(browser.OpenAsync));

        await Bench.CustomerTokenAsync(session);
        await session.Tokens.GetTokenAsync(
            new Core.Authentication.TokenRequest(ProbeTarget.Graph, null) { RenewBefore = DateTimeOffset.MaxValue }, CancellationToken.None);

        Assert.Equal((MfaClaimVerdict.Pass, 3, 0), Seen(session));
        Assert.Single(browser.Pages);
    }

    [Fact]
    public async Task The_browser_is_asked_for_MFA_and_a_second_time_for_the_credentials()
    {
        using Bench bench = new(Bench.WithoutMfa);
        TestBrowser browser = new();

        GdapException failure = await bench.FailAsync(
            Bench.ByBrowser(browser.OpenAsync) with { LoginHint = SmallPartner.AnnName, RequiresMfa = true });

        Assert.Equal("MfaClaimMissing", failure.ErrorId);
        Assert.Equal(2, browser.Pages.Count);
        Assert.All(browser.Pages, page => Assert.Contains(Demand, Uri.UnescapeDataString(page.Query)));
        Assert.DoesNotContain("prompt=login", browser.Pages[0].Query);
        Assert.Contains("prompt=login", browser.Pages[1].Query);
    }

    [Fact]
    public async Task A_second_sign_in_with_MFA_will_do()
    {
        using Bench bench = new(root => root["signIns"] = new JsonArray(
            new JsonObject { ["grant"] = "authorization_code", ["credential"] = "code-of-bob", ["claims"] = Claims("pwd") }));
        List<Uri> pages = [];
        TestBrowser browser = new() { Edit = fields => fields["code"] = pages.Count == 1 ? "code-of-bob" : "any" };

        using GdapSession session = await bench.ConnectAsync(Bench.ByBrowser(page =>
        {
            pages.Add(page);
            return browser.OpenAsync(page);
        }) with { RequiresMfa = true });

        Assert.Equal((MfaClaimVerdict.Pass, 2, 1), Seen(session));
        Assert.Equal(2, pages.Count);
    }

    [Fact]
    public async Task Without_the_demand_nobody_is_asked_for_it()
    {
        using Bench bench = new(Bench.WithoutMfa);
        TestBrowser browser = new();

        using GdapSession session = await bench.ConnectAsync(Bench.ByBrowser(browser.OpenAsync));

        Assert.DoesNotContain(Demand, browser.Pages[0].Query);
        Assert.Equal(MfaClaimVerdict.Fail, session.MfaClaim.Verdict);
    }

    [Fact]
    public async Task A_stored_token_is_redeemed_once_more_and_then_refused()
    {
        using Bench bench = new(Bench.WithoutMfa);

        GdapAuthenticationException failure = Assert.IsType<GdapAuthenticationException>(
            await bench.FailAsync(Bench.ByRefreshToken() with { RequiresMfa = true }));

        Assert.Equal(("MfaClaimMissing", 2), (failure.ErrorId, bench.Count("/token")));
        Assert.Contains("amr: pwd", failure.Message);
        Assert.Contains("New-PartnerRefreshToken", failure.RecommendedAction);
    }

    [Fact]
    public async Task The_policy_and_the_place_that_let_it_in_are_named()
    {
        using SandboxServer server = Loopback.StartSample();
        ConnectRequest request = new()
        {
            SignIn = new RefreshTokenSignIn("any", null)
            {
                ClientId = Guid.NewGuid().ToString(),
                TenantId = SampleSnapshot.Load().PartnerTenantId,
                LoginHint = "svc-inspector@harborlane.example",
                RequiresMfa = true,
            },
            Source = SessionSource.RefreshToken,
            Endpoints = CloudEndpoints.For(GdapEnvironment.Global).With(server.Uri, server.Uri, server.Uri),
            Clock = new ImpatientClock(),
            Timeout = ImpatientClock.Deadline,
        };

        GdapException failure = await Assert.ThrowsAnyAsync<GdapException>(
            () => SessionFactory.ConnectAsync(request, CancellationToken.None));

        Assert.Matches("svc-inspector@harborlane.example has no MFA claim .*, because '.+' excludes the named location '.+'", failure.Message);
        Assert.Contains("take the named location", failure.RecommendedAction);
    }

    [Fact]
    public async Task A_federated_sign_in_is_told_from_the_token()
    {
        using Bench bench = new(root => root["accessToken"]!["claims"]!["amr"] = new JsonArray("pwd", "fed"));

        Assert.Contains("federated identity provider", (await bench.FailAsync(Bench.ByRefreshToken() with { RequiresMfa = true })).Message);
    }

    [Fact]
    public async Task Applications_have_no_MFA_to_require()
    {
        using Bench bench = new();

        using GdapSession session = await bench.ConnectAsync(new AppSignIn(new SecretCredential(Bench.Secret)) { RequiresMfa = true });

        Assert.Equal((SessionKind.AppOnly, 0), (session.Kind, session.Context.TokensChecked));
    }

    [Theory]
    [InlineData(null, """{"access_token":{"acrs":{"essential":true,"values":["p1"]}}}""")]
    [InlineData("""{"access_token":{"nbf":{"value":"1"}}}""", """{"access_token":{"nbf":{"value":"1"},"acrs":{"essential":true,"values":["p1"]}}}""")]
    [InlineData("""{"id_token":{}}""", """{"id_token":{},"access_token":{"acrs":{"essential":true,"values":["p1"]}}}""")]
    [InlineData("""{"access_token":{"acrs":{"values":["c1"]}}}""", """{"access_token":{"acrs":{"values":["c1"]}}}""")]
    [InlineData("no JSON", "no JSON")]
    public void The_demand_joins_other_claims(string? claims, string expected) => Assert.Equal(expected, MfaDemand.AddTo(claims));

    private static (MfaClaimVerdict, int, int) Seen(GdapSession session) =>
        (session.Context.MfaClaim!.Verdict, session.Context.TokensChecked, session.Context.TokensWithoutMfaClaim);

    private static JsonObject SignIn(string credential, params string[] amr) => new()
    {
        ["grant"] = "refresh_token",
        ["credential"] = credential,
        ["claims"] = Claims(amr),
    };

    private static JsonObject Claims(params string[] amr) => new()
    {
        ["ver"] = "1.0",
        ["oid"] = SmallPartner.Ann,
        ["upn"] = SmallPartner.AnnName,
        ["amr"] = new JsonArray([.. amr.Select(method => (JsonNode)method)]),
        ["scp"] = "Directory.Read.All DelegatedAdminRelationship.Read.All",
    };
}
