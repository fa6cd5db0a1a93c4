using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Sandbox.Engine;
using GdapTools.Sandbox.Http;
using Microsoft.Extensions.Time.Testing;

namespace GdapTools.Sandbox.Tests.Http;

/// <summary>A server with a clock of its own, and an ordinary HTTP client signed in to it.</summary>
internal sealed class LoopbackClient : IDisposable
{
    public const string Graph = SandboxClient.Graph;

    public LoopbackClient(SandboxOptions options)
    {
        Clock = (FakeTimeProvider)options.Clock;
        Server = Loopback.Start(options);
        Http = new HttpClient { BaseAddress = Server.Uri };
    }

    public LoopbackClient(params GdapFault[] faults)
        : this(new SandboxOptions { Clock = NewClock(), Faults = faults })
    {
    }

    public FakeTimeProvider Clock { get; }

    public SandboxServer Server { get; }

    public HttpClient Http { get; }

    /// <summary>What went over the network, without sign-ins.</summary>
    public IEnumerable<int> Statuses
    {
        get
        {
            foreach (ServedRequest request in Server.Requests)
            {
                if (!request.Path.Contains("oauth2", StringComparison.Ordinal))
                {
                    yield return request.Status;
                }
            }
        }
    }

    public static FakeTimeProvider NewClock() => new(new DateTimeOffset(2027, 3, 4, 5, 6, 7, TimeSpan.Zero));

    public async Task<JsonElement> SignInAsync(
        string tenant = SmallPartner.Partner, string resource = Graph, string? claims = null, string? client = null)
    {
        Dictionary<string, string> form = new()
        {
            ["client_id"] = client ?? SmallPartner.Client,
            ["grant_type"] = "refresh_token",
            ["refresh_token"] = "any",
            ["scope"] = resource + "/.default",
        };
        if (claims is not null)
        {
            form["claims"] = claims;
        }

        using HttpResponseMessage answer =
            await Http.PostAsync($"{tenant}/oauth2/v2.0/token", new FormUrlEncodedContent(form));
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    public async Task<string> TokenAsync(
        string tenant = SmallPartner.Partner, string resource = Graph, string? claims = null, string? client = null) =>
        (await SignInAsync(tenant, resource, claims, client)).Text("access_token")!;

    public Task<HttpResponseMessage> GetAsync(
        string path,
        string? token,
        HttpCompletionOption completion = HttpCompletionOption.ResponseContentRead,
        CancellationToken cancellationToken = default)
    {
        HttpRequestMessage request = new(HttpMethod.Get, path);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return Http.SendAsync(request, completion, cancellationToken);
    }

    /// <summary>Sends a batch of GETs and reads the answers, in order.</summary>
    public async Task<JsonElement[]> BatchAsync(string token, params string[] urls)
    {
        StringBuilder items = new();
        for (int index = 0; index < urls.Length; index++)
        {
            string separator = index == 0 ? "" : ",";
            items.Append($$"""{{separator}}{"id":"{{index}}","method":"GET","url":"{{urls[index]}}"}""");
        }

        HttpRequestMessage request = new(HttpMethod.Post, "v1.0/$batch")
        {
            Content = new StringContent($$"""{"requests":[{{items}}]}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using HttpResponseMessage answer = await Http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return [.. JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.Items("responses")];
    }

    public void Dispose()
    {
        Http.Dispose();
        Server.Dispose();
    }
}
