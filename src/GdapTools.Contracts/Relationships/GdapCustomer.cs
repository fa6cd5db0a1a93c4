using System.Collections.Generic;
using GdapTools.Internal;

namespace GdapTools;

/// <summary>A customer with at least one active relationship.
/// Source: https://learn.microsoft.com/graph/api/resources/delegatedadmincustomer</summary>
public sealed class GdapCustomer
{
    private readonly IReadOnlyList<GdapServiceManagementDetail> _serviceManagementDetails = [];

    public string CustomerTenantId { get; init; } = "";

    public string? CustomerName { get; init; }

    public IReadOnlyList<GdapServiceManagementDetail> ServiceManagementDetails
    {
        get => _serviceManagementDetails;
        init => _serviceManagementDetails = Indexable.Of(value);
    }
}
