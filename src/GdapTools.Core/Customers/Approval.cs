using System;

namespace GdapTools.Core.Customers;

/// <summary>How long a customer has to approve a relationship.
/// Source: https://learn.microsoft.com/partner-center/customers/gdap-faq</summary>
internal static class Approval
{
    private static readonly TimeSpan s_limit = TimeSpan.FromDays(90);

    /// <summary>When the request lapses, counted from its creation: the answers do not tell when it was sent.</summary>
    public static DateTimeOffset? LapsesAt(GdapRelationship relationship) => relationship.CreatedDateTime + s_limit;

    /// <summary>True for a request that nobody approved in time: nobody can any more.</summary>
    public static bool HasLapsed(GdapRelationship relationship, DateTimeOffset now) =>
        RelationshipStatus.CheckFor(relationship.Status) == "REL003" && LapsesAt(relationship) < now;
}
