using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph.Pacing;

namespace GdapTools.Core.Graph;

/// <summary>A request as the pipeline sees it: how to send it, what it costs, and whether it may be sent again.</summary>
/// <param name="Uri">Where it goes.</param>
/// <param name="Service">Who is to answer.</param>
/// <param name="SendAsync">Sends it once and returns when the headers of the answer have come.</param>
internal sealed record ServiceCall(
    Uri Uri,
    ErrorSource Service,
    Func<CallAttempt, CancellationToken, Task<HttpResponseMessage>> SendAsync)
{
    /// <summary>The tenant whose budgets it uses.</summary>
    public string? TenantId { get; init; }

    /// <summary>What it costs of which budget; a batch costs as much as its items.</summary>
    public required IReadOnlyList<(Budget Budget, double Cost)> Costs { get; init; }

    /// <summary>True only for what changes nothing.</summary>
    public bool IsIdempotent { get; init; }

    /// <summary>True for what changes something and is to be sent again after 429: what was refused so was not carried
    /// out. Source: https://learn.microsoft.com/graph/throttling</summary>
    public bool WaitsItsTurn { get; init; }
}
