using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication.Browser;
using GdapTools.Sandbox.Tests.Http;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace GdapTools.Sandbox.Tests.RefreshTokens;

/// <summary>Whatever comes to the port: the browser's return decides, and nothing else does.</summary>
public sealed class RedirectListenerTests : IDisposable
{
    private const string State = "the-state";
    private const string Return = "/?code=the+code%21&state=the-state";

    private readonly FakeTimeProvider _clock = new();
    private readonly int _port = LoopbackPorts.Take();
    private readonly CancellationTokenSource _stop = new();
    private readonly RedirectListener _listener;

    // The limit is for a hang.
    private readonly Task<string> _receiving;

    public RedirectListenerTests()
    {
        _listener = RedirectListener.Open(_port, "tenant", _clock);
        _receiving = _listener.ReceiveCodeAsync(State, _stop.Token).WaitAsync(Loopback.Patience);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _stop.Dispose();
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    public async Task It_listens_wherever_localhost_leads(string host)
    {
        using HttpClient client = new();
        using HttpResponseMessage answer = await client.GetAsync($"http://{host}:{_port}{Return}");
        string page = await answer.Content.ReadAsStringAsync();

        Assert.Equal("the code!", await _receiving);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.True(answer.Headers.ConnectionClose);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal(
            "default-src 'none'; style-src 'unsafe-inline'",
            Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("the code", page, StringComparison.Ordinal);
        Assert.False(await LoopbackPorts.AnswersAsync(_port));
        Assert.True(LoopbackPorts.IsFree(_port));
    }

    [Fact]
    public async Task A_form_comes_in_pieces()
    {
        const string Form = "state=the-state&code=a%2Bb";
        NetworkStream stream = await ConnectAsync();
        string head = $"POST / HTTP/1.1\r\nHost: localhost:{_port}\r\nContent-Length: {Form.Length}\r\n"
            + "content-type: application/x-www-form-urlencoded; charset=UTF-8\r\n\r\n";

        foreach (char part in head + Form)
        {
            await stream.WriteAsync(new[] { (byte)part });
        }

        Assert.StartsWith("HTTP/1.1 200 ", await ReadAsync(stream), StringComparison.Ordinal);
        await stream.DisposeAsync();
        Assert.Equal("a+b", await _receiving);
    }

    [Theory]
    [InlineData("GET /favicon.ico HTTP/1.1\r\nHost: localhost\r\n\r\n", 404)]
    [InlineData("GET /favicon.ico?code=1&state=the-state HTTP/1.1\r\nHost: localhost\r\n\r\n", 404)]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", 404)]
    [InlineData("GET /?state=the-state HTTP/1.1\r\nHost: localhost\r\n\r\n", 404)]
    [InlineData("GET /?code=&state=the-state HTTP/1.1\r\nHost: localhost\r\n\r\n", 404)]
    [InlineData("GET /?code=1&state=the-state HTTP/1.1\r\nHost: attacker.example\r\n\r\n", 421)]
    [InlineData("GET /?code=1&state=the-state HTTP/1.1\r\n\r\n", 421)]
    [InlineData("HEAD /?code=1&state=the-state HTTP/1.1\r\nHost: localhost\r\n\r\n", 405)]
    [InlineData("GET http://localhost/?code=1&state=the-state HTTP/1.1\r\nHost: localhost\r\n\r\n", 400)]
    [InlineData("GET /?code=1&state=the-state HTTP/2.0\r\nHost: localhost\r\n\r\n", 400)]
    [InlineData("nonsense\r\n\r\n", 400)]
    [InlineData("\r\n\r\n", 400)]
    [InlineData("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 411)]
    [InlineData("POST / HTTP/1.1\r\nHost: localhost\r\n\r\n", 411)]
    [InlineData("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}", 415)]
    public async Task Other_requests_do_not_count(string request, int status)
    {
        Assert.StartsWith($"HTTP/1.1 {status} ", await AskAsync(request), StringComparison.Ordinal);

        await AssertStillWaitingAsync();
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(65_000)]
    [InlineData(999_999_999)]
    [InlineData(9_999_999_999)]
    public async Task Requests_that_are_too_long_do_not_count(long length)
    {
        string request = length < 0
            ? $"GET /?code={new string('a', RedirectRequest.Longest)} HTTP/1.1\r\nHost: localhost\r\n\r\n"
            : $"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: {length}\r\n"
                + $"Content-Type: application/x-www-form-urlencoded\r\nPadding: {new string('a', 1000)}\r\n\r\ncode=";

        string answer = await AskAsync(request);

        Assert.StartsWith(length < 0 ? "HTTP/1.1 431 " : "HTTP/1.1 413 ", answer, StringComparison.Ordinal);
        await AssertStillWaitingAsync();
    }

    [Fact]
    public async Task A_client_that_says_nothing_keeps_nobody_waiting_and_is_left_in_time()
    {
        await using NetworkStream silent = await ConnectAsync();
        await using NetworkStream halfway = await ConnectAsync();
        await halfway.WriteAsync(Encoding.ASCII.GetBytes("GET /?code=1"));
        Task ends = Task.WhenAll(EndAsync(silent), EndAsync(halfway));

        // A request that was answered meanwhile shows that both wait.
        Assert.StartsWith("HTTP/1.1 404 ", await AskAsync("GET /x HTTP/1.1\r\nHost: localhost\r\n\r\n"), StringComparison.Ordinal);
        Assert.False(ends.IsCompleted);
        TimeSpan waited = await Loopback.AdvanceUntilAsync(_clock, TimeSpan.FromSeconds(1), ends);

        Assert.InRange(waited, TimeSpan.FromSeconds(29), TimeSpan.MaxValue);
        await AssertStillWaitingAsync();
    }

    [Fact]
    public async Task The_first_return_decides_and_the_silent_are_left()
    {
        await using NetworkStream silent = await ConnectAsync();

        await AssertStillWaitingAsync();

        await EndAsync(silent);
    }

    [Theory]
    [InlineData("/?code=canary-code&state=canary-state")]
    [InlineData("/?code=canary-code")]
    [InlineData("/?code=canary-code&state=THE-STATE")]
    [InlineData("/?error=access_denied&state=canary-state")]
    public async Task Another_state_ends_the_sign_in(string target)
    {
        string answer = await AskAsync($"GET {target} HTTP/1.1\r\nHost: localhost\r\n\r\n");

        GdapException failure = await Assert.ThrowsAsync<GdapException>(() => _receiving);
        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Equal(("RedirectStateMismatch", GdapErrorKind.Security), (failure.ErrorId, failure.Kind));
        Assert.DoesNotContain("canary", failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(State, failure.ToString(), StringComparison.Ordinal);
        Assert.False(await LoopbackPorts.AnswersAsync(_port));
    }

    [Fact]
    public async Task A_reported_error_is_cleaned_up()
    {
        string text = Uri.EscapeDataString("Bad\u0007 Bearer abcdefghij1234567890 " + new string('x', 1000));

        await AskAsync($"GET /?error=server_error&state=the-state&error_description={text} HTTP/1.1\r\nHost: localhost\r\n\r\n");

        GdapException failure = await Assert.ThrowsAsync<GdapAuthenticationException>(() => _receiving);
        Assert.DoesNotContain("abcdefghij", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("\u0007", failure.Message, StringComparison.Ordinal);
        Assert.InRange(failure.Message.Length, 100, 500);
    }

    [Fact]
    public async Task A_client_that_leaves_without_its_answer_has_still_decided()
    {
        using (TcpClient client = new())
        {
            await client.ConnectAsync(IPAddress.Loopback, _port);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET {Return} HTTP/1.1\r\nHost: localhost\r\n\r\n"));
            await Loopback.UntilAsync(() => _listener.IsAnswered);
            client.Client.Close(0);
        }

        Assert.Equal("the code!", await _receiving);
    }

    [Fact]
    public async Task A_client_that_stays_after_its_answer_is_left_in_time()
    {
        await using NetworkStream stream = await ConnectAsync();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {Return} HTTP/1.1\r\nHost: localhost\r\n\r\n"));

        await Loopback.UntilAsync(() => _listener.IsAnswered);
        TimeSpan waited = await Loopback.AdvanceUntilAsync(_clock, TimeSpan.FromMilliseconds(100), _receiving);

        Assert.Equal("the code!", await _receiving);
        Assert.InRange(waited, TimeSpan.FromSeconds(2), TimeSpan.MaxValue);
    }

    [Fact]
    public async Task Clients_whose_time_is_up_make_room_for_others()
    {
        List<NetworkStream> silent = [];
        for (int number = 0; number < 40; number++)
        {
            silent.Add(await ConnectAsync());
        }

        // As many as are served at a time.
        await Loopback.AdvanceUntilAsync(
            _clock, TimeSpan.FromSeconds(1), Task.WhenAll(silent.Take(32).Select(EndAsync)));

        await AssertStillWaitingAsync();
        silent.ForEach(stream => stream.Dispose());
    }

    [Fact]
    public async Task Cancelling_closes_everything()
    {
        await using NetworkStream silent = await ConnectAsync();

        await _stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _receiving);
        await EndAsync(silent);
        Assert.False(await LoopbackPorts.AnswersAsync(_port));
        Assert.True(LoopbackPorts.IsFree(_port));
    }

    [Fact]
    public void Any_free_port_is_free_at_both_addresses()
    {
        using RedirectListener listener = RedirectListener.Open(0, "tenant", _clock);
        int port = new Uri(listener.Address).Port;

        Assert.False(LoopbackPorts.IsFree(port));
        listener.Dispose();
        Assert.True(LoopbackPorts.IsFree(port));
    }

    private async Task AssertStillWaitingAsync()
    {
        Assert.False(_receiving.IsCompleted);
        Assert.StartsWith(
            "HTTP/1.1 200 ",
            await AskAsync($"GET {Return} HTTP/1.1\r\nHost: localhost\r\n\r\n"),
            StringComparison.Ordinal);
        Assert.Equal("the code!", await _receiving);
    }

    private async Task<NetworkStream> ConnectAsync()
    {
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, _port);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private async Task<string> AskAsync(string request)
    {
        await using NetworkStream stream = await ConnectAsync();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        return await ReadAsync(stream);
    }

    private static async Task<string> ReadAsync(NetworkStream stream)
    {
        using StreamReader reader = new(stream, leaveOpen: true);
        return await reader.ReadToEndAsync().WaitAsync(Loopback.Patience);
    }

    /// <summary>Waits until the other side has closed the connection.</summary>
    private static async Task EndAsync(NetworkStream stream)
    {
        try
        {
            Assert.Equal(0, await stream.ReadAsync(new byte[1]).AsTask().WaitAsync(Loopback.Patience));
        }
        catch (IOException)
        {
            // By a reset.
        }
    }
}
