using System;

namespace GdapTools.Core.Customers;

/// <summary>What the states of a relationship mean for access.
/// Source: https://learn.microsoft.com/graph/api/resources/delegatedadminrelationship#delegatedadminrelationshipstatus-values</summary>
internal static class RelationshipStatus
{
    public static bool IsActive(string status) => Is(status, "active");

    /// <summary>The check that says why a relationship in this state gives no access; null when it is active.</summary>
    public static string? CheckFor(string status) => status.ToLowerInvariant() switch
    {
        "active" => null,
        "approvalpending" => "REL003",
        "created" or "approved" or "activating" => "REL010",
        "expiring" or "terminationrequested" or "terminating" => "REL011",
        "expired" or "terminated" => "REL002",
        _ => "REL008",
    };

    /// <summary>How near a state is to giving access: of several relationships the nearest is the one to speak of.</summary>
    public static int Nearness(string status) => status.ToLowerInvariant() switch
    {
        "active" => 8,
        "activating" => 6,
        "approved" => 5,
        "approvalpending" => 4,
        "created" => 3,
        "expiring" or "terminationrequested" or "terminating" => 2,
        "expired" or "terminated" => 1,
        _ => 7,
    };

    private static bool Is(string status, string value) => status.Equals(value, StringComparison.OrdinalIgnoreCase);
}
