using System;
using System.Linq;
using System.Net.Sockets;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication;
using GdapTools.Core.Authentication.RefreshTokens;
using GdapTools.Core.Session;
using GdapTools.Sandbox.Tests.Http;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace GdapTools.Sandbox.Tests.RefreshTokens;

/// <summary>A confidential client's refresh token, by way of a browser on this machine.</summary>
public sealed class BrowserTests
{
    [Theory]
    [InlineData("form_post")]
    [InlineData("query")]
    public async Task The_token_is_redeemed_with_the_secret(string mode)
    {
        using SignInBench bench = new();
        TestBrowser browser = new()
        {
            Rewrite = page => page.Replace("response_mode=form_post", "response_mode=" + mode, StringComparison.Ordinal),
        };

        PartnerRefreshToken token = await AcquireAsync(bench.ByBrowser(browser.OpenAsync));
        using GdapSession session = await bench.ConnectAsync(token, new SecretCredential(SignInBench.Secret));

        Assert.Equal(ClientKind.Confidential, token.ClientKind);
        Assert.Equal((SmallPartner.AnnName, SmallPartner.Partner), (token.UserPrincipalName, token.TenantId));
        Assert.Equal((bench.ClientId, MfaClaimVerdict.Pass), (token.ClientId, token.MfaClaim!.Verdict));
        Assert.True(token.RefreshToken.IsReadOnly());
        Assert.DoesNotContain("sandbox-refresh", token.ToString(), StringComparison.Ordinal);
        Assert.Equal(SmallPartner.AnnName, session.Context.UserPrincipalName);
        Assert.Equal(200, (int)browser.Answer!.StatusCode);
        Assert.False(await LoopbackPorts.AnswersAsync(bench.Port));
    }

    [Fact]
    public async Task The_page_asks_for_a_new_sign_in_with_MFA_and_proof()
    {
        using SignInBench bench = new();
        TestBrowser browser = new();

        await AcquireAsync(bench.ByBrowser(browser.OpenAsync) with { LoginHint = "ann@partner.example" });

        Assert.Equal(bench.Server.Uri.GetLeftPart(UriPartial.Authority), browser.Pages[0].GetLeftPart(UriPartial.Authority));
        Assert.Equal("login", browser.Parameter("prompt"));
        Assert.Equal("S256", browser.Parameter("code_challenge_method"));
        Assert.Equal($"http://localhost:{bench.Port}", browser.Parameter("redirect_uri"));
        Assert.Equal("ann@partner.example", browser.Parameter("login_hint"));
        Assert.Equal(
            "https://graph.microsoft.com/.default openid profile offline_access", browser.Parameter("scope"));
        Assert.Equal("p1", Demanded(browser.Parameter("claims")));
        Assert.Equal(64, browser.Parameter("state").Length);
    }

    [Fact]
    public async Task Each_sign_in_has_a_state_of_its_own_and_any_free_port_will_do()
    {
        using SignInBench bench = new();
        TestBrowser browser = new();
        RefreshTokenRequest request = bench.ByBrowser(browser.OpenAsync) with { Port = 0 };

        await AcquireAsync(request);
        await AcquireAsync(request);

        Assert.NotEqual(
            Engine.NameValues.Parse(browser.Pages[0].Query)["state"],
            Engine.NameValues.Parse(browser.Pages[1].Query)["state"]);
    }

    [Fact]
    public async Task Scopes_can_be_named()
    {
        using SignInBench bench = new();
        TestBrowser browser = new();

        await AcquireAsync(bench.ByBrowser(browser.OpenAsync) with
        {
            Scopes = ["https://api.partnercenter.microsoft.com/.default", "offline_access"],
        });

        Assert.Equal(
            "https://api.partnercenter.microsoft.com/.default openid profile offline_access",
            browser.Parameter("scope"));
    }

    [Fact]
    public async Task A_sign_in_without_MFA_is_asked_for_once_more()
    {
        using SignInBench bench = new();
        TestBrowser browser = new();
        int count = 0;

        PartnerRefreshToken token = await AcquireAsync(bench.ByBrowser(page => browser.OpenAsync(
            ++count == 1 ? new Uri($"{page.AbsoluteUri}&login_hint={SmallPartner.BobName}") : page)));

        Assert.Equal((2, SmallPartner.AnnName), (count, token.UserPrincipalName));
    }

    [Fact]
    public async Task Twice_without_MFA_gives_nothing()
    {
        using SignInBench bench = new(SignInBench.WithoutMfa);
        TestBrowser browser = new();

        GdapAuthenticationException failure = await FailAsync<GdapAuthenticationException>(
            bench.ByBrowser(browser.OpenAsync));

        Assert.Equal(("MfaClaimMissing", GdapErrorKind.Authentication), (failure.ErrorId, failure.Kind));
        Assert.Contains("has no MFA claim", failure.Message, StringComparison.Ordinal);
        Assert.Contains("amr: pwd", failure.Message, StringComparison.Ordinal);
        Assert.NotEmpty(failure.RecommendedAction!);
        Assert.Equal((2, 2), (bench.CountRequests("/authorize"), bench.CountRequests("/token")));
        await bench.AssertNothingIsLeftAsync(failure, browser.Parameter("state"));
    }

    private static Task<PartnerRefreshToken> AcquireAsync(RefreshTokenRequest request) =>
        PartnerRefreshTokens.AcquireAsync(request, CancellationToken.None);

    private static Task<T> FailAsync<T>(RefreshTokenRequest request)
        where T : Exception => Assert.ThrowsAsync<T>(() => AcquireAsync(request));

    private static string? Demanded(string claims) => JsonDocument.Parse(claims).RootElement
        .GetProperty("access_token").GetProperty("acrs").GetProperty("values").EnumerateArray().Single().GetString();
}
