using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph;
using Microsoft.Graph;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;

namespace GdapTools.Core.Tests.Posture;

/// <summary>Answers by path; what has no answer is refused.</summary>
internal sealed class FakeGraph : IGraphReader
{
    public Dictionary<string, string> Objects { get; } = [];

    public Dictionary<string, string[]> Lists { get; } = [];

    /// <summary>The paths of the lists asked for.</summary>
    public List<string> Listed { get; } = [];

    public Task<JsonElement> GetAsync(GraphQuery query, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Objects.TryGetValue(PathOf(query), out string? json)
            ? Task.FromResult(JsonDocument.Parse(json).RootElement)
            : throw Refusal();
    }

    public async IAsyncEnumerable<JsonElement> ListAsync(
        GraphQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        string path = PathOf(query).Split('?')[0];
        lock (Listed)
        {
            Listed.Add(path);
        }

        foreach (string item in Lists.TryGetValue(path, out string[]? items) ? items : throw Refusal())
        {
            yield return JsonDocument.Parse(item).RootElement;
        }
    }

    public async Task<IReadOnlyList<Reading<IReadOnlyList<JsonElement>>>> ListManyAsync(
        IReadOnlyList<GraphQuery> queries, CancellationToken cancellationToken)
    {
        List<Reading<IReadOnlyList<JsonElement>>> readings = [];
        foreach (GraphQuery query in queries)
        {
            readings.Add(await Reading.TryAsync<IReadOnlyList<JsonElement>>(
                async () => await ListAsync(query, cancellationToken).ToListAsync(cancellationToken)));
        }

        return readings;
    }

    private static GdapServiceException Refusal() =>
        new("Refused", GdapErrorKind.PermissionDenied, "refused") { StatusCode = 403 };

    private static string PathOf(GraphQuery query)
    {
        string version = query.Version == GraphVersion.Beta ? "beta" : "v1.0";
        using HttpClientRequestAdapter adapter = new(new NoAuthentication());
        using GraphServiceClient client = new(adapter, $"https://graph.example/{version}");
        Uri uri = query.Build(client).URI;
        return Uri.UnescapeDataString(uri.PathAndQuery).TrimStart('/');
    }

    /// <summary>The SDK's own anonymous provider is not among what the package ships of the SDK.</summary>
    private sealed class NoAuthentication : IAuthenticationProvider
    {
        public Task AuthenticateRequestAsync(
            RequestInformation request,
            Dictionary<string, object>? additionalAuthenticationContext = null,
            CancellationToken cancellationToken = default) => Task.CompletedTask;
    }
}
