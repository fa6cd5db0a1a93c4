using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph;
using GdapTools.Core.Relationships;
using GdapTools.Core.Session;

namespace GdapTools.Core.Customers.Fleet;

/// <summary>
/// Hands on each customer as soon as it can be judged, while the list of relationships is still being read. A customer can have
/// several, on any page: until the last page is there, those whose turn it is are asked for by themselves. Customers without an
/// active relationship come last: what is to be said of them rests on the whole list.
/// </summary>
internal sealed class CustomerFeed : IAsyncDisposable
{
    private const int ChunkSize = 20;

    private readonly CustomerSurveyor _surveyor;
    private readonly RelationshipReader _reader;
    private readonly CancellationTokenSource _stop;
    private readonly Task<Reading<int>> _relationships;
    private readonly Task<Reading<int>> _listed;
    private readonly Task<Reading<Membership>?> _membership;
    private bool _canAskAlone = true;
    private volatile CustomerSurvey? _survey;

    private CustomerFeed(GdapSession session, CancellationToken cancellationToken)
    {
        _surveyor = new CustomerSurveyor(session);
        _reader = new RelationshipReader(session.Graph, session.TenantId, session.Roles, session.Clock);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _relationships = Task.Run(() => _surveyor.ReadRelationshipsAsync(_stop.Token), CancellationToken.None);
        _listed = Task.Run(() => _surveyor.ReadCustomersAsync(_stop.Token), CancellationToken.None);
        _membership = Task.Run(() => _surveyor.ReadMembershipAsync(_stop.Token), CancellationToken.None);
    }

    /// <summary>What all of it comes to; null while the list of relationships is being read.</summary>
    public CustomerSurvey? Survey => _survey;

    /// <summary>How many customers there are; null while they are not all known.</summary>
    public int? CustomerCount => _survey is null ? null : _surveyor.Book.CustomerCount;

    /// <summary>The account's groups; null for an application, which has none.</summary>
    public Reading<Membership>? Membership { get; private set; }

    /// <summary>Begins to read, and returns with the first customer that has a relationship, or when it is clear that there is
    /// none: then the survey is complete.</summary>
    /// <exception cref="GdapException">Nobody could be listed.</exception>
    public static async Task<CustomerFeed> OpenAsync(GdapSession session, CancellationToken cancellationToken)
    {
        CustomerFeed feed = new(session, cancellationToken);

        try
        {
            bool any = await feed._surveyor.Book.WaitAsync(cancellationToken).ConfigureAwait(false);
            feed.Membership = await feed._membership.ConfigureAwait(false);

            if (!any)
            {
                await feed.FinishAsync().ConfigureAwait(false);
            }

            return feed;
        }
        catch
        {
            await feed.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>What of all relationships matters for one customer, once they are read; null where they cannot be.</summary>
    public async Task<RelationshipOverview?> OverviewAsync() =>
        (await _relationships.ConfigureAwait(false)).IsKnown ? _surveyor.Book.Overview : null;

    /// <summary>Each customer once, with all its relationships.</summary>
    public async IAsyncEnumerable<CustomerState> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await _surveyor.Book.WaitAsync(cancellationToken).ConfigureAwait(false))
        {
            IReadOnlyList<CustomerState> next = _surveyor.Book.Next(ChunkSize);

            foreach (CustomerState customer in await CompleteAsync(next, cancellationToken).ConfigureAwait(false))
            {
                _surveyor.Book.HandOut(customer);
                yield return customer;
            }
        }

        CustomerSurvey survey = _survey ?? await FinishAsync().ConfigureAwait(false);

        foreach (CustomerState customer in survey.Customers)
        {
            yield return customer;
        }
    }

    /// <summary>Stops what is still being read, and waits for its end.</summary>
    public async ValueTask DisposeAsync()
    {
        _stop.Cancel();

        try
        {
            await Task.WhenAll(_relationships, _listed, _membership).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or GdapException)
        {
            // Whoever wanted to know has been told.
        }

        _stop.Dispose();
    }

    private async Task<CustomerSurvey> FinishAsync()
    {
        CustomerSurvey survey = await _surveyor
            .FinishAsync(
                [],
                await _relationships.ConfigureAwait(false),
                await _listed.ConfigureAwait(false),
                Membership,
                _stop.Token)
            .ConfigureAwait(false);
        _survey = survey;
        return survey;
    }

    // The others stay in the book.
    private async Task<IReadOnlyList<CustomerState>> CompleteAsync(
        IReadOnlyList<CustomerState> customers,
        CancellationToken cancellationToken)
    {
        if (!_relationships.IsCompleted && _canAskAlone)
        {
            return await AskAsync(customers, cancellationToken).ConfigureAwait(false);
        }

        Reading<int> all = await _relationships.ConfigureAwait(false);

        if (!all.IsKnown)
        {
            return [];
        }

        CustomerState[] whole = [.. customers.Where(customer => customer.Active.Any())];
        Array.ForEach(whole, customer => customer.HasAllRelationships = true);
        return whole;
    }

    private async Task<IReadOnlyList<CustomerState>> AskAsync(
        IReadOnlyList<CustomerState> customers,
        CancellationToken cancellationToken)
    {
        RelationshipFilter filter = new() { CustomerTenantIds = [.. customers.Select(customer => customer.TenantId)] };
        Reading<List<GdapRelationship>> reading = await Reading
            .TryAsync(() => ListAsync(filter, cancellationToken))
            .ConfigureAwait(false);

        if (!reading.IsKnown)
        {
            _canAskAlone = false;
            return await CompleteAsync(customers, cancellationToken).ConfigureAwait(false);
        }

        ILookup<string?, GdapRelationship> found = reading.Value
            .ToLookup(relationship => relationship.CustomerTenantId, StringComparer.OrdinalIgnoreCase);
        return
        [
            .. customers
                .Where(customer => IsAnswered(customer, found))
                .Select(customer => Alone(customer, found))
                .Where(customer => customer.Active.Any()),
        ];
    }

    private async Task<List<GdapRelationship>> ListAsync(RelationshipFilter filter, CancellationToken cancellationToken)
    {
        List<GdapRelationship> found = [];

        await foreach (GdapRelationship relationship in _reader.ListAsync(filter, cancellationToken).ConfigureAwait(false))
        {
            found.Add(relationship);
        }

        return found;
    }

    // An answer that leaves out what the list has told is no answer.
    private bool IsAnswered(CustomerState customer, ILookup<string?, GdapRelationship> found) =>
        _surveyor.Book.RelationshipIdsOf(customer).All(id => found[customer.TenantId].Any(relationship => relationship.Id == id));

    private static CustomerState Alone(CustomerState customer, ILookup<string?, GdapRelationship> found)
    {
        CustomerState alone = new(customer.TenantId) { Name = customer.Name, HasAllRelationships = true };
        alone.Relationships.AddRange(found[customer.TenantId]);
        return alone;
    }
}
