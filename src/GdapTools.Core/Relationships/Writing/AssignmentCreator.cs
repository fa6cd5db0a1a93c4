using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Relationships.Writing;

/// <summary>Assigns roles of a relationship to a security group.
/// Source: https://learn.microsoft.com/graph/api/delegatedadminrelationship-post-accessassignments</summary>
internal sealed class AssignmentCreator(WriteContext context)
{
    /// <param name="relationship">The relationship as it is.</param>
    /// <param name="group">Who is to hold the roles.</param>
    /// <param name="roles">Which roles.</param>
    /// <param name="waits">Whether to wait until the assignment is active.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="GdapException"><c>RelationshipNotActive</c>, <c>RoleNotInRelationship</c>, <c>RoleRequired</c>,
    /// <c>AssignmentExists</c>.</exception>
    public async Task<PlannedChange<GdapAccessAssignment>> PlanAsync(
        GdapRelationship relationship,
        GroupIdentity group,
        IReadOnlyList<GdapRole> roles,
        bool waits,
        CancellationToken cancellationToken)
    {
        AssignmentRules.DemandActive(relationship);
        AssignmentRules.DemandRoles(roles, relationship);
        GdapAccessAssignment? existing = await FindAsync(relationship, group, cancellationToken).ConfigureAwait(false);

        if (AssignmentRules.FindClash(roles, existing) is GdapException clash)
        {
            throw clash;
        }

        return new PlannedChange<GdapAccessAssignment>(
            $"group '{group.Name ?? group.Id}' in {RelationshipText.Full(relationship)}",
            existing is null ? $"Assign {RelationshipText.Roles(roles)}" : null,
            async token =>
            {
                GdapAccessAssignment now = existing
                    ?? await CreateAsync(relationship, group, roles, token).ConfigureAwait(false);
                return waits
                    ? await new AssignmentFollower(context).UntilActiveAsync(now, token).ConfigureAwait(false)
                    : now;
            });
    }

    private async Task<GdapAccessAssignment> CreateAsync(
        GdapRelationship relationship,
        GroupIdentity group,
        IReadOnlyList<GdapRole> roles,
        CancellationToken cancellationToken)
    {
        GdapAccessAssignment? found = null;
        Change change = new(
            $"assign {RelationshipText.Roles([.. roles])} to group '{group.Name ?? group.Id}'",
            relationship.Id,
            _ => context.Writes.Assign(relationship.Id, group.Id, roles),
            async token =>
            {
                found = await FindAsync(relationship, group, token).ConfigureAwait(false);
                return Look.Of(found is not null, AssignmentRules.FindClash(roles, found));
            })
        {
            AnswersObject = true,
            DoubtfulRefusals = [409],
        };
        ServiceAnswer? answer = await context.Writer.RunAsync(change, cancellationToken).ConfigureAwait(false);
        return answer?.Json is JsonElement json
            ? context.State.Assignment(json, relationship.Id, relationship.CustomerTenantId).With(group.Name)
            : found!;
    }

    private async Task<GdapAccessAssignment?> FindAsync(
        GdapRelationship relationship,
        GroupIdentity group,
        CancellationToken cancellationToken)
    {
        GdapAccessAssignment? found = await context.State
            .AssignmentOfGroupAsync(relationship.Id, group.Id, relationship.CustomerTenantId, cancellationToken)
            .ConfigureAwait(false);
        return found?.With(group.Name);
    }
}
