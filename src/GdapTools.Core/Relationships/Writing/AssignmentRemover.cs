using System.Threading;
using System.Threading.Tasks;

namespace GdapTools.Core.Relationships.Writing;

/// <summary>Takes the roles of a relationship from a group.
/// Source: https://learn.microsoft.com/graph/api/delegatedadminaccessassignment-delete</summary>
internal sealed class AssignmentRemover(WriteContext context)
{
    /// <param name="relationship">The relationship as it is.</param>
    /// <param name="seen">The assignment as its user saw it.</param>
    /// <param name="waits">Whether to wait until it is gone.</param>
    public PlannedChange<GdapAccessAssignment> Plan(GdapRelationship relationship, GdapAccessAssignment seen, bool waits)
    {
        bool isGoing = seen.Status is WriteStatus.Deleting or WriteStatus.Deleted;
        return new PlannedChange<GdapAccessAssignment>(
            $"{RelationshipText.Group(seen)} in {RelationshipText.Full(relationship)}",
            isGoing ? null : $"Remove the assignment of {RelationshipText.Roles([.. seen.Roles])}",
            async token =>
            {
                GdapAccessAssignment now = isGoing ? seen : await RemoveAsync(seen, token).ConfigureAwait(false);
                return waits && now.Status != WriteStatus.Deleted
                    ? await new AssignmentFollower(context).UntilGoneAsync(now, token).ConfigureAwait(false)
                    : now;
            });
    }

    private async Task<GdapAccessAssignment> RemoveAsync(GdapAccessAssignment seen, CancellationToken cancellationToken)
    {
        string status = WriteStatus.Deleting;
        Change change = new(
            $"remove the assignment of {RelationshipText.Group(seen)}",
            seen.RelationshipId,
            etag => context.Writes.Unassign(seen, etag),
            async token =>
            {
                GdapAccessAssignment? now = await context.State.FindAssignmentAsync(seen, token).ConfigureAwait(false);
                status = now is null ? WriteStatus.Deleted : now.Status;
                return status is WriteStatus.Deleting or WriteStatus.Deleted ? Look.Made
                    : RelationshipComparison.Difference(seen, now!) is string difference ? Look.Changed(difference)
                    : Look.NotMade(now!.ETag);
            })
        {
            ETag = seen.ETag ?? "",
            DoubtfulRefusals = [400, 404],
        };
        bool isAnswered = await context.Writer.RunAsync(change, cancellationToken).ConfigureAwait(false) is not null;
        return seen.With(groupName: null, isAnswered ? WriteStatus.Deleting : status);
    }
}
