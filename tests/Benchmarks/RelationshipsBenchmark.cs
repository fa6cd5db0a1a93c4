using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication;
using GdapTools.Core.Relationships;
using GdapTools.Core.Session;

namespace GdapTools.Benchmarks;

/// <summary>
/// Reading 5,000 relationships with their assignments where each answer takes 20 ms. Beside it, reading the assignments
/// of some of them one relationship after another, by the same client, scaled to all.
/// </summary>
internal static class RelationshipsBenchmark
{
    private const int Count = 5000;
    private const int Sample = 100;
    private const int Ideal = (Count / 300) + 1 + (Count / 20);

    // Claims alone: the token is never checked here. {"aud":"https://graph.microsoft.com","ver":"1.0","amr":["mfa"]}
    private const string Token =
        "eyJhbGciOiJub25lIn0.eyJhdWQiOiJodHRwczovL2dyYXBoLm1pY3Jvc29mdC5jb20iLCJ2ZXIiOiIxLjAiLCJhbXIiOlsibWZhIl19.invented";

    public static async Task<IReadOnlyList<Figure>> RunAsync()
    {
        using AssignmentService service = new(Count, TimeSpan.FromMilliseconds(20));
        using GdapSession session = await SessionFactory.ConnectAsync(
            new ConnectRequest
            {
                SignIn = new AccessTokenSignIn(Token) { TenantId = "10000000-0000-0000-0000-000000000001" },
                Source = SessionSource.AccessToken,
                Endpoints = CloudEndpoints.For(GdapEnvironment.Global),
                Carrier = service,
                IsPaced = false,
            },
            CancellationToken.None);
        RelationshipReader reader = new(session.Graph, session.TenantId, session.Roles, session.Clock);
        await ReadSomeAsync(reader, count: 3);

        Stopwatch watch = Stopwatch.StartNew();
        await ReadSomeAsync(reader, Sample);
        double oneByOne = watch.Elapsed.TotalSeconds / Sample * Count;

        int before = service.Asked;
        watch.Restart();
        await ReadAllAsync(reader);
        double together = watch.Elapsed.TotalSeconds;
        return
        [
            new Figure("relationships", together / oneByOne, "of the time one by one", Goal: 0.1),
            new Figure("relationships-requests", (double)(service.Asked - before) / Ideal, "times the fewest there can be", Goal: 1),
        ];
    }

    private static async Task ReadSomeAsync(RelationshipReader reader, int count)
    {
        for (int number = 0; number < count; number++)
        {
            await foreach (GdapAccessAssignment _ in reader.ListAssignmentsAsync(AssignmentService.IdOf(number), null, CancellationToken.None))
            {
            }
        }
    }

    private static async Task ReadAllAsync(RelationshipReader reader)
    {
        int assignments = 0;
        await foreach (AssignedRelationship item in reader.ListWithAssignmentsAsync(new RelationshipFilter(), CancellationToken.None))
        {
            assignments += item.Relationship.AccessAssignments.Count;
        }

        if (assignments != Count)
        {
            throw new InvalidOperationException($"{assignments} assignments were read.");
        }
    }
}
