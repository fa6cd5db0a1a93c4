using System;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Relationships;

namespace GdapTools.Core.Customers;

/// <summary>Picks customers by tenant id, domain or name; names may hold <c>*</c> and <c>?</c>.</summary>
/// <param name="wanted">The words; none for all customers.</param>
/// <param name="onMissing">Told of each word that matches no customer while others do; null to throw at the first.</param>
internal sealed class CustomerMatch(IReadOnlyList<string> wanted, Action<GdapException>? onMissing = null)
{
    /// <summary>True when a word matches no id and no name, so that it may be a domain.</summary>
    public bool NeedsDomains(IEnumerable<CustomerState> customers) =>
        wanted.Any(word => !Guid.TryParse(word, out _) && word.Contains(".") && !customers.Any(item => Matches(item, word)));

    /// <summary>True when a word is the domain of a contract: its customer is one of the partner's, with a relationship or without.</summary>
    public bool Names(Contract contract) => wanted.Contains(contract.DefaultDomainName, StringComparer.OrdinalIgnoreCase);

    /// <summary>The wanted customers; a tenant id nobody knows is a customer of whom nothing is known.</summary>
    /// <exception cref="GdapException"><c>CustomerNotFound</c>: a name or domain matches no customer, and nobody is to be told
    /// or no other word matches one.</exception>
    public IEnumerable<CustomerState> Select(IEnumerable<CustomerState> customers)
    {
        if (wanted.Count == 0)
        {
            return customers;
        }

        List<CustomerState> selected = [];
        List<GdapException> missing = [];

        foreach (string word in wanted)
        {
            CustomerState[] matching = [.. customers.Where(item => Matches(item, word))];

            if (matching.Length == 0 && Guid.TryParse(word, out Guid id))
            {
                matching = [new CustomerState(id.ToString())];
            }

            if (matching.Length == 0)
            {
                missing.Add(NotFound(word));
            }

            selected.AddRange(matching.Where(item => !selected.Contains(item)));
        }

        if (missing.Count > 0 && (onMissing is null || selected.Count == 0))
        {
            throw missing[0];
        }

        missing.ForEach(failure => onMissing!(failure));
        return selected;
    }

    private static bool Matches(CustomerState customer, string word) =>
        CustomerPattern.Matches(word, customer.TenantId, customer.Name, customer.DefaultDomainName);

    private static GdapException NotFound(string word) => new(
        "CustomerNotFound",
        GdapErrorKind.NotFound,
        $"No customer of this partner is called '{word}'.",
        word,
        "Give a tenant id, the default domain, or a name as Get-GdapCustomer lists it; * stands for any text.");
}
