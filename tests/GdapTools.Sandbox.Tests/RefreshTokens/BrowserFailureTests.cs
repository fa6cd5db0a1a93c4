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

/// <summary>What can go wrong on the way through the browser, each told in its own words.</summary>
public sealed class BrowserFailureTests
{
    [Theory]
    [InlineData("another")]
    [InlineData(null)]
    public async Task The_answer_to_another_sign_in_is_not_used(string? state)
    {
        using SignInBench bench = new();
        TestBrowser browser = new()
        {
            Edit = fields =>
            {
                fields.Remove("state");
                if (state is not null)
                {
                    fields["state"] = state;
                }
            },
        };

        GdapException failure = await FailAsync<GdapException>(bench.ByBrowser(browser.OpenAsync));

        Assert.Equal(("RedirectStateMismatch", GdapErrorKind.Security), (failure.ErrorId, failure.Kind));
        Assert.Equal(400, (int)browser.Answer!.StatusCode);
        Assert.Equal(0, bench.CountRequests("/token"));
        await bench.AssertNothingIsLeftAsync(failure, browser.Parameter("state"));
    }

    [Theory]
    [InlineData(
        "access_denied",
        "AADSTS65004: User declined to consent to access the app.\r\nTrace ID: 1",
        "ConsentDeclined",
        "(AADSTS65004). User declined to consent to access the app.")]
    [InlineData("access_denied", null, "ConsentDeclined", "(access_denied).")]
    [InlineData("server_error", "It broke.", "SignInFailed", "(server_error). It broke.")]
    [InlineData("invalid_client", "AADSTS650052: No subscription.", "SignInFailed", "(AADSTS650052). No subscription.")]
    [InlineData("interaction_required", "AADSTS53003: Blocked.", "BlockedByConditionalAccess", "(AADSTS53003). Blocked.")]
    public async Task What_the_page_reports_is_told(string error, string? description, string errorId, string text)
    {
        using SignInBench bench = new();
        TestBrowser browser = new()
        {
            Edit = fields =>
            {
                fields.Remove("code");
                fields["error"] = error;
                fields["error_description"] = description ?? "";
            },
        };

        GdapAuthenticationException failure = await FailAsync<GdapAuthenticationException>(
            bench.ByBrowser(browser.OpenAsync));

        Assert.Equal((errorId, GdapErrorKind.Authentication), (failure.ErrorId, failure.Kind));
        Assert.EndsWith(text, failure.Message, StringComparison.Ordinal);
        Assert.Equal(error, failure.Error);
        await bench.AssertNothingIsLeftAsync(failure, browser.Parameter("state"));
    }

    [Fact]
    public async Task A_browser_that_does_not_come_back_is_waited_for_by_the_clock()
    {
        FakeTimeProvider clock = new();
        using SignInBench bench = new() { Clock = clock };
        TestBrowser browser = new();
        Task<PartnerRefreshToken> work = AcquireAsync(bench.ByBrowser(browser.LeaveOpenAsync));
        await Loopback.UntilAsync(() => browser.Pages.Count == 1);

        TimeSpan waited = await Loopback.AdvanceUntilAsync(clock, TimeSpan.FromMinutes(1), work);

        GdapException failure = await Assert.ThrowsAsync<GdapException>(() => work);
        Assert.InRange(waited, TimeSpan.FromMinutes(5), TimeSpan.MaxValue);
        Assert.Equal(("SignInTimedOut", GdapErrorKind.Timeout), (failure.ErrorId, failure.Kind));
        Assert.Contains(
            $"the app needs a Web redirect http://localhost:{bench.Port}",
            failure.RecommendedAction,
            StringComparison.Ordinal);
        await bench.AssertNothingIsLeftAsync(failure, browser.Parameter("state"));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public async Task A_port_in_use_is_named_before_any_browser_opens(string address)
    {
        using SignInBench bench = new();
        TestBrowser browser = new();
        using TcpListener other = new(System.Net.IPAddress.Parse(address), bench.Port);
        other.Start();

        GdapException failure = await FailAsync<GdapException>(bench.ByBrowser(browser.OpenAsync));

        Assert.Equal(("RedirectPortInUse", bench.Port), (failure.ErrorId, failure.Target));
        Assert.Empty(browser.Pages);
        other.Stop();
        await bench.AssertNothingIsLeftAsync(failure);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_browser_that_cannot_open_ends_the_wait(bool isAsync)
    {
        using SignInBench bench = new();
        string address = "";

        GdapException failure = await FailAsync<GdapException>(bench.ByBrowser(page =>
        {
            address = page.AbsoluteUri;
            InvalidOperationException cause = new("cannot open " + page.AbsoluteUri);
            return isAsync ? Task.FromException(cause) : throw cause;
        }));

        Assert.Equal("BrowserNotOpened", failure.ErrorId);
        Assert.Contains("device code", failure.RecommendedAction, StringComparison.Ordinal);
        await bench.AssertNothingIsLeftAsync(failure, address);
    }

    [Theory]
    [InlineData(9002327, "RedirectNotRegistered")]
    [InlineData(9002326, "RedirectNotRegistered")]
    [InlineData(500113, "RedirectNotRegistered")]
    [InlineData(50011, "RedirectNotRegistered")]
    [InlineData(700025, "ClientSecretNotAllowed")]
    public async Task A_wrong_redirect_is_told_where_the_token_endpoint_finds_it(int code, string errorId)
    {
        using SignInBench bench = new(SignInBench.Stating(
            $$"""
            [{
              "grant": "authorization_code", "credential": "{{SignInBench.Code}}",
              "error": { "error": "invalid_request", "error_codes": [ {{code}} ] }
            }]
            """));
        TestBrowser browser = new();

        GdapAuthenticationException failure = await FailAsync<GdapAuthenticationException>(
            bench.ByBrowser(browser.OpenAsync));

        Assert.Equal((errorId, 1), (failure.ErrorId, bench.CountRequests("/token")));
        Assert.Contains($"AADSTS{code}", failure.Message, StringComparison.Ordinal);
        Assert.Contains(
            $"the app needs a Web redirect http://localhost:{bench.Port}",
            failure.RecommendedAction,
            StringComparison.Ordinal);
        await bench.AssertNothingIsLeftAsync(failure, browser.Parameter("state"));
    }

    [Theory]
    [InlineData("wrong", "ClientSecretInvalid")]
    [InlineData("expired", "ClientSecretExpired")]
    public async Task A_secret_that_is_refused_keeps_its_own_words(string secret, string errorId)
    {
        using SignInBench bench = new();
        TestBrowser browser = new();

        GdapAuthenticationException failure = await FailAsync<GdapAuthenticationException>(
            bench.ByBrowser(browser.OpenAsync) with { Credential = new SecretCredential(secret) });

        Assert.Equal(errorId, failure.ErrorId);
        await bench.AssertNothingIsLeftAsync(failure, browser.Parameter("state"));
    }

    [Fact]
    public async Task Without_the_secret_the_token_is_refused()
    {
        using SignInBench bench = new();
        PartnerRefreshToken token = await AcquireAsync(bench.ByBrowser(new TestBrowser().OpenAsync));

        GdapAuthenticationException failure = await Assert.ThrowsAsync<GdapAuthenticationException>(
            () => bench.ConnectAsync(token, credential: null));

        Assert.Equal("ClientSecretRequired", failure.ErrorId);
        Assert.Equal([7000218], failure.ErrorCodes);
    }

    [Fact]
    public async Task A_request_says_one_way_to_sign_in()
    {
        using SignInBench bench = new();

        await Assert.ThrowsAsync<ArgumentException>(() => AcquireAsync(bench.ByDeviceCode() with { Prompt = null }));
        await Assert.ThrowsAsync<ArgumentException>(() => AcquireAsync(
            bench.ByDeviceCode() with { Credential = new SecretCredential(SignInBench.Secret) }));
    }

    private static Task<PartnerRefreshToken> AcquireAsync(RefreshTokenRequest request) =>
        PartnerRefreshTokens.AcquireAsync(request, CancellationToken.None);

    private static Task<T> FailAsync<T>(RefreshTokenRequest request)
        where T : Exception => Assert.ThrowsAsync<T>(() => AcquireAsync(request));
}
