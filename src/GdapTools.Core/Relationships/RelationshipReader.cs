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
    private const string Permission = "DelegatedAdminRelationship.Read.All";

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

    /// <summary>The same relationship, with its assignments.</summary>
    /// <exception cref="GdapServiceException">Graph answered with an error.</exception>
    public async Task<GdapRelationship> WithAssignmentsAsync(
        GdapRelationship relationship,
        CancellationToken cancellationToken)
    {
        List<GdapAccessAssignment> assignments = [];

        await foreach (GdapAccessAssignment assignment in ListAssignmentsAsync(
            relationship.Id, relationship.CustomerTenantId, cancellationToken).ConfigureAwait(false))
        {
            assignments.Add(assignment);
        }

        return relationship.With(assignments);
    }

    /// <summary>Streams the access assignments of one relationship.</summary>
    /// <exception cref="GdapServiceException">Graph answered with an error.</exception>
    public async IAsyncEnumerable<GdapAccessAssignment> ListAssignmentsAsync(
        string relationshipId,
        string? customerTenantId,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        GraphQuery query = new(
            tenantId,
            client => client.TenantRelationships.DelegatedAdminRelationships[relationshipId].AccessAssignments
                .ToGetRequestInformation(),
            Permission);

        await foreach (JsonElement item in graph.ListAsync(query, cancellationToken).ConfigureAwait(false))
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
