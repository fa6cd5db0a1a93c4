using System;
using System.Collections.Generic;

namespace GdapTools.Core.Tokens;

/// <summary>What a token is measured against.</summary>
public sealed record MfaClaimExpectation
{
    /// <summary>Tells the time for lifetimes.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>The tenant the token should be for; null for any.</summary>
    public string? TenantId { get; init; }

    /// <summary>Addresses or application ids of the service meant; null for Graph or Partner Center.</summary>
    public IReadOnlyList<string>? Audiences { get; init; }
}
