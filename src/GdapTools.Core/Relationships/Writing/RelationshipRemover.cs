using System.Threading;
using System.Threading.Tasks;

namespace GdapTools.Core.Relationships.Writing;

/// <summary>Deletes what nobody was asked to approve, and has terminated what is active. Sources:
/// https://learn.microsoft.com/graph/api/delegatedadminrelationship-delete,
/// https://learn.microsoft.com/graph/api/delegatedadminrelationship-post-requests</summary>
internal sealed class RelationshipRemover(WriteContext context)
{
    /// <param name="seen">The relationship as its user saw it.</param>
    /// <param name="waits">Whether to wait until it is terminated.</param>
    /// <exception cref="GdapException"><c>RelationshipNotRemovable</c></exception>
    public PlannedChange<GdapRelationship> Plan(GdapRelationship seen, bool waits)
    {
        string target = RelationshipText.Full(seen);
        return seen.Status switch
        {
            WriteStatus.Created => new PlannedChange<GdapRelationship>(
                target, "Delete", token => DeleteAsync(seen, token)),
            WriteStatus.Active => new PlannedChange<GdapRelationship>(
                target, "Terminate", token => TerminateAsync(seen, waits, token)),
            WriteStatus.TerminationRequested or WriteStatus.Terminating or WriteStatus.Terminated =>
                new PlannedChange<GdapRelationship>(target, action: null, token => WaitAsync(seen, waits, token)),
            _ => throw NotRemovable(seen),
        };
    }

    private static GdapException NotRemovable(GdapRelationship seen) => new(
        "RelationshipNotRemovable",
        GdapErrorKind.Conflict,
        $"Relationship '{seen.DisplayName}' is {seen.Status}; only one that is created can be deleted, "
            + "and only one that is active terminated.",
        seen.Id,
        seen.Status == WriteStatus.ApprovalPending
            ? "It expires by itself when its customer has not approved it within 90 days."
            : "Get-GdapRelationship shows when its status has changed.");

    private async Task<GdapRelationship> DeleteAsync(GdapRelationship seen, CancellationToken cancellationToken)
    {
        Change change = new(
            $"delete {RelationshipText.Name(seen)}",
            seen.Id,
            etag => context.Writes.Delete(seen.Id, etag),
            async token =>
            {
                GdapRelationship? now = await context.State.FindRelationshipAsync(seen.Id, token).ConfigureAwait(false);
                return now is null ? Look.Made
                    : RelationshipComparison.Difference(seen, now) is string difference ? Look.Changed(difference)
                    : Look.NotMade(now.ETag);
            })
        {
            ETag = seen.ETag ?? "",
            DoubtfulRefusals = [404],
        };
        await context.Writer.RunAsync(change, cancellationToken).ConfigureAwait(false);
        return seen.In(WriteStatus.Deleted);
    }

    private async Task<GdapRelationship> TerminateAsync(GdapRelationship seen, bool waits, CancellationToken cancellationToken)
    {
        string doing = $"terminate {RelationshipText.Name(seen)}";
        Change change = new(
            doing,
            seen.Id,
            _ => context.Writes.Request(seen.Id, isTermination: true),
            async token =>
            {
                GdapRelationship now = await context.State.RelationshipAsync(seen.Id, token).ConfigureAwait(false);
                return IsEnding(now) || await context.State.RequestAsync(seen.Id, "terminate", token).ConfigureAwait(false) is not null
                    ? Look.Made
                    : RelationshipComparison.Difference(seen, now) is string difference ? Look.Changed(difference)
                    : Look.NotMade();
            })
        {
            AnswersObject = true,
            DoubtfulRefusals = [400, 409],
        };
        await context.Writer.RunAsync(change, cancellationToken).ConfigureAwait(false);
        return await WaitAsync(seen, waits, cancellationToken).ConfigureAwait(false);
    }

    private async Task<GdapRelationship> WaitAsync(GdapRelationship seen, bool waits, CancellationToken cancellationToken)
    {
        string doing = $"terminate {RelationshipText.Name(seen)}";
        return await context.Follower.UntilAsync(
            doing,
            seen.Id,
            retryAfter: null,
            async token =>
            {
                GdapRelationship now = await context.State.RelationshipAsync(seen.Id, token).ConfigureAwait(false);
                return !waits || now.Status == WriteStatus.Terminated ? now : null;
            },
            cancellationToken).ConfigureAwait(false);
    }

    private static bool IsEnding(GdapRelationship relationship) => relationship.Status
        is WriteStatus.TerminationRequested or WriteStatus.Terminating or WriteStatus.Terminated;
}
