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

namespace GdapTools.Core.Tests.Relationships.Access;

/// <summary>Serves the groups of a plan: who is in which, and the members of each.</summary>
internal sealed class PlannedGraph(AccessPlan plan) : IGraphReader
{
    private static readonly GraphServiceClient s_client = new(new HttpClientRequestAdapter(new NoAuthentication()), "https://graph.example/v1.0");

    /// <summary>The groups whose members were asked for, in order.</summary>
    public List<string> Asked { get; } = [];

    public Task<JsonElement> GetAsync(GraphQuery query, CancellationToken cancellationToken) => throw Refusal();

    public async IAsyncEnumerable<JsonElement> ListAsync(
        GraphQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;

        foreach (string json in Items(Segments(query)))
        {
            yield return JsonDocument.Parse(json).RootElement;
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

    private IEnumerable<string> Items(string[] segments) => (segments[0], segments[2]) switch
    {
        ("users", "transitiveMemberOf") when !plan.IsMembershipUnread =>
            [.. Around().Select(Item), .. plan.IsMembershipPartial ? ["{}"] : Array.Empty<string>()],
        ("groups", "members") => MembersOf(segments[1]),
        _ => throw Refusal(),
    };

    private IEnumerable<string> MembersOf(string groupId)
    {
        Asked.Add(groupId);
        int group = Enumerable.Range(0, plan.Groups).First(item => PlannedTenant.GroupId(item) == groupId);
        IEnumerable<string> inner = plan.Nestings.Where(nesting => nesting.Outer == group).Select(nesting => Item(nesting.Inner));
        return plan.Direct.Contains(group) ? inner.Append($$"""{ "id": "{{PlannedTenant.User}}" }""") : inner;
    }

    private HashSet<int> Around()
    {
        HashSet<int> found = [.. plan.Direct];
        Stack<int> open = new(found);

        while (open.TryPop(out int group))
        {
            foreach ((int outer, _) in plan.Nestings.Where(nesting => nesting.Inner == group && found.Add(nesting.Outer)))
            {
                open.Push(outer);
            }
        }

        return found;
    }

    private static string Item(int group) =>
        $$"""{ "id": "{{PlannedTenant.GroupId(group)}}", "displayName": "Group {{group}}" }""";

    private static string[] Segments(GraphQuery query) =>
        query.Build(s_client).URI.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries)[1..];

    private static GdapServiceException Refusal() =>
        new("Refused", GdapErrorKind.PermissionDenied, "refused") { StatusCode = 403 };

    /// <summary>The SDK's own anonymous provider is not among what the package ships of the SDK.</summary>
    private sealed class NoAuthentication : IAuthenticationProvider
    {
        public Task AuthenticateRequestAsync(
            RequestInformation request,
            Dictionary<string, object>? additionalAuthenticationContext = null,
            CancellationToken cancellationToken = default) => Task.CompletedTask;
    }
}
