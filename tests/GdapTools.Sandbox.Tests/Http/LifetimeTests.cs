using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Sandbox.Http;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace GdapTools.Sandbox.Tests.Http;

public sealed class LifetimeTests
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UnixEpoch.AddYears(57));

    [Fact]
    public async Task Fifty_clients_are_served_at_once()
    {
        using SandboxServer server = Loopback.Start(Slow(TimeSpan.FromSeconds(1)));
        using HttpClient client = new() { BaseAddress = server.Uri };

        Task<HttpResponseMessage>[] asked =
            [.. Enumerable.Range(0, 50).Select(_ => client.GetAsync(Loopback.Open))];
        await Loopback.UntilAsync(() => server.LiveRequests == 50);
        await Loopback.AdvanceUntilAsync(_clock, TimeSpan.FromSeconds(1), Task.WhenAll(asked));

        Assert.All(asked, answer => Assert.Equal(HttpStatusCode.OK, answer.Result.StatusCode));
        Assert.Equal(50, server.Requests.Count);
        Assert.Equal(0, server.LiveRequests);
    }

    [Fact]
    public async Task An_answer_takes_as_long_as_it_is_told_to()
    {
        using SandboxServer server = Loopback.Start(Slow(TimeSpan.FromMinutes(3)));
        using HttpClient client = new() { BaseAddress = server.Uri };

        Task<HttpResponseMessage> asked = client.GetAsync(Loopback.Open);
        await Loopback.UntilAsync(() => server.LiveRequests == 1);
        Assert.False(asked.IsCompleted);
        TimeSpan passed = await Loopback.AdvanceUntilAsync(_clock, TimeSpan.FromMinutes(1), asked);

        Assert.True(passed >= TimeSpan.FromMinutes(3), passed.ToString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_client_that_leaves_is_noticed_at_once(bool isAborted)
    {
        using SandboxServer server = Loopback.Start(Slow(TimeSpan.FromDays(1)));
        using RawClient client = new(server);
        await client.SendAsync(RawClient.Get(Loopback.Open));
        await Loopback.UntilAsync(() => server.LiveRequests == 1);

        if (isAborted)
        {
            client.Abort();
        }
        else
        {
            client.Dispose();
        }

        await Loopback.UntilAsync(() => server.LiveRequests == 0);
    }

    [Fact]
    public async Task A_request_that_its_client_cancels_is_given_up()
    {
        using SandboxServer server = Loopback.Start(Slow(TimeSpan.FromDays(1)));
        using HttpClient client = new() { BaseAddress = server.Uri };
        using CancellationTokenSource stop = new();
        Task<HttpResponseMessage> asked = client.GetAsync(Loopback.Open, stop.Token);
        await Loopback.UntilAsync(() => server.LiveRequests == 1);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        await Loopback.UntilAsync(() => server.LiveRequests == 0);
    }

    [Fact]
    public async Task Stopping_ends_what_is_under_way()
    {
        SandboxServer server = Loopback.Start(Slow(TimeSpan.FromDays(1)));
        using HttpClient client = new() { BaseAddress = server.Uri };
        using RawClient idle = new(server);
        Task<HttpResponseMessage>[] asked =
            [.. Enumerable.Range(0, 5).Select(_ => client.GetAsync(Loopback.Open))];
        await Loopback.UntilAsync(() => server.LiveRequests == 5);

        await server.StopAsync().WaitAsync(Loopback.Patience);

        Assert.Equal(0, server.LiveRequests);
        Assert.False(server.IsRunning);
        Assert.Equal(5, server.Requests.Count);
        foreach (Task<HttpResponseMessage> answer in asked)
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => answer);
        }

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(Loopback.Open));
        server.Dispose();
    }

    [Fact]
    public async Task A_port_can_be_used_again_after_a_stop()
    {
        SandboxServer first = Loopback.Start();
        using HttpClient client = new() { BaseAddress = first.Uri };
        await client.GetAsync(Loopback.Open);
        await first.StopAsync();

        using SandboxServer second =
            SandboxServer.Start(SnapshotEditor.Read(SmallPartner.Json), new SandboxOptions(), first.Uri.Port);

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Loopback.Open)).StatusCode);
        Assert.Single(second.Requests);
    }

    [Fact]
    public void A_port_in_use_is_told()
    {
        using SandboxServer first = Loopback.Start();

        GdapException failure = Assert.Throws<GdapException>(
            () => SandboxServer.Start(SnapshotEditor.Read(SmallPartner.Json), new SandboxOptions(), first.Uri.Port));

        Assert.Equal("SandboxPortInUse", failure.ErrorId);
        Assert.Equal(first.Uri.Port, failure.Target);
    }

    [Fact]
    public void Servers_stand_side_by_side()
    {
        SandboxServer[] servers = [.. Enumerable.Range(0, 5).Select(_ => Loopback.Start())];

        Assert.Equal(5, new HashSet<int>(servers.Select(server => server.Uri.Port)).Count);
        Assert.All(servers, server => Assert.Equal("127.0.0.1", server.Uri.Host));
        Array.ForEach(servers, server => server.Dispose());
    }

    [Fact]
    public async Task A_server_is_reached_from_this_machine_only()
    {
        using SandboxServer server = Loopback.Start();
        IPAddress[] addresses = [.. (await Dns.GetHostAddressesAsync(Dns.GetHostName()))
            .Where(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address))];

        foreach (IPAddress address in addresses)
        {
            using TcpClient stranger = new();
            await Assert.ThrowsAsync<SocketException>(() => stranger.ConnectAsync(address, server.Uri.Port));
        }
    }

    private SandboxOptions Slow(TimeSpan latency) => new() { Clock = _clock, Latency = latency };
}
