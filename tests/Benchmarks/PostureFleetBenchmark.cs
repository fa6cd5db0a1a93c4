using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph;
using GdapTools.Core.Posture;

namespace GdapTools.Benchmarks;

/// <summary>The posture of 1,000 accounts of one tenant: requests for each. Three are needed: the account, its
/// memberships, its per-user MFA; what is the same for all of them is to be read once.</summary>
internal static class PostureFleetBenchmark
{
    private const int Accounts = 1000;

    public static async Task<Figure> RunAsync()
    {
        CountingGraph graph = new();
        PostureReader reader = new(graph);
        foreach (string user in Enumerable.Range(0, Accounts).Select(static index => $"user{index}@partner.example"))
        {
            PostureEvaluator.Evaluate(await reader.ReadAsync("partner.example", user, CancellationToken.None));
        }

        return new Figure("posture-fleet", graph.Requests / (double)Accounts, "requests an account", Goal: 3.1);
    }

    private sealed class CountingGraph : IGraphReader
    {
        private static readonly JsonElement s_answer = JsonDocument.Parse(
            """
            {"id": "8c5d2f0e-7d3a-4f57-9a55-1c2b3d4e5f60", "userPrincipalName": "user@partner.example", "userType": "Member",
             "isEnabled": false, "perUserMfaState": "disabled", "authenticationType": "Managed",
             "authenticationMethodConfigurations": []}
            """).RootElement;

        public int Requests { get; private set; }

        public Task<JsonElement> GetAsync(GraphQuery query, CancellationToken cancellationToken)
        {
            Requests++;
            return Task.FromResult(s_answer);
        }

        public async IAsyncEnumerable<JsonElement> ListAsync(
            GraphQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            Requests++;
            await Task.CompletedTask;
            yield break;
        }

        public Task<IReadOnlyList<Reading<IReadOnlyList<JsonElement>>>> ListManyAsync(
            IReadOnlyList<GraphQuery> queries, CancellationToken cancellationToken)
        {
            Requests += (queries.Count + 19) / 20;
            return Task.FromResult<IReadOnlyList<Reading<IReadOnlyList<JsonElement>>>>(
                [.. queries.Select(static _ => Reading<IReadOnlyList<JsonElement>>.Of([]))]);
        }
    }
}
