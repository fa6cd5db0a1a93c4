using System;
using System.Threading.Tasks;
using GdapTools.Sandbox.Http;
using Xunit;

namespace GdapTools.Sandbox.Tests.Http;

public sealed class RefusalTests : IDisposable
{
    private readonly SandboxServer _server = Loopback.Start();

    public void Dispose() => _server.Dispose();

    [Theory]
    [InlineData("\r\n\r\nGET /v1.0/me HTTP/1.1\r\nHost: 127.0.0.1:8080\r\n\r\n", 401)]
    [InlineData("GET /v1.0/me HTTP/1.1\nHost: [::1]:1\n\n", 401)]
    [InlineData("GET http://127.0.0.1:1/v1.0/me HTTP/1.1\r\nHost: any\r\n\r\n", 401)]
    [InlineData("GET /v1.0/me HTTP/1.0\r\n\r\n", 401)]
    [InlineData("GET /\r\n\r\n", 400)]
    [InlineData("G@T / HTTP/1.1\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1 more\r\n\r\n", 400)]
    [InlineData("GET  HTTP/1.1\r\n\r\n", 400)]
    [InlineData("GET / FTP/1.1\r\n\r\n", 400)]
    [InlineData("GET / HTTP/2.0\r\n\r\n", 505)]
    [InlineData("GET / HTTP/1.1\r\n\r\n", 400)]
    [InlineData("GET * HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: 127.0.0.1 x\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: me@127.0.0.1\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: sandbox.example\r\n\r\n", 421)]
    [InlineData("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nNo colon\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nA : b\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nA: b\r\n folded\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nA: b\0c\r\n\r\n", 400)]
    [InlineData("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -1\r\n\r\n", 400)]
    [InlineData("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1, 2\r\n\r\n", 400)]
    [InlineData("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 99999999999\r\n\r\n", 413)]
    [InlineData("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n", 400)]
    [InlineData("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", 501)]
    [InlineData("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400)]
    [InlineData("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n", 400)]
    [InlineData("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n7fffffff\r\n", 413)]
    [InlineData("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nExpect: magic\r\nContent-Length: 1\r\n\r\n", 417)]
    public async Task What_is_no_request_is_refused_and_the_connection_ends(string text, int status)
    {
        using RawClient client = new(_server);

        RawAnswer answer = await client.AskAsync(text);

        Assert.Equal(status, answer.Status);
        Assert.True(status == 401 || await client.IsClosedAsync());
        Assert.Equal(0, _server.LiveRequests);
    }

    [Theory]
    [InlineData("GET /{0} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nA: {0}\r\n\r\n")]
    [InlineData("{0}")]
    public async Task A_head_has_a_limit(string text)
    {
        using RawClient client = new(_server);

        RawAnswer answer = await client.AskAsync(string.Format(text, new string('a', HttpLimits.Head + 8)));

        Assert.Equal(431, answer.Status);
    }
}
