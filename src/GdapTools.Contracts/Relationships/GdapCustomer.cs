using System;
using System.Collections.Generic;

namespace GdapTools;

/// <summary>A customer with at least one active relationship.
/// Source: https://learn.microsoft.com/graph/api/resources/delegatedadmincustomer</summary>
public sealed class GdapCustomer
{
    public string CustomerTenantId { get; init; } = "";

    public string? CustomerName { get; init; }

    public IReadOnlyList<GdapServiceManagementDetail> ServiceManagementDetails { get; init; } =
        Array.Empty<GdapServiceManagementDetail>();
}
