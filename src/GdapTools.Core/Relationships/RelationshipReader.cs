using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Relationships;

/// <summary>Streams GDAP relationships, their assignments and the customers. Page size 300, the documented most.
/// Source: https://learn.microsoft.com/graph/api/tenantrelationship-list-delegatedadminrelationships</summary>
public sealed class RelationshipReader(IGraphReader graph, string tenantId, RoleCatalogue roles, TimeProvider clock)
{
    private const int PageSize = 300;
    private const int ChunkSize = 20;
    internal const string Permission = "DelegatedAdminRelationship.Read.All";

    private readonly RelationshipParser _parser = new(roles, clock);

    /// <summary>Streams the relationships that match.</summary>
    /// <exception cref="GdapServiceException">Graph answered with an error.</exception>
    public async IAsyncEnumerable<GdapRelationship> ListAsync(
        RelationshipFilter filter,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();

        await foreach (JsonElement item in ReadAsync(filter, cancellationToken).ConfigureAwait(false))
        {
            GdapRelationship relationship = _parser.Relationship(item);

            if (Matches(relationship, filter, now))
            {
                yield return relationship;
            }
        }
    }

    /// <summary>Streams the relationships that match with their assignments, which are read twenty relationships at a
    /// time.</summary>
    /// <exception cref="GdapServiceException">Graph answered the list of relationships with an error.</exception>
    public async IAsyncEnumerable<AssignedRelationship> ListWithAssignmentsAsync(
        RelationshipFilter filter,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<GdapRelationship> chunk = [];

        await foreach (GdapRelationship relationship in ListAsync(filter, cancellationToken).ConfigureAwait(false))
        {
            chunk.Add(relationship);

            if (chunk.Count == ChunkSize)
            {
                foreach (AssignedRelationship assigned in await AssignAsync(chunk, cancellationToken).ConfigureAwait(false))
                {
                    yield return assigned;
                }

                chunk.Clear();
            }
        }

        foreach (AssignedRelationship assigned in await AssignAsync(chunk, cancellationToken).ConfigureAwait(false))
        {
            yield return assigned;
        }
    }

    /// <summary>The same relationships with their assignments, read twenty to a request.</summary>
    public async Task<IReadOnlyList<AssignedRelationship>> AssignAsync(
        IReadOnlyList<GdapRelationship> relationships,
        CancellationToken cancellationToken)
    {
        GraphQuery[] queries =
            [.. relationships.Where(HasId).Select(relationship => AssignmentsOf(relationship.Id))];
        IReadOnlyList<Reading<IReadOnlyList<JsonElement>>> readings = await graph
            .ListManyAsync(queries, cancellationToken)
            .ConfigureAwait(false);
        int next = 0;
        return [.. relationships.Select(relationship => HasId(relationship)
            ? Assign(relationship, readings[next++])
            : new AssignedRelationship(relationship, WithoutId()))];
    }

    /// <summary>Streams the access assignments of one relationship.</summary>
    /// <exception cref="GdapServiceException">Graph answered with an error.</exception>
    public async IAsyncEnumerable<GdapAccessAssignment> ListAssignmentsAsync(
        string relationshipId,
        string? customerTenantId,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (relationshipId.Length == 0)
        {
            throw WithoutId();
        }

        await foreach (JsonElement item in graph.ListAsync(AssignmentsOf(relationshipId), cancellationToken).ConfigureAwait(false))
        {
            yield return _parser.Assignment(item, relationshipId, customerTenantId);
        }
    }

    private async IAsyncEnumerable<JsonElement> ReadAsync(
        RelationshipFilter filter,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (filter.Id is not null)
        {
            yield return await graph.GetAsync(One(filter.Id), cancellationToken).ConfigureAwait(false);
            yield break;
        }

        await foreach (JsonElement item in graph.ListAsync(Many(filter), cancellationToken).ConfigureAwait(false))
        {
            yield return item;
        }
    }

    private static bool HasId(GdapRelationship relationship) => relationship.Id.Length > 0;

    private static GdapException WithoutId() => new(
        "RelationshipWithoutId",
        GdapErrorKind.InvalidData,
        "The answer names a relationship without an id: its assignments cannot be asked for.",
        recommendedAction: "Look at what answers between this machine and the service, then run the command again.");

    private AssignedRelationship Assign(GdapRelationship relationship, Reading<IReadOnlyList<JsonElement>> reading) =>
        reading.IsKnown
            ? new AssignedRelationship(
                relationship.With([.. reading.Value.Select(
                    item => _parser.Assignment(item, relationship.Id, relationship.CustomerTenantId))]),
                Failure: null)
            : new AssignedRelationship(relationship, reading.Failure);

    private GraphQuery AssignmentsOf(string relationshipId) => new(
        tenantId,
        client => client.TenantRelationships.DelegatedAdminRelationships[relationshipId].AccessAssignments
            .ToGetRequestInformation(),
        Permission);

    private GraphQuery One(string id) => new(
        tenantId,
        client => client.TenantRelationships.DelegatedAdminRelationships[id].ToGetRequestInformation(),
        Permission);

    private GraphQuery Many(RelationshipFilter filter) => new(
        tenantId,
        client => client.TenantRelationships.DelegatedAdminRelationships.ToGetRequestInformation(request =>
        {
            request.QueryParameters.Top = PageSize;
            request.QueryParameters.Filter = OData.And(
                OData.AnyOf("status", [.. filter.Status]),
                OData.AnyOf("customer/tenantId", [.. filter.CustomerTenantIds]));
        }),
        Permission);

    // The server filters by status and customer; an end date is not documented as filterable, so it is judged here.
    private static bool Matches(GdapRelationship relationship, RelationshipFilter filter, DateTimeOffset now)
    {
        if (filter.Status.Count > 0 && !filter.Status.Contains(relationship.Status, StringComparer.OrdinalIgnoreCase))
        {
            return false;
        }

        if (filter.CustomerTenantIds.Count > 0
            && !filter.CustomerTenantIds.Contains(relationship.CustomerTenantId ?? "", StringComparer.OrdinalIgnoreCase))
        {
            return false;
        }

        return filter.ExpiringWithinDays is not int days
            || (relationship.EndDateTime is DateTimeOffset end && end >= now && end <= now.AddDays(days));
    }
}
