using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication;
using GdapTools.Core.Graph.Pacing;
using Microsoft.Kiota.Abstractions;

namespace GdapTools.Core.Graph;

/// <summary>Sends reads of one tenant twenty to a request. Source: https://learn.microsoft.com/graph/json-batching</summary>
internal sealed class GraphBatch(
    CloudEndpoints endpoints,
    ServicePipeline pipeline,
    Func<GraphQuery, RequestInformation, IReadOnlyList<(Budget, double)>, ServiceCall> callOf)
{
    private const int MostItems = 20;

    /// <summary>The answer to each request, in their order; null where the batch holds none, and why not where no answer
    /// to the batch itself came.</summary>
    public async Task<IReadOnlyList<Reading<ServiceAnswer?>>> SendAsync(
        IReadOnlyList<GraphQuery> queries,
        IReadOnlyList<RequestInformation> requests,
        CancellationToken cancellationToken)
    {
        List<Reading<ServiceAnswer?>> answers = [];

        for (int start = 0; start < requests.Count; start += MostItems)
        {
            RequestInformation[] chunk = [.. requests.Skip(start).Take(MostItems)];
            GraphQuery query = queries[start];
            Reading<ServiceAnswer?[]> items = await Reading
                .TryAsync(() => SendChunkAsync(query, chunk, cancellationToken), query.Permission)
                .ConfigureAwait(false);
            answers.AddRange(chunk.Select((_, index) => items.IsKnown
                ? Reading<ServiceAnswer?>.Of(items.Value[index])
                : Reading<ServiceAnswer?>.Failed(items.Failure!, query.Permission)));
        }

        return answers;
    }

    private async Task<ServiceAnswer?[]> SendChunkAsync(
        GraphQuery query,
        RequestInformation[] chunk,
        CancellationToken cancellationToken)
    {
        if (chunk.Length == 1)
        {
            return [null];
        }

        string version = query.Version == GraphVersion.Beta ? "beta" : "v1.0";
        using MemoryStream body = Body(chunk, version);
        RequestInformation batch = new()
        {
            HttpMethod = Method.POST,
            URI = new Uri(endpoints.Graph, version + "/$batch"),
            Content = body,
        };
        batch.Headers.Add("Content-Type", "application/json");
        batch.Headers.Add("Accept", "application/json");
        ServiceAnswer answer = await pipeline
            .SendAsync(callOf(query, batch, CostsOf(chunk)), cancellationToken)
            .ConfigureAwait(false);

        // A batch that failed as a whole says nothing of its items: each is asked for by itself.
        ServiceAnswer?[] items = answer.IsSuccess ? BatchAnswers.Read(answer, chunk) : new ServiceAnswer?[chunk.Length];
        SlowDown(query, chunk, items);
        return items;
    }

    private static (Budget, double)[] CostsOf(RequestInformation[] chunk) =>
    [
        .. chunk
            .GroupBy(request => GraphBudgets.For("GET", request.URI))
            .Select(group => (group.Key, group.Sum(request => GraphBudgets.CostOf("GET", request.URI)))),
    ];

    private void SlowDown(GraphQuery query, RequestInformation[] chunk, ServiceAnswer?[] items)
    {
        IEnumerable<IGrouping<Budget, ServiceAnswer>> throttled = items
            .Select((answer, index) => (Answer: answer, chunk[index].URI))
            .Where(item => item.Answer?.StatusCode == 429)
            .GroupBy(item => GraphBudgets.For("GET", item.URI), item => item.Answer!);

        foreach (IGrouping<Budget, ServiceAnswer> group in throttled)
        {
            pipeline.Throttle(group.Key, query.TenantId, [.. group]);
        }
    }

    private MemoryStream Body(RequestInformation[] chunk, string version)
    {
        string root = new Uri(endpoints.Graph, version).AbsoluteUri;
        MemoryStream stream = new();
        using Utf8JsonWriter writer = new(stream);
        writer.WriteStartObject();
        writer.WriteStartArray("requests");

        for (int index = 0; index < chunk.Length; index++)
        {
            writer.WriteStartObject();
            writer.WriteString("id", BatchAnswers.IdOf(index));
            writer.WriteString("method", "GET");
            writer.WriteString("url", chunk[index].URI.AbsoluteUri.Substring(root.Length));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        stream.Position = 0;
        return stream;
    }
}
