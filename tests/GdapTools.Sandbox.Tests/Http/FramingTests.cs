using System;
using System.Linq;
using System.Threading.Tasks;
using GdapTools.Sandbox.Http;
using Xunit;

namespace GdapTools.Sandbox.Tests.Http;

public sealed class FramingTests : IDisposable
{
    private const string TokenPath = "/" + SmallPartner.Partner + "/oauth2/v2.0/token";
    private const string Rest = "_type=client_credentials&client_id=x&client_secret=y";
    private const string Form = "grant" + Rest;

    private readonly SandboxServer _server = Loopback.Start();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task A_connection_serves_one_request_after_the_other()
    {
        using RawClient client = new(_server);

        RawAnswer first = await client.AskAsync(RawClient.Get(Loopback.Open));
        RawAnswer second = await client.AskAsync(RawClient.Get("/v1.0/me"));

        Assert.Equal("HTTP/1.1 200 OK", first.Line);
        Assert.Equal("HTTP/1.1 401 Unauthorized", second.Line);
        Assert.Equal([200, 401], _server.Requests.Select(request => request.Status));
    }

    [Fact]
    public async Task Requests_that_come_at_once_are_answered_in_turn()
    {
        using RawClient client = new(_server);

        await client.SendAsync(RawClient.Get(Loopback.Open) + RawClient.Get("/v1.0/me") + RawClient.Get(Loopback.Open));

        Assert.Equal(200, (await client.ReadAsync()).Status);
        Assert.Equal(401, (await client.ReadAsync()).Status);
        Assert.Equal(200, (await client.ReadAsync()).Status);
    }

    [Fact]
    public async Task Hundreds_of_requests_go_over_one_connection_some_before_their_turn()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            using RawClient client = new(_server);
            for (int round = 0; round < 300; round++)
            {
                int count = 1 + (round % 3);
                await client.SendAsync(string.Concat(Enumerable.Repeat(RawClient.Get("/v1.0/me"), count)));
                for (int index = 0; index < count; index++)
                {
                    Assert.Equal(401, (await client.ReadAsync()).Status);
                }
            }
        }));
        Assert.Equal(0, _server.LiveRequests);
        Assert.Equal(4 * 600, _server.Requests.Count);
    }

    [Fact]
    public async Task A_request_may_come_byte_by_byte()
    {
        using RawClient client = new(_server);

        foreach (char character in Post($"Content-Length: {Form.Length}", Form))
        {
            await client.SendAsync(character.ToString());
        }

        Assert.Equal(200, (await client.ReadAsync()).Status);
    }

    [Theory]
    [InlineData("Transfer-Encoding: chunked", "39\r\n" + Form + "\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: Chunked", "5\r\ngrant\r\n34;a=b\r\n" + Rest + "\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked", "0039\r\n" + Form + "\r\n0\r\nTrailer: one\r\nOther: two\r\n\r\n")]
    public async Task A_body_may_be_chunked(string header, string body)
    {
        using RawClient client = new(_server);

        RawAnswer answer = await client.AskAsync(Post(header, body));
        RawAnswer next = await client.AskAsync(RawClient.Get(Loopback.Open));

        Assert.Contains("access_token", answer.Body, StringComparison.Ordinal);
        Assert.Equal(200, next.Status);
    }

    [Fact]
    public async Task A_body_that_is_held_back_is_invited()
    {
        using RawClient client = new(_server);

        RawAnswer invitation = await client.AskAsync(
            Post($"Content-Length: {Form.Length}\r\nExpect: 100-continue", ""));
        RawAnswer answer = await client.AskAsync(Form);

        Assert.Equal("HTTP/1.1 100 Continue", invitation.Line);
        Assert.Equal(200, answer.Status);
    }

    [Fact]
    public async Task HEAD_gets_the_head_alone()
    {
        using RawClient client = new(_server);
        string get = RawClient.Get("/v1/profiles/legalbusiness");
        await client.SendAsync(get.Replace("GET", "HEAD", StringComparison.Ordinal));

        RawAnswer head = await client.ReadAsync(hasBody: false);
        RawAnswer next = await client.AskAsync(get);

        Assert.Equal(401, head.Status);
        Assert.True(int.Parse(head.Headers["Content-Length"]) > 0);
        Assert.Equal(401, next.Status);
    }

    [Theory]
    [InlineData("HTTP/1.1", "Connection: close\r\n", true)]
    [InlineData("HTTP/1.1", "Connection: x, Close\r\n", true)]
    [InlineData("HTTP/1.0", "", true)]
    [InlineData("HTTP/1.0", "Connection: keep-alive\r\n", false)]
    public async Task The_connection_ends_when_the_client_means_it_to(string version, string header, bool ends)
    {
        using RawClient client = new(_server);

        RawAnswer answer = await client.AskAsync($"GET {Loopback.Open} {version}\r\nHost: localhost\r\n{header}\r\n");

        Assert.Equal(200, answer.Status);
        Assert.Equal(ends ? "close" : "keep-alive", answer.Headers["Connection"]);
        if (ends)
        {
            Assert.True(await client.IsClosedAsync());
        }
        else
        {
            Assert.Equal(200, (await client.AskAsync(RawClient.Get(Loopback.Open))).Status);
        }
    }

    [Fact]
    public async Task A_connection_that_ends_within_a_request_is_forgotten()
    {
        using (RawClient client = new(_server))
        {
            await client.SendAsync(Post("Content-Length: 10", "12345"));
        }

        await _server.StopAsync();

        Assert.Empty(_server.Requests);
        Assert.Equal(0, _server.LiveRequests);
    }

    [Fact]
    public async Task A_stated_header_cannot_forge_another()
    {
        SnapshotEditor editor = SnapshotEditor.Of(SmallPartner.Json);
        editor.Root["responses"] = System.Text.Json.Nodes.JsonNode.Parse("""
            [ { "path": "discovery/instance", "method": "GET", "status": 200, "body": { },
                "headers": { "X-One": "1\r\nX-Two: 2", "X Bad": "3", "Content-Length": "900" } } ]
            """);
        using SandboxServer server = SandboxServer.Start(editor.Read(), new SandboxOptions());
        using RawClient client = new(server);

        RawAnswer answer = await client.AskAsync(RawClient.Get(Loopback.Open));

        Assert.Equal("1  X-Two: 2", answer.Headers["X-One"]);
        Assert.DoesNotContain(answer.Headers.Keys, name => name is "X-Two" or "X Bad");
        Assert.Equal(answer.Body.Length.ToString(), answer.Headers["Content-Length"]);
    }

    private static string Post(string headers, string body) =>
        $"POST {TokenPath} HTTP/1.1\r\nHost: 127.0.0.1\r\n{headers}\r\n\r\n{body}";
}
