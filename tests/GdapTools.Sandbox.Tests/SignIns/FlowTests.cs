using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using GdapTools.Core.Authentication;
using GdapTools.Core.Graph;
using GdapTools.Core.Session;
using GdapTools.Core.Tokens;
using GdapTools.Sandbox.Tests.RefreshTokens;
using Xunit;

namespace GdapTools.Sandbox.Tests.SignIns;

/// <summary>Every kind of sign-in opens a session, and tokens for customers where it can.</summary>
public sealed class FlowTests
{
    [Fact]
    public async Task A_browser_is_opened_once_for_all_tenants()
    {
        using Bench bench = new();
        TestBrowser browser = new();

        using GdapSession session = await bench.ConnectAsync(Bench.ByBrowser(browser.OpenAsync));
        string customer = await Bench.CustomerTokenAsync(session);

        Assert.Equal((SessionKind.Delegated, SmallPartner.AnnName), (session.Kind, session.Context.UserPrincipalName));
        Assert.Equal(SmallPartner.Customer, TokenReader.Read(customer).TenantId);
        Assert.Single(browser.Pages);
        Assert.Equal("S256", browser.Parameter("code_challenge_method"));
        Assert.Contains("signed in", browser.AnswerText);
    }

    [Theory]
    [InlineData(null, false, "select_account")]
    [InlineData(SmallPartner.AnnName, false, "")]
    [InlineData(null, true, "login")]
    [InlineData(SmallPartner.AnnName, true, "login")]
    public async Task The_page_is_told_whom_to_ask(string? loginHint, bool forces, string prompt)
    {
        using Bench bench = new();
        TestBrowser browser = new();

        using GdapSession session = await bench.ConnectAsync(
            Bench.ByBrowser(browser.OpenAsync) with { LoginHint = loginHint, ForcesSignIn = forces });

        Assert.Equal((prompt, loginHint ?? ""), (browser.Parameter("prompt"), browser.Parameter("login_hint")));
    }

    [Fact]
    public async Task A_device_code_is_shown_once_for_all_tenants()
    {
        using Bench bench = new();
        List<string> shown = [];
        DeviceCodeSignIn signIn = new((message, _) =>
        {
            shown.Add(message);
            return Task.CompletedTask;
        });

        using GdapSession session = await bench.ConnectAsync(signIn);
        await Task.WhenAll(
            Bench.CustomerTokenAsync(session), Bench.CustomerTokenAsync(session, SmallPartner.Known));

        Assert.Contains("SANDBX001", Assert.Single(shown));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_certificate_signs_for_the_application(bool isForUser)
    {
        using Bench bench = new();
        using RSA key = RSA.Create(2048);
        using X509Certificate2 certificate = new CertificateRequest(
            "CN=test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        CertificateCredential credential = new(certificate);

        using GdapSession session = await bench.ConnectAsync(
            isForUser ? new RefreshTokenSignIn("any", credential) : new AppSignIn(credential));

        Assert.Equal(isForUser ? SessionKind.Delegated : SessionKind.AppOnly, session.Kind);
        Assert.Equal("2", isForUser ? "2" : session.Token.Claims["appidacr"]);
    }

    [Fact]
    public async Task Applications_get_a_token_of_each_customer()
    {
        using Bench bench = new();
        using GdapSession session = await bench.ConnectAsync(new AppSignIn(new SecretCredential(Bench.Secret)));

        string token = await Bench.CustomerTokenAsync(session);
        await Bench.CustomerTokenAsync(session);

        Assert.Equal(SmallPartner.Customer, TokenReader.Read(token).TenantId);
        Assert.Equal(2, bench.Count("/token"));
    }

    [Fact]
    public async Task A_rotated_refresh_token_is_handed_on_and_used()
    {
        using Bench bench = new();
        List<string> rotated = [];
        RefreshTokenSignIn signIn = Bench.ByRefreshToken() with
        {
            Rotated = (token, _) =>
            {
                rotated.Add(token);
                return Task.CompletedTask;
            },
        };

        using GdapSession session = await bench.ConnectAsync(signIn);
        await Bench.CustomerTokenAsync(session);

        Assert.StartsWith("sandbox-refresh-default-confidential-", Assert.Single(rotated));
    }

    [Fact]
    public async Task A_public_refresh_token_rotates_too()
    {
        using Bench bench = new();
        List<string> rotated = [];
        RefreshTokenSignIn signIn = Bench.ByRefreshToken(secret: null) with
        {
            Rotated = (token, _) => Task.Run(() => rotated.Add(token)),
        };

        using GdapSession session = await bench.ConnectAsync(signIn);

        Assert.StartsWith("sandbox-refresh-default-public-", Assert.Single(rotated));
    }

    [Fact]
    public async Task A_provider_is_asked_once_for_each_tenant_and_service()
    {
        using Bench bench = new();
        using GdapSession source = await bench.ConnectAsync(Bench.ByRefreshToken());
        List<GdapTokenRequest> asked = [];
        using GdapSession session = await bench.ConnectAsync(new TokenProviderSignIn(async (request, stop) =>
        {
            asked.Add(request);
            return await source.Tokens.GetTokenAsync(new TokenRequest(ProbeTarget.Graph, request.TenantId), stop);
        }));

        await Bench.CustomerTokenAsync(session);
        await Bench.CustomerTokenAsync(session);

        Assert.Equal([SmallPartner.Partner, SmallPartner.Customer], asked.Select(request => request.TenantId));
        Assert.All(asked, request => Assert.Equal("https://graph.microsoft.com", request.Resource));
        Assert.All(asked, request => Assert.False(request.IsRenewal));
    }

    [Fact]
    public async Task A_provider_need_not_be_told_the_partners_tenant()
    {
        using Bench bench = new();
        using GdapSession source = await bench.ConnectAsync(Bench.ByRefreshToken());
        List<string?> asked = [];
        TokenProviderSignIn signIn = new(async (request, stop) =>
        {
            asked.Add(request.TenantId);
            return await source.Tokens.GetTokenAsync(new TokenRequest(ProbeTarget.Graph, request.TenantId), stop);
        });

        using GdapSession session = await SessionFactory.ConnectAsync(
            bench.Request(signIn) with { SignIn = signIn }, System.Threading.CancellationToken.None);
        await Wire.WireSession.CountRelationshipsAsync(session);

        Assert.Equal(SmallPartner.Partner, session.TenantId);
        Assert.Equal([null], asked);
    }

    [Theory]
    [InlineData("nonsense", "no access token")]
    [InlineData("sentence", "no access token")]
    [InlineData("tenant", "is for tenant")]
    [InlineData("expired", "has expired")]
    [InlineData("service", "partnercenter")]
    public async Task A_provider_that_gives_something_else_is_told_so(string what, string said)
    {
        using Bench bench = new();
        using GdapSession source = await bench.ConnectAsync(Bench.ByRefreshToken());
        TokenProviderSignIn signIn = new(async (request, stop) => what switch
        {
            "nonsense" => "nonsense",
            "sentence" => $"The vault says no to {new string('a', 60)} and nothing else.",
            "tenant" => await Bench.CustomerTokenAsync(source),
            "service" => await source.Tokens.GetTokenAsync(new TokenRequest(ProbeTarget.PartnerCenter, null), stop),
            _ => "eyJhbGciOiJub25lIn0.eyJhdWQiOiJodHRwczovL2dyYXBoLm1pY3Jvc29mdC5jb20iLCJleHAiOjE2MDAwMDAwMDAsInZlciI6IjEuMCJ9.sandbox",
        });

        GdapException failure = await bench.FailAsync(signIn);

        Assert.Equal("TokenProviderUnusable", failure.ErrorId);
        Assert.Contains(said, failure.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_browser_that_does_not_come_back_is_given_up()
    {
        Microsoft.Extensions.Time.Testing.FakeTimeProvider clock = new(DateTimeOffset.UtcNow);
        using Bench bench = new() { Clock = clock };
        TestBrowser browser = new();
        Task<GdapException> failing = bench.FailAsync(new InteractiveSignIn { OpenBrowser = browser.LeaveOpenAsync });
        await Http.Loopback.UntilAsync(() => browser.Pages.Count == 1);

        clock.Advance(TimeSpan.FromMinutes(5));
        GdapException failure = await failing;

        Assert.Equal(("SignInTimedOut", GdapErrorKind.Timeout), (failure.ErrorId, failure.Kind));
        Assert.Contains("http://localhost", failure.RecommendedAction);
        Assert.False(await LoopbackPorts.AnswersAsync(new Uri(browser.Parameter("redirect_uri")).Port));
    }
}
