using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication;
using GdapTools.Core.Graph.Pacing;
using Microsoft.Graph;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Http.HttpClientLibrary;

namespace GdapTools.Core.Graph;

/// <summary>Requests are built and sent by the Graph SDK; answers stay raw, so that nothing unknown is lost.</summary>
internal sealed class GraphClient : IGraphReader
{
    private readonly ServicePipeline _pipeline;
    private readonly HttpClientRequestAdapter _adapter;
    private readonly HttpClientRequestAdapter _betaAdapter;
    private readonly GraphServiceClient _v1;
    private readonly GraphServiceClient _beta;
    private readonly GraphBatch _batch;
    private readonly GraphPages _pages;

    public GraphClient(
        CloudEndpoints endpoints,
        ITokenSource tokens,
        HttpClient http,
        TimeProvider clock,
        ServicePipeline pipeline)
    {
        _pipeline = pipeline;
        TenantAuthentication authentication = new(tokens, endpoints);
        _adapter = new HttpClientRequestAdapter(authentication, httpClient: http);
        _v1 = new GraphServiceClient(_adapter, new Uri(endpoints.Graph, "v1.0").AbsoluteUri);
        _betaAdapter = new HttpClientRequestAdapter(authentication, httpClient: http);
        _beta = new GraphServiceClient(_betaAdapter, new Uri(endpoints.Graph, "beta").AbsoluteUri);
        _batch = new GraphBatch(endpoints, pipeline, Call);
        _pages = new GraphPages(endpoints, clock);
    }

    public async Task<JsonElement> GetAsync(GraphQuery query, CancellationToken cancellationToken) =>
        _pages.JsonOf(await SendAsync(query, Build(query), cancellationToken).ConfigureAwait(false));

    public IAsyncEnumerable<JsonElement> ListAsync(GraphQuery query, CancellationToken cancellationToken) =>
        ListFromAsync(query, Build(query), cancellationToken);

    public async Task<IReadOnlyList<Reading<IReadOnlyList<JsonElement>>>> ListManyAsync(
        IReadOnlyList<GraphQuery> queries,
        CancellationToken cancellationToken)
    {
        RequestInformation[] requests = new RequestInformation[queries.Count];
        for (int index = 0; index < requests.Length; index++)
        {
            requests[index] = Build(queries[index]);
        }

        IReadOnlyList<Reading<ServiceAnswer?>> answers = await _batch.SendAsync(queries, requests, cancellationToken)
            .ConfigureAwait(false);
        List<Reading<IReadOnlyList<JsonElement>>> readings = [];
        for (int index = 0; index < requests.Length; index++)
        {
            GraphQuery query = queries[index];
            Reading<ServiceAnswer?> first = answers[index];
            RequestInformation request = requests[index];
            readings.Add(first.IsKnown
                ? await Reading
                    .TryAsync(() => CollectAsync(query, request, first.Value, cancellationToken), query.Permission)
                    .ConfigureAwait(false)
                : Reading<IReadOnlyList<JsonElement>>.Failed(first.Failure!, query.Permission));
        }

        return readings;
    }

    /// <summary>Sends what changes something, as <see cref="IServiceWriter"/> says.</summary>
    public async Task<ServiceAnswer> WriteAsync(GraphWrite write, CancellationToken cancellationToken)
    {
        RequestInformation request = write.Build(_v1);
        string method = request.HttpMethod.ToString();
        ServiceCall call = new(
            request.URI,
            ErrorSource.Graph,
            (attempt, token) => SendOnceAsync(_adapter, write.TenantId, request, attempt, token))
        {
            TenantId = write.TenantId,
            Costs = [(GraphBudgets.For(method, request.URI), GraphBudgets.CostOf(method, request.URI))],
            WaitsItsTurn = true,
        };
        ServiceAnswer answer = await _pipeline.SendAsync(call, cancellationToken).ConfigureAwait(false);
        return _pages.Demand(answer);
    }

    // What a batch did not answer, or answered with what may pass or a newer token may mend, is asked for by itself.
    private async Task<IReadOnlyList<JsonElement>> CollectAsync(
        GraphQuery query,
        RequestInformation request,
        ServiceAnswer? first,
        CancellationToken cancellationToken)
    {
        List<JsonElement> items = [];
        Uri? next = null;

        if (first is not null && !RetryPolicy.ShouldRetry(first.StatusCode, attempt: 1) && TokenRefusal.Read(first) is null)
        {
            JsonElement page = _pages.JsonOf(first);
            items.AddRange(GraphPages.ItemsOf(page, first).EnumerateArray());
            next = _pages.NextLink(page, first);
            if (next is null)
            {
                return items;
            }
        }

        RequestInformation following = next is null
            ? request
            : new RequestInformation { HttpMethod = Method.GET, URI = next };
        await foreach (JsonElement item in ListFromAsync(query, following, cancellationToken).ConfigureAwait(false))
        {
            items.Add(item);
        }

        return items;
    }

    private async IAsyncEnumerable<JsonElement> ListFromAsync(
        GraphQuery query,
        RequestInformation request,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);

        while (true)
        {
            ServiceAnswer answer = await SendAsync(query, request, cancellationToken).ConfigureAwait(false);
            JsonElement page = _pages.JsonOf(answer);

            foreach (JsonElement item in GraphPages.ItemsOf(page, answer).EnumerateArray())
            {
                yield return item;
            }

            if (_pages.NextLink(page, answer) is not Uri next)
            {
                yield break;
            }

            if (!seen.Add(next.AbsoluteUri))
            {
                throw UnreadableAnswer.Create("PagingLoop", "The service's pages lead back to one already read.", answer);
            }

            request = new RequestInformation { HttpMethod = Method.GET, URI = next };
        }
    }

    private RequestInformation Build(GraphQuery query) => query.Build(query.Version == GraphVersion.Beta ? _beta : _v1);

    private Task<ServiceAnswer> SendAsync(
        GraphQuery query,
        RequestInformation request,
        CancellationToken cancellationToken) => _pipeline.SendAsync(
            Call(query, request, [(GraphBudgets.For("GET", request.URI), GraphBudgets.CostOf("GET", request.URI))]),
            cancellationToken);

    private ServiceCall Call(
        GraphQuery query,
        RequestInformation request,
        IReadOnlyList<(Budget Budget, double Cost)> costs)
    {
        HttpClientRequestAdapter adapter = query.Version == GraphVersion.Beta ? _betaAdapter : _adapter;
        return new ServiceCall(request.URI, ErrorSource.Graph, (attempt, token) => SendOnceAsync(adapter, query.TenantId, request, attempt, token))
        {
            TenantId = query.TenantId,
            Costs = costs,
            IsIdempotent = true,
        };
    }

    private static async Task<HttpResponseMessage> SendOnceAsync(
        HttpClientRequestAdapter adapter,
        string tenantId,
        RequestInformation request,
        CallAttempt attempt,
        CancellationToken cancellationToken)
    {
        NativeResponseHandler raw = new();
        request.AddRequestOptions([new TenantOption(tenantId, attempt)]);
        request.SetResponseHandler(raw);
        request.Headers.Remove("client-request-id");
        request.Headers.Add("client-request-id", attempt.ClientRequestId);

        // Sending closes the stream, of which a repetition needs another.
        if (request.Content is MemoryStream content)
        {
            request.Content = new MemoryStream(content.ToArray());
        }

        // Only of a stream does the adapter leave the body unread, so that whoever reads it can limit it.
        await adapter.SendPrimitiveAsync<Stream>(request, errorMapping: null, cancellationToken).ConfigureAwait(false);
        return (HttpResponseMessage)raw.Value!;
    }
}
