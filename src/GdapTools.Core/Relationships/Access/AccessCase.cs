using System;
using System.Collections.Generic;
using GdapTools.Core.Customers;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Relationships.Access;

/// <summary>One account at one customer: all that the judgement rests on.</summary>
internal sealed record AccessCase
{
    /// <summary>With the assignments of every relationship that is active.</summary>
    public required CustomerState Customer { get; init; }

    /// <summary>The account's groups, nested ones included.</summary>
    public required Reading<Membership> Membership { get; init; }

    /// <summary>The roles asked for; none for all that are effective.</summary>
    public IReadOnlyList<GdapRole> Roles { get; init; } = [];

    /// <summary>Relationships whose customer Graph does not name.</summary>
    public IReadOnlyList<GdapRelationship> Strays { get; init; } = [];

    /// <summary>False when the relationships could not be read or are hidden from the caller.</summary>
    public bool AreRelationshipsKnown { get; init; } = true;

    public DateTimeOffset Now { get; init; }
}
