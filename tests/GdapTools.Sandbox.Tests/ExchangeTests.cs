using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GdapTools.Sandbox.Engine;
using GdapTools.Sandbox.Tests.Support;
using Xunit;

namespace GdapTools.Sandbox.Tests;

/// <summary>What a sandbox tells of its exchanges to those who listen.</summary>
public sealed class ExchangeTests
{
    private readonly string _host = $"https://{Guid.NewGuid():N}.example";
    private readonly ConcurrentQueue<SandboxExchange> _heard = new();

    [Fact]
    public async Task Requests_and_answers_are_told_without_credentials()
    {
        SandboxExchange[] exchanges = await ListenAsync(SnapshotEditor.Of(SmallPartner.Json), async send =>
        {
            string token = await send.TokenAsync();
            using HttpResponseMessage answer =
                await send.GetAsync(_host + "/v1.0/me?$select=id", token, "client-request-id", "asked");
        });

        SandboxExchange exchange = Assert.Single(exchanges);
        Assert.Equal(
            ("GET", _host + "/v1.0/me?$select=id", "", 200, AnswerOrigin.Derived),
            (exchange.Method, exchange.Uri, exchange.RequestBody, exchange.Status, exchange.Origin));
        Assert.Equal(["client-request-id"], exchange.RequestHeaders.Keys);
        Assert.Contains(SmallPartner.Ann, exchange.ResponseBody);
        Assert.Contains("Date", exchange.ResponseHeaders.Keys);
    }

    [Fact]
    public async Task Of_a_sign_in_only_method_path_and_status_are_told()
    {
        SandboxExchange[] exchanges = await ListenAsync(SnapshotEditor.Of(SmallPartner.Json), async send =>
        {
            using HttpResponseMessage answer = await send.SendAsync(
                HttpMethod.Post,
                _host + "/common/oauth2/v2.0/token?secret=1",
                "token",
                "grant_type=refresh_token&refresh_token=x");
        });

        SandboxExchange exchange = Assert.Single(exchanges);
        Assert.Equal(
            ("POST", _host + "/common/oauth2/v2.0/token", "", ""),
            (exchange.Method, exchange.Uri, exchange.RequestBody, exchange.ResponseBody));
        Assert.Empty(exchange.RequestHeaders);
        Assert.Empty(exchange.ResponseHeaders);
    }

    [Fact]
    public async Task Each_request_of_a_batch_is_told_and_what_is_stated_is_told_as_such()
    {
        SnapshotEditor editor = SnapshotEditor.Of(SmallPartner.Json);
        editor.Root["responses"] = JsonNode.Parse("""[ { "path": "v1.0/organization", "status": 429 } ]""");
        const string Batch = """
            {
              "requests": [
                { "id": "1", "method": "GET", "url": "/organization", "headers": { "Authorization": "Bearer x" } },
                { "id": "2", "method": "GET", "url": "/me" }
              ]
            }
            """;

        SandboxExchange[] exchanges = await ListenAsync(editor, async send =>
        {
            string token = await send.TokenAsync();
            using HttpResponseMessage answer =
                await send.SendAsync(HttpMethod.Post, _host + "/v1.0/$batch", token, Batch);
        });

        Assert.Equal(
            [
                ("/v1.0/organization", 429, AnswerOrigin.Stated),
                ("/v1.0/me", 200, AnswerOrigin.Derived),
                ("/v1.0/$batch", 200, AnswerOrigin.Derived),
            ],
            exchanges.Select(exchange => (new Uri(exchange.Uri).AbsolutePath, exchange.Status, exchange.Origin)));
        Assert.Empty(exchanges[0].RequestHeaders);
    }

    private async Task<SandboxExchange[]> ListenAsync(SnapshotEditor editor, Func<SandboxClient, Task> ask)
    {
        using SandboxClient client = new(editor.Read());
        List<IDisposable> subscriptions = [];
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(new Ear<DiagnosticListener>(source =>
        {
            if (source.Name == "GdapTools.Sandbox")
            {
                subscriptions.Add(source.Subscribe(new Ear<KeyValuePair<string, object?>>(told => Hear(told.Value))));
            }
        })));
        await ask(client);
        subscriptions.ForEach(subscription => subscription.Dispose());
        return [.. _heard];
    }

    // Other tests have sandboxes too; this one asks at a host of its own.
    private void Hear(object? told)
    {
        if (told is SandboxExchange exchange && exchange.Uri.StartsWith(_host, StringComparison.Ordinal))
        {
            _heard.Enqueue(exchange);
        }
    }
}
