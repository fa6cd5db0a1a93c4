using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Relationships.Writing;

/// <summary>Changes whether a relationship extends itself, and takes Global Administrator out of it.
/// Source: https://learn.microsoft.com/graph/api/delegatedadminrelationship-update</summary>
internal sealed class RelationshipUpdater(WriteContext context)
{
    /// <param name="seen">The relationship as its user saw it.</param>
    /// <param name="autoExtend">Whether it is to extend itself; null to leave that.</param>
    /// <param name="removesGlobalAdministrator">Whether Global Administrator is to go.</param>
    /// <exception cref="GdapException"><c>RelationshipNotChangeable</c>, <c>AutoExtendNotPossible</c>, <c>RoleRequired</c>.</exception>
    public PlannedChange<GdapRelationship> Plan(
        GdapRelationship seen,
        bool? autoExtend,
        bool removesGlobalAdministrator)
    {
        IReadOnlyList<GdapRole> rest = [.. seen.Roles.Where(role => !RelationshipRules.IsGlobalAdministrator(role))];
        bool hasGlobalAdministrator = rest.Count < seen.Roles.Count;
        bool isRemoval = removesGlobalAdministrator && hasGlobalAdministrator;
        TimeSpan current = seen.AutoExtendDuration ?? TimeSpan.Zero;
        TimeSpan wanted = autoExtend switch
        {
            true => RelationshipRules.Extension,
            false => TimeSpan.Zero,
            null => current,
        };
        string[] actions = [.. Actions(isRemoval, current, wanted)];

        if (actions.Length > 0)
        {
            Demand(seen, rest, isRemoval, hasGlobalAdministrator, current, wanted);
        }

        return new PlannedChange<GdapRelationship>(
            RelationshipText.Full(seen),
            actions.Length == 0 ? null : string.Join(", then ", actions),
            async token =>
            {
                GdapRelationship now = isRemoval
                    ? await RemoveAsync(seen, rest, token).ConfigureAwait(false)
                    : seen;
                return wanted == current ? now : await ExtendAsync(now, wanted, token).ConfigureAwait(false);
            });
    }

    private static IEnumerable<string> Actions(bool isRemoval, TimeSpan current, TimeSpan wanted)
    {
        if (isRemoval)
        {
            yield return "Remove role Global Administrator";
        }

        if (wanted != current)
        {
            string verb = isRemoval ? "set" : "Set";
            yield return $"{verb} AutoExtendDuration from {RelationshipRules.Iso(current)} to {RelationshipRules.Iso(wanted)}";
        }
    }

    private static void Demand(
        GdapRelationship seen,
        IReadOnlyList<GdapRole> rest,
        bool isRemoval,
        bool hasGlobalAdministrator,
        TimeSpan current,
        TimeSpan wanted)
    {
        if (seen.Status is not (WriteStatus.Created or WriteStatus.Active))
        {
            throw new GdapException(
                "RelationshipNotChangeable",
                GdapErrorKind.Conflict,
                $"Relationship '{seen.DisplayName}' is {seen.Status}; only one that is created or active can be changed.",
                seen.Id,
                "Wait until its customer has approved it, or create a new one with New-GdapRelationship.");
        }

        if (wanted > current && hasGlobalAdministrator && !isRemoval)
        {
            throw RelationshipRules.AutoExtendNotPossible(seen.DisplayName, "Add -RemoveGlobalAdministrator.");
        }

        if (isRemoval && rest.Count == 0)
        {
            throw new GdapException(
                "RoleRequired",
                GdapErrorKind.InvalidInput,
                $"Global Administrator is the only role of relationship '{seen.DisplayName}', and one must stay.",
                seen.Id,
                "Create a relationship with lesser roles with New-GdapRelationship, then terminate this one.");
        }
    }

    private async Task<GdapRelationship> RemoveAsync(
        GdapRelationship seen,
        IReadOnlyList<GdapRole> rest,
        CancellationToken cancellationToken)
    {
        string doing = $"remove Global Administrator from {RelationshipText.Name(seen)}";
        string? operationId = null;
        Change change = new(
            doing,
            seen.Id,
            etag => context.Writes.SetRoles(seen.Id, rest, etag),
            async token =>
            {
                GdapRelationship now = await context.State.RelationshipAsync(seen.Id, token).ConfigureAwait(false);
                operationId = await FindRemovalAsync(seen.Id, rest, token).ConfigureAwait(false);
                return operationId is not null || RelationshipRules.AreSame(now.Roles, rest) ? Look.Made
                    : RelationshipComparison.Difference(seen, now) is string difference ? Look.Changed(difference)
                    : Look.NotMade(now.ETag);
            })
        {
            ETag = seen.ETag ?? "",
        };
        ServiceAnswer? answer = await context.Writer.RunAsync(change, cancellationToken).ConfigureAwait(false);
        await context.FollowOperationAsync(doing, seen.Id, answer, operationId, cancellationToken).ConfigureAwait(false);
        return await context.Follower.UntilAsync(
            doing,
            seen.Id,
            retryAfter: null,
            async token =>
            {
                GdapRelationship now = await context.State.RelationshipAsync(seen.Id, token).ConfigureAwait(false);
                return RelationshipRules.HasGlobalAdministrator(now.Roles) ? null : now;
            },
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<string?> FindRemovalAsync(
        string relationshipId,
        IReadOnlyList<GdapRole> rest,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<GdapOperation> operations = await context.State
            .OperationsOnAsync(relationshipId, relationshipId, cancellationToken).ConfigureAwait(false);
        return operations.FirstOrDefault(operation => operation.IsUnderWay && operation.Leaves(rest))?.Id;
    }

    private async Task<GdapRelationship> ExtendAsync(
        GdapRelationship seen,
        TimeSpan wanted,
        CancellationToken cancellationToken)
    {
        string doing = $"set AutoExtendDuration of {RelationshipText.Name(seen)} to {RelationshipRules.Iso(wanted)}";
        GdapRelationship? found = null;
        Change change = new(
            doing,
            seen.Id,
            etag => context.Writes.SetAutoExtension(seen.Id, wanted, etag),
            async token =>
            {
                found = await context.State.RelationshipAsync(seen.Id, token).ConfigureAwait(false);
                return found.AutoExtendDuration == wanted ? Look.Made
                    : RelationshipComparison.Difference(seen, found) is string difference ? Look.Changed(difference)
                    : Look.NotMade(found.ETag);
            })
        {
            ETag = seen.ETag ?? "",
        };
        ServiceAnswer? answer = await context.Writer.RunAsync(change, cancellationToken).ConfigureAwait(false);

        if (answer is { StatusCode: 200, Json: JsonElement json } && json.Text("id") == seen.Id)
        {
            return context.State.Relationship(json);
        }

        await context.FollowOperationAsync(doing, seen.Id, answer, operationId: null, cancellationToken).ConfigureAwait(false);
        return answer is null ? found! : await context.Follower.UntilAsync(
            doing,
            seen.Id,
            retryAfter: null,
            async token =>
            {
                GdapRelationship now = await context.State.RelationshipAsync(seen.Id, token).ConfigureAwait(false);
                return now.AutoExtendDuration == wanted ? now : null;
            },
            cancellationToken).ConfigureAwait(false);
    }
}
