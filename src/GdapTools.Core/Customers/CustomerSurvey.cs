using System;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Customers.Fleet;
using GdapTools.Core.Graph;
using GdapTools.Core.Relationships;

namespace GdapTools.Core.Customers;

/// <summary>Who the customers are, and what the partner's side says of them.</summary>
public sealed class CustomerSurvey
{
    public required IReadOnlyList<CustomerState> Customers { get; init; }

    /// <summary>Why the relationships could not be read; null when they were.</summary>
    public GdapException? RelationshipFailure { get; init; }

    /// <summary>True when there may be customers that no answer has named.</summary>
    public bool IsPartial { get; init; }

    /// <summary>How many relationships there are in all, those without a customer included.</summary>
    public int RelationshipCount { get; init; }

    /// <summary>The relationships whose customer Graph does not name: nobody has approved them yet, or the answer is odd.</summary>
    public IReadOnlyList<GdapRelationship> Strays { get; init; } = [];

    /// <summary>What of all relationships matters for one customer; null where they could not be read.</summary>
    internal RelationshipOverview? Overview { get; init; }

    /// <summary>How many customers Graph lists; null when it did not tell.</summary>
    public int? ListedCustomerCount { get; init; }

    /// <summary>The account's groups; null for an application, which has none.</summary>
    public Reading<Membership>? Membership { get; init; }

    /// <summary>The customers, by name.</summary>
    public IAsyncEnumerable<CustomerState> CustomersByName() => Sequence.Known(Customers
        .OrderBy(item => item.Name, StringComparer.OrdinalIgnoreCase)
        .ThenBy(item => item.TenantId, StringComparer.OrdinalIgnoreCase));

    /// <summary>Graph shows customers, but no relationship: so it answers a caller outside AdminAgents.</summary>
    public bool HidesRelationships => RelationshipFailure is null && RelationshipCount == 0 && ListedCustomerCount > 0;

    /// <summary>The list of relationships was read, and is what it seems.</summary>
    public bool ShowsRelationships => RelationshipFailure is null && !HidesRelationships;
}
