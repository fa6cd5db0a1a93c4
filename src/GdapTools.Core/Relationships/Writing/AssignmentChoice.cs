using System.Threading;
using System.Threading.Tasks;

namespace GdapTools.Core.Relationships.Writing;

/// <summary>Which assignment is meant.</summary>
/// <param name="Given">As an object; null when it is not.</param>
/// <param name="RelationshipId">The relationship.</param>
/// <param name="AssignmentId">Its own id; empty when it is named by its group.</param>
/// <param name="Group">Its group, by name or id.</param>
internal sealed record AssignmentChoice(
    GdapAccessAssignment? Given,
    string RelationshipId,
    string AssignmentId,
    string Group)
{
    public string Name => $"{Given?.GroupName ?? Given?.GroupId ?? (Group.Length > 0 ? Group : AssignmentId)} in {RelationshipId}";

    /// <summary>The assignment: as given where that tells what is needed, else read.</summary>
    /// <exception cref="GdapException"><c>AssignmentNotFound</c>, or what the group's name leads to.</exception>
    public async Task<GdapAccessAssignment> FindAsync(
        WriteContext context,
        GroupResolver groups,
        CancellationToken cancellationToken)
    {
        if (Given is { ETag: not null, Status.Length: > 0, HasUnreadRoles: false })
        {
            return Given;
        }

        if (AssignmentId.Length > 0)
        {
            GdapAccessAssignment read = await context.State
                .AssignmentAsync(RelationshipId, AssignmentId, Given?.CustomerTenantId, cancellationToken)
                .ConfigureAwait(false);
            return read.With(Given?.GroupName);
        }

        GroupIdentity group = await groups.ResolveAsync(Group, cancellationToken).ConfigureAwait(false);
        GdapAccessAssignment? found = await context.State
            .AssignmentOfGroupAsync(RelationshipId, group.Id, customerTenantId: null, cancellationToken)
            .ConfigureAwait(false);
        return found?.With(group.Name) ?? throw new GdapException(
            "AssignmentNotFound",
            GdapErrorKind.NotFound,
            $"Group '{group.Name ?? group.Id}' holds no role of that relationship.",
            RelationshipId,
            "Get-GdapAccessAssignment -RelationshipId <id> lists the groups that do.");
    }
}
