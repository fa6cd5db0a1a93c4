namespace GdapTools.Binding;

/// <summary>The tenant ids of customers, found by name.</summary>
public sealed class CustomerTenantIdCompleter : SeenCustomerCompleter
{
    protected override (string Value, string Label, string Tooltip) Item(string tenantId, string name) => (tenantId, name, tenantId);
}
