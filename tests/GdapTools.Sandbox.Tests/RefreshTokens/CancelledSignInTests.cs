using System;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication.RefreshTokens;
using GdapTools.Sandbox.Tests.Http;
using Xunit;

namespace GdapTools.Sandbox.Tests.RefreshTokens;

/// <summary>Wherever a sign-in is given up, it ends at once and leaves neither request nor port behind.</summary>
public sealed class CancelledSignInTests
{
    private static readonly GdapFault s_silentToken = new() { Kind = GdapFaultKind.Timeout, Path = "*/token" };
    private static readonly GdapFault s_silentDevice = new() { Kind = GdapFaultKind.Timeout, Path = "*/devicecode" };

    [Fact]
    public async Task Before_it_begins()
    {
        using SignInBench bench = new();
        TestBrowser browser = new();
        using CancellationTokenSource stop = new();
        await stop.CancelAsync();

        await AssertEndsAsync(bench, PartnerRefreshTokens.AcquireAsync(bench.ByBrowser(browser.OpenAsync), stop.Token));

        Assert.Empty(browser.Pages);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task While_the_browser_is_open(bool isOpening)
    {
        using SignInBench bench = new();
        TestBrowser browser = new();
        TaskCompletionSource never = new();
        using CancellationTokenSource stop = new();
        Task work = PartnerRefreshTokens.AcquireAsync(
            bench.ByBrowser(page => isOpening
                ? Task.WhenAll(browser.LeaveOpenAsync(page), never.Task)
                : browser.LeaveOpenAsync(page)),
            stop.Token);
        await Loopback.UntilAsync(() => browser.Pages.Count == 1);

        await stop.CancelAsync();

        await AssertEndsAsync(bench, work);
    }

    [Fact]
    public async Task While_the_browser_is_coming_back()
    {
        using SignInBench bench = new();
        TestBrowser browser = new();
        using CancellationTokenSource stop = new();
        Task work = PartnerRefreshTokens.AcquireAsync(bench.ByBrowser(browser.LeaveOpenAsync), stop.Token);
        await Loopback.UntilAsync(() => browser.Pages.Count == 1);
        using TcpClient client = new();
        await client.ConnectAsync(IPAddress.Loopback, bench.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes("GET /?code=1&sta"));

        await stop.CancelAsync();

        await AssertEndsAsync(bench, work);
    }

    [Fact]
    public async Task While_the_code_is_redeemed()
    {
        using SignInBench bench = new(edit: null, s_silentToken);
        using CancellationTokenSource stop = new();
        Task work = PartnerRefreshTokens.AcquireAsync(bench.ByBrowser(new TestBrowser().OpenAsync), stop.Token);
        await Loopback.UntilAsync(() => bench.CountRequests("/authorize") == 1 && bench.Server.LiveRequests == 1);
        Assert.False(await LoopbackPorts.AnswersAsync(bench.Port));

        await stop.CancelAsync();

        await AssertEndsAsync(bench, work);
    }

    [Fact]
    public async Task While_the_user_signs_in_again()
    {
        using SignInBench bench = new(SignInBench.WithoutMfa);
        TestBrowser browser = new();
        using CancellationTokenSource stop = new();
        Task work = PartnerRefreshTokens.AcquireAsync(
            bench.ByBrowser(page => browser.Pages.Count == 0 ? browser.OpenAsync(page) : browser.LeaveOpenAsync(page)),
            stop.Token);
        await Loopback.UntilAsync(() => browser.Pages.Count == 2);

        await stop.CancelAsync();

        await AssertEndsAsync(bench, work);
    }

    [Fact]
    public async Task While_a_device_code_is_asked_for()
    {
        using SignInBench bench = new(edit: null, s_silentDevice);
        using CancellationTokenSource stop = new();
        Task work = PartnerRefreshTokens.AcquireAsync(bench.ByDeviceCode(), stop.Token);
        await Loopback.UntilAsync(() => bench.Server.LiveRequests == 1);

        await stop.CancelAsync();

        await AssertEndsAsync(bench, work);
    }

    [Fact]
    public async Task While_a_device_code_is_shown()
    {
        using SignInBench bench = new();
        using CancellationTokenSource stop = new();
        bool isShown = false;
        Task work = PartnerRefreshTokens.AcquireAsync(
            bench.ByDeviceCode((_, token) =>
            {
                Volatile.Write(ref isShown, true);
                return Task.Delay(Timeout.Infinite, token);
            }),
            stop.Token);
        await Loopback.UntilAsync(() => Volatile.Read(ref isShown));

        await stop.CancelAsync();

        await AssertEndsAsync(bench, work);
    }

    [Fact]
    public async Task While_a_device_code_is_polled()
    {
        using SignInBench bench = new(edit: null, s_silentToken);
        using CancellationTokenSource stop = new();
        Task work = PartnerRefreshTokens.AcquireAsync(bench.ByDeviceCode(), stop.Token);
        await Loopback.UntilAsync(() => bench.CountRequests("/devicecode") == 1 && bench.Server.LiveRequests == 1);

        await stop.CancelAsync();

        await AssertEndsAsync(bench, work);
    }

    private static async Task AssertEndsAsync(SignInBench bench, Task work)
    {
        // The limit is for a hang: nothing in here would ever end by itself.
        OperationCanceledException end = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => work.WaitAsync(Loopback.Patience));
        await bench.AssertNothingIsLeftAsync(end);
    }
}
