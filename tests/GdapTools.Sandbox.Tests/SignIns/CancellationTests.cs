using System;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication;
using GdapTools.Sandbox.Tests.Http;
using GdapTools.Sandbox.Tests.RefreshTokens;
using Xunit;

namespace GdapTools.Sandbox.Tests.SignIns;

/// <summary>A sign-in can be given up at any point, and leaves nothing running.</summary>
public sealed class CancellationTests
{
    public static TheoryData<string, string> Hanging => new()
    {
        { "secret", "*/token" },
        { "refresh token", "*/token" },
        { "device code", "*/devicecode" },
        { "device code", "*/token" },
        { "browser", "*/authorize" },
        { "browser", "*/token" },
    };

    [Theory]
    [MemberData(nameof(Hanging))]
    public async Task While_a_request_hangs(string kind, string path)
    {
        using Bench bench = new(edit: null, new GdapFault { Kind = GdapFaultKind.Timeout, Path = path });
        TestBrowser browser = new();
        using CancellationTokenSource stop = new();
        Task work = bench.ConnectAsync(SignInOf(kind, browser), stop.Token);
        await Loopback.UntilAsync(() => bench.Server.LiveRequests == 1);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work.WaitAsync(Loopback.Patience));
        if (path != "*/authorize")
        {
            await Loopback.UntilAsync(() => bench.Server.LiveRequests == 0);
        }

        await AssertNobodyListensAsync(browser);
    }

    [Fact]
    public async Task While_a_busy_endpoint_is_waited_for()
    {
        using Bench bench = new(
            edit: null, new GdapFault { Kind = GdapFaultKind.Throttle, Path = "*/token", RetryAfter = TimeSpan.FromDays(1) })
        {
            Clock = TimeProvider.System,
        };
        using CancellationTokenSource stop = new();
        Task work = bench.ConnectAsync(Bench.ByRefreshToken(), stop.Token);
        await Loopback.UntilAsync(() => bench.Count("/token") == 1);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work.WaitAsync(Loopback.Patience));
        await Loopback.UntilAsync(() => bench.Server.LiveRequests == 0);
    }

    [Fact]
    public async Task While_a_device_code_waits_for_its_user()
    {
        using Bench bench = new(Bench.Refusing("authorization_pending", 70016));
        using CancellationTokenSource stop = new();
        Task work = bench.ConnectAsync(ByDeviceCode(), stop.Token);
        await Loopback.UntilAsync(() => bench.Count("/token") >= 2);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work.WaitAsync(Loopback.Patience));
        await Loopback.UntilAsync(() => bench.Server.LiveRequests == 0);
    }

    [Fact]
    public async Task While_the_browser_is_open()
    {
        using Bench bench = new();
        TestBrowser browser = new();
        using CancellationTokenSource stop = new();
        Task work = bench.ConnectAsync(Bench.ByBrowser(browser.LeaveOpenAsync), stop.Token);
        await Loopback.UntilAsync(() => browser.Pages.Count == 1);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work.WaitAsync(Loopback.Patience));
        await AssertNobodyListensAsync(browser);
    }

    [Fact]
    public async Task A_provider_is_told()
    {
        using Bench bench = new();
        using CancellationTokenSource stop = new();
        TaskCompletionSource asked = new();
        Task work = bench.ConnectAsync(
            new TokenProviderSignIn(async (_, token) =>
            {
                asked.SetResult();
                await Task.Delay(Timeout.Infinite, token);
                return "";
            }),
            stop.Token);
        await asked.Task;

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work.WaitAsync(Loopback.Patience));
    }

    private static DeviceCodeSignIn ByDeviceCode() => new((_, _) => Task.CompletedTask);

    private static SignIn SignInOf(string kind, TestBrowser browser) => kind switch
    {
        "secret" => new AppSignIn(new SecretCredential(Bench.Secret)),
        "refresh token" => Bench.ByRefreshToken(),
        "device code" => ByDeviceCode(),
        _ => Bench.ByBrowser(browser.OpenAsync),
    };

    private static async Task AssertNobodyListensAsync(TestBrowser browser)
    {
        if (browser.Pages.Count > 0)
        {
            int port = new Uri(browser.Parameter("redirect_uri")).Port;
            Assert.False(await LoopbackPorts.AnswersAsync(port));
        }
    }
}
