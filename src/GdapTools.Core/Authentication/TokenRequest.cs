using System;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Authentication;

/// <summary>Which token is wanted.</summary>
/// <param name="Service">The service it is for.</param>
/// <param name="TenantId">The tenant that issues it; null for the session's own.</param>
public sealed record TokenRequest(ProbeTarget Service, string? TenantId)
{
    /// <summary>A token acquired before this was refused; null when any live one will do.</summary>
    public DateTimeOffset? RenewBefore { get; init; }

    /// <summary>Claims that the service demands of the token, as JSON.
    /// Source: https://learn.microsoft.com/entra/identity-platform/claims-challenge</summary>
    public string? Claims { get; init; }

    internal static TokenRequest For(ProbeTarget service, string? tenantId, CallAttempt attempt) =>
        new(service, tenantId) { RenewBefore = attempt.RenewTokensBefore, Claims = attempt.Claims };
}
