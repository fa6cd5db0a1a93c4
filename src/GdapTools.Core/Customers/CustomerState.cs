using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Customers;

/// <summary>A customer and what is known of it on the partner's side.</summary>
public sealed class CustomerState(string tenantId)
{
    public string TenantId { get; } = tenantId;

    public string? Name { get; set; }

    public string? DefaultDomainName { get; set; }

    /// <summary>Every relationship with this customer, whatever its state.</summary>
    public List<GdapRelationship> Relationships { get; } = [];

    /// <summary>True when its relationships are all there, whatever becomes of the list of all customers'.</summary>
    public bool HasAllRelationships { get; set; }

    /// <summary>Assignments by relationship; for those that were read.</summary>
    public Dictionary<string, Reading<IReadOnlyList<GdapAccessAssignment>>> Assignments { get; } = [];

    public IEnumerable<GdapRelationship> Active => Relationships.Where(item => RelationshipStatus.IsActive(item.Status));
}
