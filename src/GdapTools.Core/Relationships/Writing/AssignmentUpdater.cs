using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Relationships.Writing;

/// <summary>Changes the roles that a group holds, by a long-running operation.
/// Source: https://learn.microsoft.com/graph/api/delegatedadminaccessassignment-update</summary>
internal sealed class AssignmentUpdater(WriteContext context)
{
    /// <param name="relationship">The relationship as it is.</param>
    /// <param name="seen">The assignment as its user saw it.</param>
    /// <param name="roles">All roles that it is to hold.</param>
    /// <param name="waits">Whether to wait until the service has made the change.</param>
    /// <exception cref="GdapException"><c>RelationshipNotActive</c>, <c>RoleNotInRelationship</c>, <c>RoleRequired</c>,
    /// <c>AssignmentNotChangeable</c>.</exception>
    public PlannedChange<GdapAccessAssignment> Plan(
        GdapRelationship relationship,
        GdapAccessAssignment seen,
        IReadOnlyList<GdapRole> roles,
        bool waits)
    {
        AssignmentRules.DemandActive(relationship);
        AssignmentRules.DemandRoles(roles, relationship);
        IReadOnlyList<GdapRole> added = RelationshipRules.Except(roles, seen.Roles);
        IReadOnlyList<GdapRole> removed = RelationshipRules.Except(seen.Roles, roles);
        string[] actions =
        [
            .. added.Count > 0 ? [$"Add {RelationshipText.Roles([.. added])}"] : (string[])[],
            .. removed.Count > 0 ? [$"Remove {RelationshipText.Roles([.. removed])}"] : (string[])[],
        ];

        if (actions.Length > 0)
        {
            AssignmentRules.DemandChangeable(seen);
        }

        return new PlannedChange<GdapAccessAssignment>(
            $"{RelationshipText.Group(seen)} in {RelationshipText.Full(relationship)}",
            actions.Length == 0 ? null : string.Join(", ", actions),
            token => actions.Length == 0 ? Task.FromResult(seen) : UpdateAsync(seen, roles, waits, token));
    }

    private async Task<GdapAccessAssignment> UpdateAsync(
        GdapAccessAssignment seen,
        IReadOnlyList<GdapRole> roles,
        bool waits,
        CancellationToken cancellationToken)
    {
        string doing = $"set the roles of {RelationshipText.Group(seen)} to {string.Join(", ", roles.Select(role => role.RoleName))}";
        AssignmentFollower follower = new(context);
        string? operationId = null;
        Change change = new(
            doing,
            seen.RelationshipId,
            etag => context.Writes.SetAssignedRoles(seen, roles, etag),
            async token =>
            {
                GdapAccessAssignment now = await follower.ReadAsync(seen, token).ConfigureAwait(false);
                IReadOnlyList<GdapOperation> operations = await context.State
                    .OperationsOnAsync(seen.RelationshipId, seen.Id, token).ConfigureAwait(false);
                operationId = operations.FirstOrDefault(operation => operation.IsUnderWay && operation.Leaves(roles))?.Id;
                return operationId is not null || RelationshipRules.AreSame(now.Roles, roles) ? Look.Made
                    : RelationshipComparison.Difference(seen, now) is string difference ? Look.Changed(difference)
                    : Look.NotMade(now.ETag);
            })
        {
            ETag = seen.ETag ?? "",
        };
        ServiceAnswer? answer = await context.Writer.RunAsync(change, cancellationToken).ConfigureAwait(false);

        if (waits)
        {
            await context.FollowOperationAsync(doing, seen.RelationshipId, answer, operationId, cancellationToken)
                .ConfigureAwait(false);
        }

        return await context.Follower.UntilAsync(
            doing,
            seen.RelationshipId,
            retryAfter: null,
            async token =>
            {
                GdapAccessAssignment now = await follower.ReadAsync(seen, token).ConfigureAwait(false);
                return !waits || RelationshipRules.AreSame(now.Roles, roles) ? now : null;
            },
            cancellationToken).ConfigureAwait(false);
    }
}
