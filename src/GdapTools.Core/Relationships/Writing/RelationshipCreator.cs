using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Relationships.Writing;

/// <summary>Creates relationships and locks them for their customers' approval. One that exists already is taken up where
/// it stands. Sources: https://learn.microsoft.com/graph/api/tenantrelationship-post-delegatedadminrelationships,
/// https://learn.microsoft.com/graph/api/delegatedadminrelationship-post-requests</summary>
internal sealed class RelationshipCreator(WriteContext context, RelationshipNames names)
{
    /// <param name="spec">What is wanted.</param>
    /// <param name="locks">Whether it is to be locked for approval.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="GdapException"><c>RelationshipNameTaken</c>, or what <see cref="RelationshipRules"/> says.</exception>
    public async Task<PlannedChange<GdapInvitation>> PlanAsync(
        RelationshipSpec spec,
        bool locks,
        CancellationToken cancellationToken)
    {
        RelationshipRules.Demand(spec);
        GdapRelationship? existing = await names.FindAsync(spec.DisplayName, cancellationToken).ConfigureAwait(false);

        if (FindClash(spec, existing) is GdapException clash)
        {
            throw clash;
        }

        string? action = existing is null ? Creation(spec) + (locks ? ", then lock it for approval" : "")
            : existing.Status == WriteStatus.Created && locks ? "Lock for approval"
            : null;
        return new PlannedChange<GdapInvitation>(
            RelationshipText.Full(spec.DisplayName, spec.CustomerName, spec.CustomerTenantId),
            action,
            async token =>
            {
                GdapRelationship now = existing ?? await CreateAsync(spec, token).ConfigureAwait(false);
                now = locks && now.Status == WriteStatus.Created ? await LockAsync(now, token).ConfigureAwait(false) : now;
                return Invitations.Of(now, context.Session.Endpoints.Environment);
            });
    }

    private static string Creation(RelationshipSpec spec) =>
        $"Create with {RelationshipText.Roles(spec.Roles)}; duration {RelationshipRules.Iso(spec.Duration)}, "
        + $"AutoExtendDuration {RelationshipRules.Iso(spec.AutoExtendDuration)}";

    private static GdapException? FindClash(RelationshipSpec spec, GdapRelationship? existing)
    {
        if (existing is null)
        {
            return null;
        }

        bool isAlive = existing.Status is WriteStatus.Created or WriteStatus.ApprovalPending or WriteStatus.Approved
            or WriteStatus.Activating or WriteStatus.Active;
        string? difference = isAlive ? RelationshipComparison.Difference(spec, existing) : $"status {existing.Status}";

        return difference is null ? null : new GdapException(
            "RelationshipNameTaken",
            GdapErrorKind.Conflict,
            $"There is another relationship '{existing.DisplayName}' ({difference}). Nothing was changed by this.",
            spec.DisplayName,
            "Give another -DisplayName: each is for one relationship of the partner only.");
    }

    private async Task<GdapRelationship> CreateAsync(RelationshipSpec spec, CancellationToken cancellationToken)
    {
        GdapRelationship? found = null;
        Change change = new(
            $"create relationship '{spec.DisplayName}'",
            spec.DisplayName,
            _ => context.Writes.Create(spec),
            async token =>
            {
                found = await names.ReadAsync(spec.DisplayName, token).ConfigureAwait(false);
                return Look.Of(found is not null, FindClash(spec, found));
            })
        {
            AnswersObject = true,
            DoubtfulRefusals = [409],
        };
        ServiceAnswer? answer = await context.Writer.RunAsync(change, cancellationToken).ConfigureAwait(false);
        return answer?.Json is JsonElement json ? context.State.Relationship(json) : found!;
    }

    private async Task<GdapRelationship> LockAsync(GdapRelationship created, CancellationToken cancellationToken)
    {
        string doing = $"lock {RelationshipText.Name(created)}, which is created, for approval";
        string? requestId = null;
        Change change = new(
            doing,
            created.Id,
            _ => context.Writes.Request(created.Id, isTermination: false),
            async token =>
            {
                GdapRelationship now = await context.State.RelationshipAsync(created.Id, token).ConfigureAwait(false);
                requestId = await context.State.RequestAsync(created.Id, "lockForApproval", token).ConfigureAwait(false);
                return now.Status != WriteStatus.Created || requestId is not null ? Look.Made
                    : RelationshipComparison.Difference(created, now) is string difference ? Look.Changed(difference)
                    : Look.NotMade();
            })
        {
            AnswersObject = true,
            DoubtfulRefusals = [400, 409],
        };
        ServiceAnswer? answer = await context.Writer.RunAsync(change, cancellationToken).ConfigureAwait(false);
        requestId = answer?.Json?.Text("id") ?? requestId;
        return await context.Follower.UntilAsync(
            doing,
            created.Id,
            retryAfter: null,
            token => LockedAsync(doing, created.Id, requestId, token),
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<GdapRelationship?> LockedAsync(
        string doing,
        string relationshipId,
        string? requestId,
        CancellationToken cancellationToken)
    {
        GdapRelationship now = await context.State.RelationshipAsync(relationshipId, cancellationToken).ConfigureAwait(false);

        if (now.Status != WriteStatus.Created)
        {
            return now;
        }

        string? status = requestId is null ? null : await context.State
            .RequestStatusAsync(relationshipId, requestId, cancellationToken).ConfigureAwait(false);
        return status == WriteStatus.Failed ? throw WriteErrors.Failed(doing, relationshipId, message: null) : null;
    }
}
