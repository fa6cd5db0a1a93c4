using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Relationships.Writing;

/// <summary>Reads how things are: one relationship or assignment, its requests and operations.</summary>
internal sealed class GdapState(IGraphReader graph, string tenantId, RoleCatalogue roles, TimeProvider clock)
{
    private const string Permission = "DelegatedAdminRelationship.Read.All";

    private readonly RelationshipParser _parser = new(roles, clock);
    private readonly RelationshipReader _reader = new(graph, tenantId, roles, clock);

    /// <exception cref="GdapServiceException">Graph answered with an error, or with no relationship.</exception>
    public async Task<GdapRelationship> RelationshipAsync(string id, CancellationToken cancellationToken)
    {
        await foreach (GdapRelationship found in _reader
            .ListAsync(new RelationshipFilter { Id = id }, cancellationToken).ConfigureAwait(false))
        {
            return found;
        }

        throw new InvalidOperationException("A relationship asked for by its id was left out.");
    }

    /// <summary>A relationship; null when there is none of that id.</summary>
    public Task<GdapRelationship?> FindRelationshipAsync(string id, CancellationToken cancellationToken) =>
        FindAsync(() => RelationshipAsync(id, cancellationToken));

    public async Task<GdapAccessAssignment> AssignmentAsync(
        string relationshipId,
        string id,
        string? customerTenantId,
        CancellationToken cancellationToken)
    {
        GraphQuery query = new(
            tenantId,
            client => client.TenantRelationships.DelegatedAdminRelationships[relationshipId].AccessAssignments[id]
                .ToGetRequestInformation(),
            Permission);
        JsonElement item = await graph.GetAsync(query, cancellationToken).ConfigureAwait(false);
        return _parser.Assignment(item, relationshipId, customerTenantId);
    }

    /// <summary>An assignment; null when there is none of that id.</summary>
    public Task<GdapAccessAssignment?> FindAssignmentAsync(GdapAccessAssignment like, CancellationToken cancellationToken) =>
        FindAsync(() => AssignmentAsync(like.RelationshipId, like.Id, like.CustomerTenantId, cancellationToken));

    /// <summary>The assignment of a group that is not gone; null when there is none.</summary>
    public async Task<GdapAccessAssignment?> AssignmentOfGroupAsync(
        string relationshipId,
        string groupId,
        string? customerTenantId,
        CancellationToken cancellationToken)
    {
        await foreach (GdapAccessAssignment assignment in _reader
            .ListAssignmentsAsync(relationshipId, customerTenantId, cancellationToken).ConfigureAwait(false))
        {
            if (assignment.GroupId.Equals(groupId, StringComparison.OrdinalIgnoreCase)
                && assignment.Status != WriteStatus.Deleted)
            {
                return assignment;
            }
        }

        return null;
    }

    /// <summary>The id of a request that asks for something and has not failed; null when there is none.</summary>
    public async Task<string?> RequestAsync(string relationshipId, string action, CancellationToken cancellationToken)
    {
        GraphQuery query = new(
            tenantId,
            client => client.TenantRelationships.DelegatedAdminRelationships[relationshipId].Requests
                .ToGetRequestInformation(),
            Permission);

        foreach (JsonElement item in await ListAsync(query, cancellationToken).ConfigureAwait(false))
        {
            if (item.Text("action") == action && item.Text("status") != WriteStatus.Failed)
            {
                return item.Text("id");
            }
        }

        return null;
    }

    public async Task<string?> RequestStatusAsync(string relationshipId, string id, CancellationToken cancellationToken)
    {
        GraphQuery query = new(
            tenantId,
            client => client.TenantRelationships.DelegatedAdminRelationships[relationshipId].Requests[id]
                .ToGetRequestInformation(),
            Permission);
        return (await graph.GetAsync(query, cancellationToken).ConfigureAwait(false)).Text("status");
    }

    public async Task<GdapOperation> OperationAsync(string relationshipId, string id, CancellationToken cancellationToken)
    {
        GraphQuery query = new(
            tenantId,
            client => client.TenantRelationships.DelegatedAdminRelationships[relationshipId].Operations[id]
                .ToGetRequestInformation(),
            Permission);
        return GdapOperation.Read(await graph.GetAsync(query, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The operations on one relationship or assignment.</summary>
    public async Task<IReadOnlyList<GdapOperation>> OperationsOnAsync(
        string relationshipId,
        string subjectId,
        CancellationToken cancellationToken)
    {
        GraphQuery query = new(
            tenantId,
            client => client.TenantRelationships.DelegatedAdminRelationships[relationshipId].Operations
                .ToGetRequestInformation(),
            Permission);
        IReadOnlyList<JsonElement> items = await ListAsync(query, cancellationToken).ConfigureAwait(false);
        return [.. items
            .Select(GdapOperation.Read)
            .Where(operation => subjectId.Equals(operation.SubjectId, StringComparison.OrdinalIgnoreCase))];
    }

    public GdapRelationship Relationship(JsonElement item) => _parser.Relationship(item);

    public GdapAccessAssignment Assignment(JsonElement item, string relationshipId, string? customerTenantId) =>
        _parser.Assignment(item, relationshipId, customerTenantId);

    // Of a relationship that was read a moment ago, what is not found is empty.
    private async Task<IReadOnlyList<JsonElement>> ListAsync(GraphQuery query, CancellationToken cancellationToken)
    {
        List<JsonElement> found = [];

        try
        {
            await foreach (JsonElement item in graph.ListAsync(query, cancellationToken).ConfigureAwait(false))
            {
                found.Add(item);
            }
        }
        catch (GdapServiceException failure) when (failure.StatusCode == 404)
        {
            return [];
        }

        return found;
    }

    private static async Task<T?> FindAsync<T>(Func<Task<T>> read)
        where T : class
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (GdapServiceException failure) when (failure.StatusCode == 404)
        {
            return null;
        }
    }
}
