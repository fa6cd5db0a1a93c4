using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication;
using GdapTools.Core.Relationships;
using GdapTools.Core.Session;

namespace GdapTools.Benchmarks;

/// <summary>
/// Reading 9,000 relationships in 30 pages, from the body of an answer to our objects, through the whole pipeline but
/// the wire. Beside it, how long the parser alone takes to walk the same bytes.
/// </summary>
internal static class ParseBenchmark
{
    private const int Runs = 7;
    private const double BytesPerMegabyte = 1_000_000;

    // Claims alone: the token is never checked here. {"aud":"https://graph.microsoft.com","ver":"1.0","amr":["mfa"]}
    private const string Token =
        "eyJhbGciOiJub25lIn0.eyJhdWQiOiJodHRwczovL2dyYXBoLm1pY3Jvc29mdC5jb20iLCJ2ZXIiOiIxLjAiLCJhbXIiOlsibWZhIl19.invented";

    public static async Task<IReadOnlyList<Figure>> RunAsync()
    {
        using RelationshipPages pages = new();
        using GdapSession session = await SessionFactory.ConnectAsync(
            new ConnectRequest
            {
                SignIn = new AccessTokenSignIn(Token) { TenantId = "10000000-0000-0000-0000-000000000001" },
                Source = SessionSource.AccessToken,
                Endpoints = CloudEndpoints.For(GdapEnvironment.Global),
                Carrier = pages,
                IsPaced = false,
            },
            CancellationToken.None);
        RelationshipReader reader = new(session.Graph, session.TenantId, session.Roles, session.Clock);
        List<double> times = [];
        List<double> bytes = [];
        List<double> baselines = [];
        int pagesBeforeFirst = 0;

        // The first run of each warms up.
        for (int run = 0; run <= Runs; run++)
        {
            GC.Collect();
            long allocated = GC.GetTotalAllocatedBytes(precise: true);
            Stopwatch watch = Stopwatch.StartNew();
            int asked = pages.Asked;
            int count = 0;
            await foreach (GdapRelationship _ in reader.ListAsync(new RelationshipFilter(), CancellationToken.None))
            {
                pagesBeforeFirst = count++ == 0 ? pages.Asked - asked : pagesBeforeFirst;
            }

            times.Add(watch.Elapsed.TotalSeconds);
            bytes.Add(GC.GetTotalAllocatedBytes(precise: true) - allocated);
            baselines.Add(MeasureBaseline(pages.Bodies));
            if (count != RelationshipPages.Count * RelationshipPages.PageSize)
            {
                throw new InvalidOperationException($"{count} relationships were read.");
            }
        }

        double time = Median(times);
        return
        [
            new Figure("parse", time, "s", Goal: 0.5),
            new Figure("parse-allocated", Median(bytes) / BytesPerMegabyte, "MB", Goal: 40),
            new Figure("parse-over-parser", time / Median(baselines), "times the parser alone", Goal: 15),
            new Figure("parse-pages-before-first", pagesBeforeFirst, "pages", Goal: 1),
        ];
    }

    private static double MeasureBaseline(byte[][] pages)
    {
        Stopwatch watch = Stopwatch.StartNew();
        foreach (byte[] page in pages)
        {
            Utf8JsonReader json = new(page);
            while (json.Read())
            {
            }
        }

        return watch.Elapsed.TotalSeconds;
    }

    private static double Median(List<double> values) => values.Skip(1).Order().ElementAt(Runs / 2);
}
