using System;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Sandbox;

namespace GdapTools.Benchmarks.Fleet;

/// <summary>What a server was asked, by kind. A batch is one request, whatever it holds.</summary>
/// <param name="Tokens">At the token endpoint.</param>
/// <param name="Lists">Pages of the partner's own lists.</param>
/// <param name="Batches">Batches in the partner's tenant: assignments.</param>
/// <param name="Probes">In customers' tenants.</param>
/// <param name="Throttled">Of all, batch items included, those answered with 429.</param>
/// <param name="Items">All, batch items included.</param>
/// <param name="CpuSeconds">Of the server's process.</param>
internal sealed record FleetRequests(int Tokens, int Lists, int Batches, int Probes, int Throttled, int Items, double CpuSeconds)
{
    public int Total => Tokens + Lists + Batches + Probes;

    public static FleetRequests Of(IReadOnlyCollection<ServedRequest> requests, double cpuSeconds)
    {
        ServedRequest[] sent = [.. requests.Where(request => !request.IsBatchItem)];
        ServedRequest[] calls = [.. sent.Where(request => !request.Path.EndsWith("/token", StringComparison.Ordinal))];
        int tokens = sent.Length - calls.Length;
        int probes = calls.Count(request => request.TenantId != FleetPartner.TenantId);
        int batches = calls.Count(request => request.Path.EndsWith("$batch", StringComparison.Ordinal)) - probes;
        return new FleetRequests(
            tokens,
            sent.Length - tokens - probes - batches,
            batches,
            probes,
            requests.Count(request => request.Status == 429),
            requests.Count,
            cpuSeconds);
    }
}
