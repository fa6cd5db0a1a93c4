using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace GdapTools.Core.Relationships.Writing;

/// <summary>Waits for an assignment to become what was asked for.</summary>
internal sealed class AssignmentFollower(WriteContext context)
{
    /// <summary>Waits until it is active.</summary>
    /// <exception cref="GdapException"><c>OperationFailed</c> with what the service says, <c>WriteStillRunning</c>,
    /// <c>WriteOutcomeUnknown</c>.</exception>
    public async Task<GdapAccessAssignment> UntilActiveAsync(
        GdapAccessAssignment assignment,
        CancellationToken cancellationToken)
    {
        string doing = $"assign roles to {RelationshipText.Group(assignment)}";
        GdapAccessAssignment now = await context.Follower.UntilAsync(
            doing,
            assignment.RelationshipId,
            retryAfter: null,
            async token =>
            {
                GdapAccessAssignment read = await ReadAsync(assignment, token).ConfigureAwait(false);
                return read.Status is WriteStatus.Active or WriteStatus.Error or WriteStatus.Deleting or WriteStatus.Deleted
                    ? read
                    : null;
            },
            cancellationToken).ConfigureAwait(false);

        if (now.Status != WriteStatus.Active)
        {
            string? said = await MessageAsync(now, cancellationToken).ConfigureAwait(false);
            throw WriteErrors.Failed(doing, assignment.RelationshipId, said ?? $"the assignment is in status {now.Status}");
        }

        return now;
    }

    /// <summary>Waits until it is gone.</summary>
    /// <exception cref="GdapException"><c>WriteStillRunning</c>, <c>WriteOutcomeUnknown</c>.</exception>
    public Task<GdapAccessAssignment> UntilGoneAsync(GdapAccessAssignment assignment, CancellationToken cancellationToken) =>
        context.Follower.UntilAsync(
            $"remove the assignment of {RelationshipText.Group(assignment)}",
            assignment.RelationshipId,
            retryAfter: null,
            async token =>
            {
                GdapAccessAssignment? now = await context.State.FindAssignmentAsync(assignment, token).ConfigureAwait(false);
                return now is null or { Status: WriteStatus.Deleted } ? assignment.With(null, WriteStatus.Deleted) : null;
            },
            cancellationToken);

    public async Task<GdapAccessAssignment> ReadAsync(GdapAccessAssignment assignment, CancellationToken cancellationToken)
    {
        GdapAccessAssignment read = await context.State
            .AssignmentAsync(assignment.RelationshipId, assignment.Id, assignment.CustomerTenantId, cancellationToken)
            .ConfigureAwait(false);
        return read.With(assignment.GroupName);
    }

    private async Task<string?> MessageAsync(GdapAccessAssignment assignment, CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<GdapOperation> operations = await context.State
                .OperationsOnAsync(assignment.RelationshipId, assignment.Id, cancellationToken).ConfigureAwait(false);
            return operations.LastOrDefault(operation => operation.Message is not null)?.Message;
        }
        catch (GdapServiceException)
        {
            // The error is poorer without.
            return null;
        }
    }
}
