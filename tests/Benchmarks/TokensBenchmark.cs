using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication;
using GdapTools.Core.Graph;
using GdapTools.Core.Session;

namespace GdapTools.Benchmarks;

/// <summary>
/// A token of each of 10,000 customers, one after the other, through MSAL. MSAL's own cache would slow down with each of
/// them; the baseline is how long the first thousand take.
/// </summary>
internal static class TokensBenchmark
{
    private const int Tenants = 10_000;
    private const int Part = 1_000;
    private const double BytesPerMegabyte = 1_000_000;

    public static async Task<IReadOnlyList<Figure>> RunAsync()
    {
        List<Figure> figures = [];
        Dictionary<string, SignIn> signIns = new()
        {
            ["user"] = new DeviceCodeSignIn((_, _) => Task.CompletedTask),
            ["refresh-token"] = new RefreshTokenSignIn("invented", new SecretCredential("invented")),
            ["public-refresh-token"] = new RefreshTokenSignIn("invented", null),
            ["app"] = new AppSignIn(new SecretCredential("invented")),
        };

        foreach ((string name, SignIn signIn) in signIns)
        {
            (double growth, double retained) = await MeasureAsync(signIn);
            figures.Add(new Figure("tokens-" + name, growth, "times the first thousand, for the last", Goal: 1.5));
            figures.Add(new Figure("tokens-retained-" + name, retained, "MB after 10,000", Goal: 4));
        }

        return figures;
    }

    private static async Task<(double Growth, double Megabytes)> MeasureAsync(SignIn signIn)
    {
        using TokenService service = new();
        using GdapSession session = await SessionFactory.ConnectAsync(
            new ConnectRequest
            {
                SignIn = signIn with { ClientId = Guid.NewGuid().ToString(), TenantId = TokenService.Home },
                Source = SessionSource.RefreshToken,
                Endpoints = CloudEndpoints.For(GdapEnvironment.Global),
                Carrier = service,
            },
            CancellationToken.None);
        await AcquireAsync(session, from: -Part);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        double first = 0;
        double last = 0;

        for (int from = 0; from < Tenants; from += Part)
        {
            last = await AcquireAsync(session, from);
            first = from == 0 ? last : first;
        }

        return (last / first, Math.Max(0, GC.GetTotalMemory(forceFullCollection: true) - before) / BytesPerMegabyte);
    }

    private static async Task<double> AcquireAsync(GdapSession session, int from)
    {
        Stopwatch watch = Stopwatch.StartNew();

        for (int number = from; number < from + Part; number++)
        {
            string tenantId = new Guid(number, 0, 0x4000, [0x80, 0, 0, 0, 0, 0, 0, 0]).ToString();
            await session.Tokens.GetTokenAsync(new TokenRequest(ProbeTarget.Graph, tenantId), CancellationToken.None);
        }

        return watch.Elapsed.TotalSeconds;
    }
}
