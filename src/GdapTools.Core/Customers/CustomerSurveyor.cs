using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph;
using GdapTools.Core.Relationships;
using GdapTools.Core.Session;

namespace GdapTools.Core.Customers;

/// <summary>Reads who the customers are: from the relationships, the customer list, and, where relationships cannot
/// be read, the contracts.</summary>
internal sealed class CustomerSurveyor(GdapSession session)
{
    private readonly RelationshipReader _relationships = new(session.Graph, session.TenantId, session.Roles, session.Clock);
    private readonly CustomerReader _customers = new(session.Graph, session.TenantId);
    private readonly Dictionary<string, CustomerState> _byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<GdapRelationship> _strays = [];
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="wanted">Tenant ids, domains or names, wildcards allowed; none for all customers.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <param name="includeMembership">Whether the account's groups are read too.</param>
    /// <exception cref="GdapException"><c>CustomerNotFound</c>, or why nobody could be listed who might be meant.</exception>
    public async Task<CustomerSurvey> RunAsync(
        IReadOnlyList<string> wanted,
        CancellationToken cancellationToken,
        bool includeMembership = true)
    {
        Reading<int> relationships = await Reading.TryAsync(() => ReadRelationshipsAsync(cancellationToken))
            .ConfigureAwait(false);
        Reading<int> listed = await Reading.TryAsync(() => ReadCustomersAsync(cancellationToken)).ConfigureAwait(false);
        CustomerMatch match = new(wanted);

        if (!relationships.IsKnown || match.NeedsDomains(_byId.Values))
        {
            await Reading.TryAsync(() => ReadContractsAsync(addNew: !relationships.IsKnown, cancellationToken))
                .ConfigureAwait(false);
        }

        // Nobody is missing from a list that could not be read.
        if (relationships.Failure is GdapException failure && _byId.Count == 0 && !wanted.All(word => Guid.TryParse(word, out _)))
        {
            ExceptionDispatchInfo.Capture(failure).Throw();
        }

        Reading<Membership>? membership = null;

        if (includeMembership && session.Kind != SessionKind.AppOnly && relationships.IsKnown)
        {
            membership = await new SessionMembership(session).ReadAsync(cancellationToken).ConfigureAwait(false);
        }

        return new CustomerSurvey
        {
            Customers = [.. match.Select(_byId.Values)],
            RelationshipFailure = relationships.Failure,
            RelationshipCount = relationships.IsKnown ? relationships.Value : 0,
            Strays = _strays,
            ActiveRelationships = [.. _byId.Values.SelectMany(customer => customer.Active)],
            RelationshipNames = _names,
            ListedCustomerCount = listed.IsKnown ? listed.Value : null,
            Membership = membership,
        };
    }

    private async Task<int> ReadRelationshipsAsync(CancellationToken cancellationToken)
    {
        int count = 0;

        await foreach (GdapRelationship relationship in _relationships
            .ListAsync(new RelationshipFilter(), cancellationToken).ConfigureAwait(false))
        {
            count++;
            _names.Add(relationship.DisplayName);

            if (IsId(relationship.CustomerTenantId))
            {
                Customer(relationship.CustomerTenantId!, relationship.CustomerName).Relationships.Add(relationship);
            }
            else
            {
                _strays.Add(relationship);
            }
        }

        return count;
    }

    private async Task<int> ReadCustomersAsync(CancellationToken cancellationToken)
    {
        int count = 0;

        await foreach (GdapCustomer customer in _customers.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            count++;

            if (IsId(customer.CustomerTenantId))
            {
                Customer(customer.CustomerTenantId, customer.CustomerName);
            }
        }

        return count;
    }

    private async Task<int> ReadContractsAsync(bool addNew, CancellationToken cancellationToken)
    {
        int count = 0;

        await foreach (Contract contract in _customers.ListContractsAsync(cancellationToken).ConfigureAwait(false))
        {
            count++;

            if (IsId(contract.CustomerTenantId) && (addNew || _byId.ContainsKey(contract.CustomerTenantId)))
            {
                Customer(contract.CustomerTenantId, contract.CustomerName).DefaultDomainName = contract.DefaultDomainName;
            }
        }

        return count;
    }

    private static bool IsId(string? tenantId) => !string.IsNullOrWhiteSpace(tenantId);

    private CustomerState Customer(string tenantId, string? name)
    {
        if (!_byId.TryGetValue(tenantId, out CustomerState? customer))
        {
            customer = new CustomerState(tenantId);
            _byId.Add(tenantId, customer);
        }

        customer.Name ??= name;
        session.Customers.Add(tenantId, name);
        return customer;
    }
}
