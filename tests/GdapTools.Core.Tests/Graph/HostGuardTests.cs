using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Tests.Support;
using Xunit;

namespace GdapTools.Core.Tests.Graph;

/// <summary>A token goes to the session's hosts only, whatever a server answers.</summary>
public sealed class HostGuardTests
{
    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_refused_and_its_target_never_asked(int status)
    {
        using LoopbackServer thief = new(_ => new LoopbackServer.Answer(200, """{"value":[]}"""));
        using LoopbackServer server = new(_ => new LoopbackServer.Answer(status, "")
        {
            Headers = { ["Location"] = thief.Uri + "v1.0/organization" },
        });
        using GraphOver graph = new(server.Uri);

        GdapException refusal = await Assert.ThrowsAsync<GdapException>(() => ReadAsync(graph));

        Assert.Equal("HostNotAllowed", refusal.ErrorId);
        Assert.Equal(GdapErrorKind.Security, refusal.Kind);
        Assert.Contains(thief.Uri.GetLeftPart(UriPartial.Authority), refusal.Message);
        Assert.Empty(thief.Requests);
    }

    [Fact]
    public async Task A_next_link_to_another_host_is_refused_after_the_first_page()
    {
        using LoopbackServer thief = new(_ => new LoopbackServer.Answer(200, """{"value":[]}"""));
        using LoopbackServer server = new(_ => new LoopbackServer.Answer(
            200,
            $$"""{"value":[{"id":"one"}],"@odata.nextLink":"{{thief.Uri}}v1.0/organization?$skiptoken=2"}"""));
        using GraphOver graph = new(server.Uri);
        List<string?> read = [];

        GdapException refusal = await Assert.ThrowsAsync<GdapException>(async () =>
        {
            await foreach (JsonElement item in graph.Client.ListAsync(GraphOver.Organization, CancellationToken.None))
            {
                read.Add(item.GetProperty("id").GetString());
            }
        });

        Assert.Equal("HostNotAllowed", refusal.ErrorId);
        Assert.Equal(["one"], read);
        Assert.Empty(thief.Requests);
    }

    [Theory]
    [InlineData("http://127.0.0.1.example:80/v1.0/organization")]
    [InlineData("https://graph.microsoft.com/v1.0/organization")]
    [InlineData("ftp://127.0.0.1/v1.0/organization")]
    public async Task A_next_link_that_only_looks_right_is_refused(string link)
    {
        using LoopbackServer server = new(_ => new LoopbackServer.Answer(
            200, $$"""{"value":[],"@odata.nextLink":"{{link}}"}"""));
        using GraphOver graph = new(server.Uri);

        GdapException refusal = await Assert.ThrowsAsync<GdapException>(() => ReadAsync(graph));

        Assert.Equal("HostNotAllowed", refusal.ErrorId);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_next_link_on_the_same_host_is_followed_with_the_token()
    {
        int page = 0;
        Uri? self = null;
        using LoopbackServer server = new(_ => new LoopbackServer.Answer(
            200,
            ++page == 1
                ? $$"""{"value":[{"id":"one"}],"@odata.nextLink":"{{self}}v1.0/organization?$skiptoken=2"}"""
                : """{"value":[{"id":"two"}]}"""));
        self = server.Uri;
        using GraphOver graph = new(server.Uri);
        List<string?> read = [];

        await foreach (JsonElement item in graph.Client.ListAsync(GraphOver.Organization, CancellationToken.None))
        {
            read.Add(item.GetProperty("id").GetString());
        }

        Assert.Equal(["one", "two"], read);
        Assert.All(server.Requests, request => Assert.Equal("Bearer invented-token", request.Authorization));
        Assert.Contains(server.Requests, request => request.PathAndQuery.Contains("skiptoken=2"));
    }

    private static async Task ReadAsync(GraphOver graph)
    {
        await foreach (JsonElement _ in graph.Client.ListAsync(GraphOver.Organization, CancellationToken.None))
        {
        }
    }
}
