using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication;
using Microsoft.Graph;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Http.HttpClientLibrary;

namespace GdapTools.Core.Graph;

/// <summary>Requests are built and sent by the Graph SDK; answers stay raw, so that nothing unknown is lost.</summary>
internal sealed class GraphClient : IGraphReader
{
    private const int MaxResponseBytes = 64 * 1024 * 1024;

    private readonly CloudEndpoints _endpoints;
    private readonly TimeProvider _clock;
    private readonly RetryPolicy _retry;
    private readonly HttpClientRequestAdapter _adapter;
    private readonly GraphServiceClient _v1;
    private readonly GraphServiceClient _beta;
    private readonly HttpClientRequestAdapter _betaAdapter;

    public GraphClient(CloudEndpoints endpoints, ITokenSource tokens, HttpClient http, TimeProvider clock, Random random)
    {
        _endpoints = endpoints;
        _clock = clock;
        _retry = new RetryPolicy(clock, random);
        TenantAuthentication authentication = new(tokens, endpoints);
        _adapter = new HttpClientRequestAdapter(authentication, httpClient: http);
        _v1 = new GraphServiceClient(_adapter, new Uri(endpoints.Graph, "v1.0").AbsoluteUri);
        _betaAdapter = new HttpClientRequestAdapter(authentication, httpClient: http);
        _beta = new GraphServiceClient(_betaAdapter, new Uri(endpoints.Graph, "beta").AbsoluteUri);
    }

    public async Task<JsonElement> GetAsync(GraphQuery query, CancellationToken cancellationToken)
    {
        RequestInformation request = query.Build(query.Version == GraphVersion.Beta ? _beta : _v1);
        return await SendAsync(query, request, cancellationToken).ConfigureAwait(false);
    }

    public async IAsyncEnumerable<JsonElement> ListAsync(
        GraphQuery query,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        RequestInformation request = query.Build(query.Version == GraphVersion.Beta ? _beta : _v1);
        HashSet<string> seen = new(StringComparer.Ordinal);

        while (true)
        {
            JsonElement page = await SendAsync(query, request, cancellationToken).ConfigureAwait(false);
            JsonElement items = Items(page, request);

            foreach (JsonElement item in items.EnumerateArray())
            {
                yield return item;
            }

            if (NextLink(page) is not Uri next)
            {
                yield break;
            }

            if (!seen.Add(next.AbsoluteUri))
            {
                throw Unreadable("PagingLoop", "The service's pages lead back to one already read.", next);
            }

            request = new RequestInformation { HttpMethod = Method.GET, URI = next };
        }
    }

    private async Task<JsonElement> SendAsync(
        GraphQuery query,
        RequestInformation request,
        CancellationToken cancellationToken)
    {
        request.AddRequestOptions([new TenantOption(query.TenantId)]);

        for (int attempt = 1; ; attempt++)
        {
            ServiceAnswer answer = await SendOnceAsync(query, request, cancellationToken).ConfigureAwait(false);

            if (answer.IsSuccess)
            {
                return answer.Json is JsonElement json ? json : throw NotJson(answer);
            }

            if (!_retry.ShouldRetry(answer.StatusCode, attempt))
            {
                throw ServiceErrorReader.Read(answer, ErrorSource.Graph, _clock);
            }

            await _retry.WaitAsync(ServiceErrorReader.RetryAfter(answer, _clock), attempt, cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private async Task<ServiceAnswer> SendOnceAsync(
        GraphQuery query,
        RequestInformation request,
        CancellationToken cancellationToken)
    {
        NativeResponseHandler raw = new();
        request.SetResponseHandler(raw);
        HttpClientRequestAdapter adapter = query.Version == GraphVersion.Beta ? _betaAdapter : _adapter;

        try
        {
            await adapter.SendNoContentAsync(request, errorMapping: null, cancellationToken).ConfigureAwait(false);
            using HttpResponseMessage response = (HttpResponseMessage)raw.Value!;
            return await AnswerReader.ReadAsync(response, request.URI, MaxResponseBytes, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (Exception exception) when (
            exception is HttpRequestException or System.IO.IOException or TaskCanceledException or ObjectDisposedException
            && !cancellationToken.IsCancellationRequested)
        {
            throw NetworkFailure.Translate(exception, request.URI);
        }
    }

    private static JsonElement Items(JsonElement page, RequestInformation request) =>
        page.ValueKind == JsonValueKind.Object
        && page.TryGetProperty("value", out JsonElement items)
        && items.ValueKind == JsonValueKind.Array
            ? items
            : throw Unreadable("ResponseNotACollection", "The service answered without a list of values.", request.URI);

    private Uri? NextLink(JsonElement page)
    {
        if (!page.TryGetProperty("@odata.nextLink", out JsonElement link) || link.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (link.ValueKind != JsonValueKind.String
            || !Uri.TryCreate(link.GetString(), UriKind.Absolute, out Uri? next)
            || next.IsFile)
        {
            throw Unreadable("NextLinkUnreadable", "The link to the next page is no address.", _endpoints.Graph);
        }

        return CloudEndpoints.IsSameOrigin(next!, _endpoints.Graph)
            ? next
            : throw HostGuardHandler.Refused(
                next!,
                $"The next page was said to be at '{HostGuardHandler.Origin(next!)}', which is not this session's Graph.");
    }

    private static GdapException NotJson(ServiceAnswer answer) => Unreadable(
        "ResponseNotJson",
        answer.Text is null
            ? "The service answered with an empty body."
            : "The answer is no JSON; a proxy or sign-in page may have answered in the service's place.",
        answer.Uri);

    private static GdapException Unreadable(string errorId, string message, Uri uri) => new(
        errorId,
        GdapErrorKind.InvalidData,
        message,
        uri.GetLeftPart(UriPartial.Path),
        "Look at what answers between this machine and the service, then run the command again.");
}
