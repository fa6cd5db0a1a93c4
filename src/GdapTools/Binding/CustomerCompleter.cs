namespace GdapTools.Binding;

/// <summary>The names of customers.</summary>
public sealed class CustomerCompleter : SeenCustomerCompleter
{
    protected override (string Value, string Label, string Tooltip) Item(string tenantId, string name) => (name, name, tenantId);
}
