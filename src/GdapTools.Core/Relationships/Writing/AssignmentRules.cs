using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Relationships.Writing;

/// <summary>What an assignment may be, judged before anything is sent.
/// Source: https://learn.microsoft.com/graph/api/resources/delegatedadminaccessassignment</summary>
internal static class AssignmentRules
{
    /// <exception cref="GdapException"><c>RelationshipNotActive</c></exception>
    public static void DemandActive(GdapRelationship relationship)
    {
        if (relationship.Status != WriteStatus.Active)
        {
            throw new GdapException(
                "RelationshipNotActive",
                GdapErrorKind.Conflict,
                $"Relationship '{relationship.DisplayName}' is {relationship.Status}; roles of an active one can be assigned.",
                relationship.Id,
                "Wait until its customer has approved it; Get-GdapRelationship shows its status.");
        }
    }

    /// <summary>Roles must be those of the relationship, as far as these could be read.</summary>
    /// <exception cref="GdapException"><c>RoleRequired</c>, <c>RoleNotInRelationship</c>.</exception>
    public static void DemandRoles(IReadOnlyList<GdapRole> roles, GdapRelationship relationship)
    {
        RelationshipRules.DemandRoles(roles, relationship.Id);
        IReadOnlyList<GdapRole> missing = RelationshipRules.Except(roles, relationship.Roles);

        if (missing.Count > 0 && !relationship.HasUnreadRoles)
        {
            throw new GdapException(
                "RoleNotInRelationship",
                GdapErrorKind.InvalidInput,
                $"Relationship '{relationship.DisplayName}' does not hold {Names(missing)}; "
                    + $"it holds {Names(relationship.Roles)}.",
                relationship.Id,
                "Roles cannot be added to a relationship: leave them out, or create another one with New-GdapRelationship.");
        }
    }

    /// <summary>Why an assignment of the same group is not the one that is wanted: <c>AssignmentExists</c>,
    /// <c>AssignmentInError</c>, <c>AssignmentBeingDeleted</c>; null when it is, or when there is none.</summary>
    public static GdapException? FindClash(IReadOnlyList<GdapRole> roles, GdapAccessAssignment? existing)
    {
        if (existing is null)
        {
            return null;
        }

        string group = existing.GroupName ?? existing.GroupId;
        return existing.Status == WriteStatus.Deleting
            ? Clash(
                "AssignmentBeingDeleted",
                $"The assignment of group '{group}' is being deleted.",
                existing,
                "Run the command again once it is gone; Get-GdapAccessAssignment shows it.")
            : existing.HasUnreadRoles || !RelationshipRules.AreSame(roles, existing.Roles)
            ? Clash(
                "AssignmentExists",
                $"Group '{group}' already holds {Names(existing.Roles)}.",
                existing,
                "Set-GdapAccessAssignment changes its roles.")
            : existing.Status == WriteStatus.Error
            ? Clash(
                "AssignmentInError",
                $"Group '{group}' has such an assignment, and it is in error.",
                existing,
                "Remove it with Remove-GdapAccessAssignment, then run the command again.")
            : null;
    }

    /// <summary>Only what is active or in error can be changed; that one in error can is unverified.</summary>
    /// <exception cref="GdapException"><c>AssignmentNotChangeable</c></exception>
    public static void DemandChangeable(GdapAccessAssignment assignment)
    {
        if (assignment.Status is not (WriteStatus.Active or WriteStatus.Error))
        {
            throw new GdapException(
                "AssignmentNotChangeable",
                GdapErrorKind.Conflict,
                $"The assignment of {RelationshipText.Group(assignment)} is {assignment.Status}, and cannot be changed now.",
                assignment.RelationshipId,
                "Run the command again later; Get-GdapAccessAssignment shows its status.");
        }
    }

    private static GdapException Clash(
        string errorId,
        string message,
        GdapAccessAssignment existing,
        string advice) => new(
            errorId,
            GdapErrorKind.Conflict,
            message + " Nothing was changed by this.",
            existing.RelationshipId,
            advice);

    private static string Names(IEnumerable<GdapRole> roles) =>
        string.Join(", ", roles.Select(role => role.RoleName)) is { Length: > 0 } names ? names : "no role";
}
