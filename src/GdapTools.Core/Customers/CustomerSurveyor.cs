using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Customers.Fleet;
using GdapTools.Core.Graph;
using GdapTools.Core.Relationships;
using GdapTools.Core.Session;

namespace GdapTools.Core.Customers;

/// <summary>Reads who the customers are: from the relationships, the customer list, and, where relationships cannot
/// be read, the contracts.</summary>
/// <param name="session">The session to read in.</param>
/// <param name="onMissing">Told of each wanted customer who is not there while others are; null to fail for one.</param>
internal sealed class CustomerSurveyor(GdapSession session, Action<GdapException>? onMissing = null)
{
    private readonly RelationshipReader _relationships = new(session.Graph, session.TenantId, session.Roles, session.Clock);
    private readonly CustomerReader _customers = new(session.Graph, session.TenantId);

    /// <summary>What was read so far.</summary>
    public CustomerBook Book { get; } = new(session.Customers);

    /// <param name="wanted">Tenant ids, domains or names, wildcards allowed; none for all customers.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <param name="includeMembership">Whether the account's groups are read too.</param>
    /// <exception cref="GdapException"><c>CustomerNotFound</c>, or why nobody could be listed who might be meant.</exception>
    public async Task<CustomerSurvey> RunAsync(
        IReadOnlyList<string> wanted,
        CancellationToken cancellationToken,
        bool includeMembership = true)
    {
        Task<Reading<int>> relationships = ReadRelationshipsAsync(cancellationToken);
        Task<Reading<int>> listed = ReadCustomersAsync(cancellationToken);
        await Task.WhenAll(relationships, listed).ConfigureAwait(false);
        Reading<Membership>? membership = includeMembership && (await relationships.ConfigureAwait(false)).IsKnown
            ? await ReadMembershipAsync(cancellationToken).ConfigureAwait(false)
            : null;
        return await FinishAsync(
                wanted,
                await relationships.ConfigureAwait(false),
                await listed.ConfigureAwait(false),
                membership,
                cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Reads all relationships into the book, and closes it for more.</summary>
    /// <returns>How many there are.</returns>
    public async Task<Reading<int>> ReadRelationshipsAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await Reading.TryAsync(() => ListRelationshipsAsync(cancellationToken)).ConfigureAwait(false);
        }
        finally
        {
            Book.Close();
        }
    }

    /// <summary>Reads all relationships for what matters of them for one customer; null where they cannot be read.</summary>
    public async Task<RelationshipOverview?> ReadOverviewAsync(CancellationToken cancellationToken) =>
        (await ReadRelationshipsAsync(cancellationToken).ConfigureAwait(false)).IsKnown ? Book.Overview : null;

    /// <summary>Reads the list of customers into the book.</summary>
    /// <returns>How many there are.</returns>
    public Task<Reading<int>> ReadCustomersAsync(CancellationToken cancellationToken) =>
        Reading.TryAsync(() => ListCustomersAsync(cancellationToken));

    /// <summary>Reads the account's groups; null for an application, which has none.</summary>
    public async Task<Reading<Membership>?> ReadMembershipAsync(CancellationToken cancellationToken)
    {
        return session.Kind == SessionKind.AppOnly
            ? null
            : await new SessionMembership(session).ReadAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Looks up what is still missing, and says what all of it comes to.</summary>
    /// <exception cref="GdapException"><c>CustomerNotFound</c>, or why nobody could be listed who might be meant.</exception>
    public async Task<CustomerSurvey> FinishAsync(
        IReadOnlyList<string> wanted,
        Reading<int> relationships,
        Reading<int> listed,
        Reading<Membership>? membership,
        CancellationToken cancellationToken)
    {
        CustomerMatch match = new(wanted, onMissing);
        Reading<int>? contracts = !relationships.IsKnown || match.NeedsDomains(Book.Rest)
            ? await Reading.TryAsync(() => ListContractsAsync(contract => !relationships.IsKnown || match.Names(contract), cancellationToken)).ConfigureAwait(false)
            : null;

        // Nobody is missing from a list that could not be read.
        if (relationships.Failure is GdapException failure && Book.CustomerCount == 0 && !wanted.All(word => Guid.TryParse(word, out _)))
        {
            ExceptionDispatchInfo.Capture(failure).Throw();
        }

        return new CustomerSurvey
        {
            Customers = [.. match.Select(Book.Rest)],
            RelationshipFailure = relationships.Failure,
            IsPartial = !relationships.IsKnown && contracts is { IsKnown: false },
            RelationshipCount = relationships.IsKnown ? relationships.Value : 0,
            Strays = Book.Strays,
            Overview = relationships.IsKnown ? Book.Overview : null,
            ListedCustomerCount = listed.IsKnown ? listed.Value : null,
            Membership = membership,
        };
    }

    private async Task<int> ListRelationshipsAsync(CancellationToken cancellationToken)
    {
        await foreach (GdapRelationship relationship in _relationships
            .ListAsync(new RelationshipFilter(), cancellationToken).ConfigureAwait(false))
        {
            Book.Add(relationship);
        }

        return Book.RelationshipCount;
    }

    private async Task<int> ListCustomersAsync(CancellationToken cancellationToken)
    {
        int count = 0;

        await foreach (GdapCustomer customer in _customers.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            count++;
            Book.Add(customer);
        }

        return count;
    }

    private async Task<int> ListContractsAsync(Func<Contract, bool> addsNew, CancellationToken cancellationToken)
    {
        int count = 0;

        await foreach (Contract contract in _customers.ListContractsAsync(cancellationToken).ConfigureAwait(false))
        {
            count++;
            Book.Add(contract, addsNew(contract));
        }

        return count;
    }
}
