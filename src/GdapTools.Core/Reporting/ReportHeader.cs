using System;

namespace GdapTools.Core.Reporting;

/// <summary>Who looked, as whom, and when.</summary>
public sealed record ReportHeader
{
    public required DateTimeOffset GeneratedAt { get; init; }

    public string? PartnerTenantId { get; init; }

    public string? Account { get; init; }

    public SessionKind SessionKind { get; init; }

    /// <summary>Null when the token was not looked at.</summary>
    public MfaClaimVerdict? MfaClaim { get; init; }

    public GdapEnvironment? Environment { get; init; }

    /// <summary>When the data was captured, for findings from a snapshot.</summary>
    public DateTimeOffset? CapturedAt { get; init; }

    /// <summary>The header of a report on the findings of a session.</summary>
    /// <param name="context">The session; null when the findings came from elsewhere.</param>
    /// <param name="clock">Tells when the report is made.</param>
    public static ReportHeader Of(GdapContext? context, TimeProvider clock) =>
        context is null
            ? new ReportHeader { GeneratedAt = clock.GetUtcNow() }
            : new ReportHeader
            {
                GeneratedAt = clock.GetUtcNow(),
                PartnerTenantId = context.TenantId,
                Account = context.UserPrincipalName ?? context.ClientId,
                SessionKind = context.SessionKind,
                MfaClaim = context.MfaClaim?.Verdict,
                Environment = context.Environment,
                CapturedAt = context.CapturedAt,
            };
}
