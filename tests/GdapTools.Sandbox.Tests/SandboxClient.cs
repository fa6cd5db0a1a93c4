using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using GdapTools.Core.Snapshots;
using GdapTools.Sandbox.Entra;
using Microsoft.Extensions.Time.Testing;

namespace GdapTools.Sandbox.Tests;

/// <summary>Calls a sandbox by hand, request by request.</summary>
internal sealed class SandboxClient : IDisposable
{
    public const string Graph = "https://graph.microsoft.com";
    public const string PartnerCenter = "https://api.partnercenter.microsoft.com";

    private readonly HttpClient _client;

    public SandboxClient(Snapshot snapshot, bool rebase = false, TimeSpan settleTime = default)
    {
        Clock = new FakeTimeProvider(rebase ? snapshot.CapturedAt.AddDays(400) : snapshot.CapturedAt);
        Handler = new SandboxHandler(
            snapshot, new SandboxOptions { Clock = Clock, Rebase = rebase, SettleTime = settleTime });
        _client = new HttpClient(Handler);
    }

    public FakeTimeProvider Clock { get; }

    public SandboxHandler Handler { get; }

    public static SandboxClient OfSmallPartner() => new(SnapshotEditor.Read(SmallPartner.Json));

    public async Task<JsonElement> SignInAsync(string tenant, params (string Name, string Value)[] fields)
    {
        using HttpResponseMessage response = await PostFormAsync(tenant, "token", fields);
        return await ReadAsync(response);
    }

    public Task<HttpResponseMessage> PostFormAsync(
        string tenant, string endpoint, params (string Name, string Value)[] fields)
    {
        List<KeyValuePair<string, string>> form = [new("client_id", SmallPartner.Client)];
        foreach ((string name, string value) in fields)
        {
            form.Add(new KeyValuePair<string, string>(name, value));
        }

        Uri uri = new($"https://login.microsoftonline.com/{tenant}/oauth2/v2.0/{endpoint}");
        return _client.PostAsync(uri, new FormUrlEncodedContent(form));
    }

    /// <summary>A token by refresh token, for Graph unless told otherwise.</summary>
    public async Task<string> TokenAsync(
        string refreshToken = "any", string tenant = SmallPartner.Partner, string resource = Graph)
    {
        JsonElement answer = await SignInAsync(
            tenant,
            ("grant_type", "refresh_token"),
            ("refresh_token", refreshToken),
            ("scope", resource + "/.default openid profile offline_access"));
        return answer.GetProperty("access_token").GetString()!;
    }

    public Task<HttpResponseMessage> GetAsync(string uri, string? token, string? header = null, string? value = null)
    {
        HttpRequestMessage request = new(HttpMethod.Get, uri);
        Authorize(request, token);
        if (header is not null)
        {
            request.Headers.Add(header, value);
        }

        return _client.SendAsync(request);
    }

    /// <summary>GETs a Graph path, answer as JSON.</summary>
    public async Task<JsonElement> ReadGraphAsync(string pathAndQuery, string? token = null)
    {
        token ??= await TokenAsync();
        using HttpResponseMessage response = await GetAsync($"{Graph}/{pathAndQuery}", token);
        return await ReadAsync(response);
    }

    public Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string uri, string? token, string body, params (string Name, string Value)[] headers)
    {
        HttpRequestMessage request = new(method, uri)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        Authorize(request, token);
        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return _client.SendAsync(request);
    }

    public static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        string text = await response.Content.ReadAsStringAsync();
        return JsonDocument.Parse(text).RootElement;
    }

    public static JsonElement Claims(string token) => Jwt.ReadClaims(token)!.Value;

    public void Dispose() => _client.Dispose();

    private static void Authorize(HttpRequestMessage request, string? token)
    {
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }
    }
}
