using System;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Graph;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.TenantRelationships.DelegatedAdminRelationships.Item;
using Microsoft.Kiota.Abstractions;

namespace GdapTools.Core.Relationships.Writing;

/// <summary>The requests that change relationships and assignments, written by the Graph SDK's own models.
/// Source: https://learn.microsoft.com/graph/api/resources/delegatedadminrelationships-api-overview</summary>
internal sealed class GdapWrites(string tenantId)
{
    private const string IfMatch = "If-Match";

    public GraphWrite Create(RelationshipSpec spec) => new(
        tenantId,
        client => client.TenantRelationships.DelegatedAdminRelationships.ToPostRequestInformation(
            new DelegatedAdminRelationship
            {
                DisplayName = spec.DisplayName,
                Duration = spec.Duration,
                AutoExtendDuration = spec.AutoExtendDuration,
                Customer = spec.CustomerTenantId is null
                    ? null
                    : new DelegatedAdminRelationshipCustomerParticipant { TenantId = spec.CustomerTenantId },
                AccessDetails = Details(spec.Roles),
            }));

    public GraphWrite SetAutoExtension(string relationshipId, TimeSpan duration, string? etag) => Patch(
        relationshipId, new DelegatedAdminRelationship { AutoExtendDuration = duration }, etag);

    public GraphWrite SetRoles(string relationshipId, IEnumerable<GdapRole> roles, string? etag) => Patch(
        relationshipId, new DelegatedAdminRelationship { AccessDetails = Details(roles) }, etag);

    public GraphWrite Delete(string relationshipId, string? etag) => new(
        tenantId,
        client => One(client, relationshipId).ToDeleteRequestInformation(
            request => request.Headers.Add(IfMatch, etag ?? "")));

    /// <param name="relationshipId">The relationship.</param>
    /// <param name="isTermination">To end it; else to lock it for the customer's approval.</param>
    public GraphWrite Request(string relationshipId, bool isTermination) => new(
        tenantId,
        client => One(client, relationshipId).Requests.ToPostRequestInformation(
            new Microsoft.Graph.Models.DelegatedAdminRelationshipRequest
            {
                Action = isTermination
                    ? DelegatedAdminRelationshipRequestAction.Terminate
                    : DelegatedAdminRelationshipRequestAction.LockForApproval,
            }));

    public GraphWrite Assign(string relationshipId, string groupId, IEnumerable<GdapRole> roles) => new(
        tenantId,
        client => One(client, relationshipId).AccessAssignments.ToPostRequestInformation(
            new DelegatedAdminAccessAssignment
            {
                AccessContainer = new DelegatedAdminAccessContainer
                {
                    AccessContainerId = groupId,
                    AccessContainerType = DelegatedAdminAccessContainerType.SecurityGroup,
                },
                AccessDetails = Details(roles),
            }));

    public GraphWrite SetAssignedRoles(GdapAccessAssignment assignment, IEnumerable<GdapRole> roles, string? etag) => new(
        tenantId,
        client => One(client, assignment.RelationshipId).AccessAssignments[assignment.Id].ToPatchRequestInformation(
            new DelegatedAdminAccessAssignment { AccessDetails = Details(roles) },
            request => request.Headers.Add(IfMatch, etag ?? "")));

    public GraphWrite Unassign(GdapAccessAssignment assignment, string? etag) => new(
        tenantId,
        client => One(client, assignment.RelationshipId).AccessAssignments[assignment.Id].ToDeleteRequestInformation(
            request => request.Headers.Add(IfMatch, etag ?? "")));

    private GraphWrite Patch(string relationshipId, DelegatedAdminRelationship body, string? etag) => new(
        tenantId,
        client => One(client, relationshipId).ToPatchRequestInformation(
            body, request => request.Headers.Add(IfMatch, etag ?? "")));

    private static DelegatedAdminRelationshipItemRequestBuilder One(GraphServiceClient client, string relationshipId) =>
        client.TenantRelationships.DelegatedAdminRelationships[relationshipId];

    private static DelegatedAdminAccessDetails Details(IEnumerable<GdapRole> roles) => new()
    {
        UnifiedRoles = [.. roles.Select(role => new UnifiedRole { RoleDefinitionId = role.RoleDefinitionId })],
    };
}
