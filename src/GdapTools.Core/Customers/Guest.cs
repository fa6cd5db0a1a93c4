namespace GdapTools.Core.Customers;

/// <summary>The account as a guest of a customer tenant.</summary>
/// <param name="Name">Its user principal name there; its id where the answer does not tell.</param>
/// <param name="Id">Its object id there.</param>
internal sealed record Guest(string Name, string? Id);
