using System;

namespace GdapTools.Core.Tests.Customers.Health;

/// <summary>Which end is told of a relationship, and how many days it is away.</summary>
internal static class Moments
{
    private static readonly TimeSpan s_patience = TimeSpan.FromDays(90);

    /// <summary>That of an active relationship, the day on which a request lapses, or the past end of one that has ended.</summary>
    public static TimeSpan? EndOf(RelatedPlan relationship, HealthFault fault) => relationship.Status.ToLowerInvariant() switch
    {
        "active" => relationship.EndsIn,
        "approvalpending" => fault == HealthFault.ApprovalFromNow ? s_patience : s_patience - relationship.CreatedAgo,
        "expired" or "terminated" => relationship.EndsIn <= TimeSpan.Zero || fault == HealthFault.PlannedEndTold ? relationship.EndsIn : null,
        _ => null,
    };

    public static int? Days(TimeSpan? end, HealthFault fault) => end is not TimeSpan distance ? null
        : (int)(fault == HealthFault.DaysRoundedUp ? Math.Ceiling(distance.TotalDays) : Math.Floor(distance.TotalDays));
}
