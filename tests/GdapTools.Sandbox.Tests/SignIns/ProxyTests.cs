using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication;
using GdapTools.Core.Session;
using Xunit;

namespace GdapTools.Sandbox.Tests.SignIns;

/// <summary>A proxy that is named is the way out, for sign-ins and for everything else.</summary>
public sealed class ProxyTests
{
    [Fact]
    public async Task All_requests_pass_the_proxy_that_is_named()
    {
        using Bench bench = new();
        using CountingProxy proxy = new(demandsSignIn: false);

        using GdapSession session = await ConnectAsync(bench, new ProxySettings { Address = proxy.Uri });
        await Wire.WireSession.CountRelationshipsAsync(session);

        Assert.Equal(2, proxy.Passed.Count);
        Assert.Contains("/oauth2/v2.0/token", proxy.Passed[0]);
        Assert.Contains("/v1.0/tenantRelationships/", proxy.Passed[1]);
    }

    [Fact]
    public async Task It_is_given_the_credentials_that_it_asks_for()
    {
        using Bench bench = new();
        using CountingProxy proxy = new(demandsSignIn: true);

        using GdapSession session = await ConnectAsync(
            bench, new ProxySettings { Address = proxy.Uri, Credentials = new NetworkCredential("user", "canary-of-the-proxy") });

        Assert.Single(proxy.Passed);
    }

    [Fact]
    public async Task One_that_knows_nobody_is_told_as_such()
    {
        using Bench bench = new();
        using CountingProxy proxy = new(demandsSignIn: true);

        GdapException failure = await Assert.ThrowsAnyAsync<GdapException>(() => ConnectAsync(bench, new ProxySettings { Address = proxy.Uri }));

        Assert.Equal("ProxyAuthenticationRequired", failure.ErrorId);
        Assert.Contains("-ProxyCredential", failure.RecommendedAction);
        Assert.Empty(proxy.Passed);
    }

    [Fact]
    public void Its_credentials_are_in_no_text() => Assert.DoesNotContain(
        "canary",
        new ProxySettings { Address = new Uri("http://user:canary@proxy.example:8080"), Credentials = new NetworkCredential("u", "canary") }.ToString());

    private static Task<GdapSession> ConnectAsync(Bench bench, ProxySettings proxy) =>
        SessionFactory.ConnectAsync(bench.Request(Bench.ByRefreshToken()) with { Proxy = proxy }, CancellationToken.None);

    /// <summary>Passes plain requests on, one to a connection.</summary>
    private sealed class CountingProxy : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly bool _demandsSignIn;

        public CountingProxy(bool demandsSignIn)
        {
            _demandsSignIn = demandsSignIn;
            _listener.Start();
            _ = AcceptAsync();
        }

        public Uri Uri => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

        public List<string> Passed { get; } = [];

        public void Dispose() => _listener.Stop();

        private async Task AcceptAsync()
        {
            try
            {
                while (true)
                {
                    using TcpClient client = await _listener.AcceptTcpClientAsync();
                    await ServeAsync(client.GetStream());
                }
            }
            catch (Exception end) when (end is SocketException or ObjectDisposedException or IOException)
            {
            }
        }

        private async Task ServeAsync(NetworkStream client)
        {
            (string head, byte[] body) = await ReadAsync(client);
            string[] parts = head.Split(' ');
            if (_demandsSignIn && !head.Contains("Proxy-Authorization: Basic ", StringComparison.OrdinalIgnoreCase))
            {
                await client.WriteAsync(Encoding.ASCII.GetBytes(
                    "HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=\"test\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
                return;
            }

            Passed.Add(parts[1]);
            Uri target = new(parts[1]);
            using TcpClient server = new();
            await server.ConnectAsync(target.Host, target.Port);
            NetworkStream stream = server.GetStream();
            string forwarded = head
                .Replace(parts[1], target.PathAndQuery, StringComparison.Ordinal)
                .Replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n", StringComparison.Ordinal);
            await stream.WriteAsync(Encoding.ASCII.GetBytes(forwarded));
            await stream.WriteAsync(body);
            await stream.CopyToAsync(client);
        }

        private static async Task<(string Head, byte[] Body)> ReadAsync(NetworkStream stream)
        {
            using MemoryStream read = new();
            byte[] buffer = new byte[4096];

            while (true)
            {
                int count = await stream.ReadAsync(buffer);
                if (count == 0)
                {
                    throw new EndOfStreamException();
                }

                read.Write(buffer, 0, count);
                string text = Encoding.ASCII.GetString(read.ToArray());
                int end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
                if (end < 0)
                {
                    continue;
                }

                System.Text.RegularExpressions.Match length =
                    System.Text.RegularExpressions.Regex.Match(text, "Content-Length: (\\d+)", System.Text.RegularExpressions.RegexOptions.IgnoreCase);
                int wanted = length.Success ? int.Parse(length.Groups[1].Value) : 0;
                if (read.Length >= end + 4 + wanted)
                {
                    return (text.Substring(0, end + 4), read.ToArray()[(end + 4)..]);
                }
            }
        }
    }
}
