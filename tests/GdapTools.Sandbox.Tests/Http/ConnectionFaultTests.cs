using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace GdapTools.Sandbox.Tests.Http;

/// <summary>Faults of the way there and back, over a connection.</summary>
public sealed class ConnectionFaultTests
{
    private const string Organization = "v1.0/organization";

    [Fact]
    public async Task A_reset_is_felt_by_a_client_that_keeps_its_connection_and_is_not_repeated_in_silence()
    {
        using LoopbackClient client = new(new GdapFault { Kind = GdapFaultKind.Reset, Path = Organization, Times = 1 });
        string token = await client.TokenAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(Organization, token));
        HttpResponseMessage next = await client.GetAsync(Organization, token);

        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
        Assert.Equal([0, 200], client.Statuses);
        Assert.Equal(0, client.Server.LiveRequests);
    }

    [Fact]
    public async Task A_reset_is_one_on_the_wire()
    {
        using LoopbackClient client = new(new GdapFault { Kind = GdapFaultKind.Reset });
        using RawClient raw = new(client.Server);

        await raw.SendAsync(RawClient.Get(Loopback.Open));

        Assert.IsType<IOException>((await raw.ReadToEndAsync()).End);
    }

    [Fact]
    public async Task A_timeout_lasts_until_the_client_gives_up()
    {
        using LoopbackClient client = new(new GdapFault { Kind = GdapFaultKind.Timeout });
        using CancellationTokenSource stop = new();
        Task<HttpResponseMessage> asked = client.GetAsync(Organization, token: null, cancellationToken: stop.Token);
        await Loopback.UntilAsync(() => client.Server.LiveRequests == 1);
        client.Clock.Advance(TimeSpan.FromDays(1));

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        await Loopback.UntilAsync(() => client.Server.LiveRequests == 0);
    }

    [Fact]
    public async Task A_slow_body_comes_a_byte_a_second()
    {
        using LoopbackClient client = new(new GdapFault { Kind = GdapFaultKind.SlowLoris });
        HttpResponseMessage head = await client.GetAsync(
            Loopback.Open, token: null, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(1, client.Server.LiveRequests);

        Task<byte[]> body = head.Content.ReadAsByteArrayAsync();
        TimeSpan passed = await Loopback.AdvanceUntilAsync(client.Clock, TimeSpan.FromSeconds(1), body);

        JsonDocument.Parse(await body);
        Assert.True(passed.TotalSeconds >= (await body).Length, passed.ToString());
        Assert.Equal(0, client.Server.LiveRequests);
    }

    [Fact]
    public async Task A_client_that_leaves_a_slow_body_is_noticed()
    {
        using LoopbackClient client = new(new GdapFault { Kind = GdapFaultKind.SlowLoris });
        HttpResponseMessage head = await client.GetAsync(
            Loopback.Open, token: null, HttpCompletionOption.ResponseHeadersRead);

        head.Dispose();

        await Loopback.UntilAsync(() => client.Server.LiveRequests == 0);
    }

    [Fact]
    public async Task A_body_can_end_too_early()
    {
        using LoopbackClient client = new(new GdapFault { Kind = GdapFaultKind.CutOff, Times = 1 });
        using RawClient raw = new(client.Server);

        using RawClient other = new(client.Server);
        await raw.SendAsync(RawClient.Get(Loopback.Open));
        (string text, Exception? end) = await raw.ReadToEndAsync();
        string expected = (await other.AskAsync(RawClient.Get(Loopback.Open))).Body;

        string body = text[(text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        Assert.Null(end);
        Assert.Contains($"Content-Length: {expected.Length}", text, StringComparison.Ordinal);
        Assert.Equal(expected[..(expected.Length / 2)], body);
    }

    [Fact]
    public async Task A_body_that_ends_too_early_is_an_error_of_the_client()
    {
        using LoopbackClient client = new(new GdapFault { Kind = GdapFaultKind.CutOff, Times = 1 });

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(Loopback.Open, token: null));

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Loopback.Open, token: null)).StatusCode);
    }

    [Fact]
    public async Task JSON_can_be_cut_within_a_whole_body()
    {
        using LoopbackClient client = new(new GdapFault { Kind = GdapFaultKind.TruncatedJson });

        HttpResponseMessage answer = await client.GetAsync(Loopback.Open, token: null);
        string body = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(body.Length, answer.Content.Headers.ContentLength);
        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(body));
    }

    [Theory]
    [InlineData(null, HttpStatusCode.OK)]
    [InlineData(502, HttpStatusCode.BadGateway)]
    public async Task A_proxy_answers_with_a_page(int? status, HttpStatusCode expected)
    {
        using LoopbackClient client = new(
            new GdapFault { Kind = GdapFaultKind.ProxyHtml, StatusCode = status, Message = "<Sign in>" });

        HttpResponseMessage answer = await client.GetAsync(Organization, token: null);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("&lt;Sign in&gt;", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("request-id"));
    }

    [Fact]
    public async Task Gzip_is_the_same_answer_smaller()
    {
        using LoopbackClient client = new(new GdapFault { Kind = GdapFaultKind.Gzip, Times = 1 });

        HttpResponseMessage packed = await client.GetAsync(Loopback.Open, token: null);
        HttpResponseMessage plain = await client.GetAsync(Loopback.Open, token: null);

        using GZipStream stream = new(await packed.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using StreamReader reader = new(stream);
        Assert.Equal(["gzip"], packed.Content.Headers.ContentEncoding);
        Assert.Empty(plain.Content.Headers.ContentEncoding);
        Assert.Equal(await plain.Content.ReadAsStringAsync(), await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task A_bomb_is_small_on_the_wire_and_valid_JSON()
    {
        using LoopbackClient client = new(new GdapFault { Kind = GdapFaultKind.GzipBomb });

        HttpResponseMessage answer = await client.GetAsync(Organization, token: null);
        using GZipStream stream = new(await answer.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using MemoryStream body = new();
        await stream.CopyToAsync(body);

        Assert.True(answer.Content.Headers.ContentLength < 1024 * 1024);
        Assert.True(body.Length > 100 * 1024 * 1024);
        body.Position = 0;
        Assert.Equal(0, JsonDocument.Parse(body).RootElement.GetProperty("value").GetArrayLength());
    }
}
