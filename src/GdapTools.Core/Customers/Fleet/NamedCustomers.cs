using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph;
using GdapTools.Core.Relationships;
using GdapTools.Core.Session;

namespace GdapTools.Core.Customers.Fleet;

/// <summary>Asks for a few customers by their tenant ids, so that not all of thousands need be listed for one of them.</summary>
internal sealed class NamedCustomers(GdapSession session)
{
    private const int ChunkSize = 20;
    private const int Most = 100;

    private readonly RelationshipReader _reader = new(session.Graph, session.TenantId, session.Roles, session.Clock);

    /// <summary>The wanted customers, with all their relationships. Null where the whole list is needed after all: for names and
    /// domains, and to tell of a customer without an active relationship what that means.</summary>
    public async Task<CustomerSurvey?> FindAsync(IReadOnlyList<string> wanted, CancellationToken cancellationToken)
    {
        string[] ids = [.. wanted
            .Select(word => Guid.TryParse(word, out Guid id) ? id.ToString() : "")
            .Distinct(StringComparer.OrdinalIgnoreCase)];

        if (ids.Length is 0 or > Most || ids.Contains(""))
        {
            return null;
        }

        Task<Reading<Membership>?> membership = new CustomerSurveyor(session).ReadMembershipAsync(cancellationToken);
        Reading<List<GdapRelationship>> reading = await Reading
            .TryAsync(() => ListAsync(ids, cancellationToken))
            .ConfigureAwait(false);
        CustomerState[] customers = reading.IsKnown ? [.. ids.Select(id => Create(id, reading.Value))] : [];
        Reading<Membership>? groups = await membership.ConfigureAwait(false);
        return customers.Length > 0 && Array.TrueForAll(customers, customer => customer.Active.Any())
            ? new CustomerSurvey { Customers = customers, RelationshipCount = reading.Value.Count, Membership = groups }
            : null;
    }

    private async Task<List<GdapRelationship>> ListAsync(string[] ids, CancellationToken cancellationToken)
    {
        List<GdapRelationship> found = [];

        for (int start = 0; start < ids.Length; start += ChunkSize)
        {
            RelationshipFilter filter = new() { CustomerTenantIds = [.. ids.Skip(start).Take(ChunkSize)] };

            await foreach (GdapRelationship relationship in _reader.ListAsync(filter, cancellationToken).ConfigureAwait(false))
            {
                found.Add(relationship);
            }
        }

        return found;
    }

    private CustomerState Create(string id, List<GdapRelationship> relationships)
    {
        CustomerState customer = new(id) { HasAllRelationships = true };
        customer.Relationships.AddRange(relationships.Where(
            relationship => string.Equals(relationship.CustomerTenantId, id, StringComparison.OrdinalIgnoreCase)));
        customer.Name = customer.Relationships.Select(relationship => relationship.CustomerName).FirstOrDefault(name => name is not null);
        session.Customers.Add(id, customer.Name);
        return customer;
    }
}
