using System;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace GdapTools.Sandbox.Tests.Http;

/// <summary>Faults of the way there and back, where there is no way.</summary>
public sealed class InProcessFaultTests
{
    [Theory]
    [InlineData(GdapFaultKind.Reset)]
    [InlineData(GdapFaultKind.CutOff)]
    public async Task Connections_break_in_process_too(GdapFaultKind kind)
    {
        using HttpClient client = InProcess(kind, LoopbackClient.NewClock());

        HttpRequestException failure = await Assert.ThrowsAsync<HttpRequestException>(
            () => client.GetAsync("https://login.microsoftonline.com" + Loopback.Open));

        Assert.IsAssignableFrom<IOException>(failure.InnerException);
    }

    [Fact]
    public async Task A_timeout_in_process_can_be_cancelled()
    {
        using HttpClient client = InProcess(GdapFaultKind.Timeout, LoopbackClient.NewClock());
        using CancellationTokenSource stop = new();
        Task asked = client.GetAsync("https://login.microsoftonline.com" + Loopback.Open, stop.Token);
        Assert.False(asked.IsCompleted);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
    }

    [Fact]
    public async Task A_slow_body_in_process_takes_its_time()
    {
        FakeTimeProvider clock = LoopbackClient.NewClock();
        using HttpClient client = InProcess(GdapFaultKind.SlowLoris, clock);

        Task<string> asked = client.GetStringAsync("https://login.microsoftonline.com" + Loopback.Open);
        TimeSpan passed = await Loopback.AdvanceUntilAsync(clock, TimeSpan.FromSeconds(1), asked);

        Assert.True(passed.TotalSeconds >= (await asked).Length, passed.ToString());
    }

    private static HttpClient InProcess(GdapFaultKind kind, FakeTimeProvider clock) => new(new SandboxHandler(
        SnapshotEditor.Read(SmallPartner.Json),
        new SandboxOptions { Clock = clock, Faults = [new GdapFault { Kind = kind }] }));
}
