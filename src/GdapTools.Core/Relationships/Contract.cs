namespace GdapTools.Core.Relationships;

/// <summary>A customer of the partner, as the directory lists it.
/// Source: https://learn.microsoft.com/graph/api/resources/contract</summary>
public sealed record Contract(string CustomerTenantId, string? CustomerName, string? DefaultDomainName);
