using System;
using System.Collections.Generic;

namespace GdapTools.Core.Customers.Fleet;

/// <summary>A few active relationships: the first by customer, whatever order they come in.</summary>
internal sealed class RelationshipSample
{
    private const int Size = 20;

    private readonly SortedSet<GdapRelationship> _sample = new(new ByCustomer());

    public IReadOnlyList<GdapRelationship> Items => [.. _sample];

    /// <summary>Takes a relationship in, if it is one of the first and all of it is known.</summary>
    public void Add(GdapRelationship relationship)
    {
        if (!string.IsNullOrWhiteSpace(relationship.CustomerTenantId)
            && relationship.Id.Length > 0
            && !relationship.HasUnreadRoles
            && RelationshipStatus.IsActive(relationship.Status)
            && _sample.Add(relationship)
            && _sample.Count > Size)
        {
            _sample.Remove(_sample.Max!);
        }
    }

    private sealed class ByCustomer : IComparer<GdapRelationship>
    {
        public int Compare(GdapRelationship? one, GdapRelationship? other)
        {
            int byName = StringComparer.OrdinalIgnoreCase.Compare(one?.CustomerName, other?.CustomerName);
            return byName != 0 ? byName : StringComparer.Ordinal.Compare(one?.Id, other?.Id);
        }
    }
}
