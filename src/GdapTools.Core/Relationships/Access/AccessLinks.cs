using System;
using System.Linq;
using GdapTools.Core.Customers;
using GdapTools.Core.Graph;
using GdapTools.Core.Posture;

namespace GdapTools.Core.Relationships.Access;

/// <summary>Judges single links of the way; each says yes, no, or that it cannot be told.</summary>
internal static class AccessLinks
{
    public static Truth IsActive(GdapRelationship relationship, DateTimeOffset now) =>
        RelationshipStatus.CheckFor(relationship.Status) switch
        {
            null => relationship.EndDateTime < now || relationship.IsPartnerConsentPending == true ? Truth.Unknown : Truth.Yes,
            "REL008" => Truth.Unknown,
            _ => Truth.No,
        };

    /// <summary>Whether the relationship holds the role, or any role.</summary>
    public static Truth Grants(GdapRelationship relationship, GdapRole? role) => Holds(
        role is null ? relationship.Roles.Count > 0 : relationship.Roles.Any(item => IsSame(item, role)),
        relationship.HasUnreadRoles);

    /// <summary>Whether the assignment hands on the role, or any role, that its relationship holds.</summary>
    public static Truth HandsOn(GdapAccessAssignment assignment, GdapRelationship relationship, GdapRole? role)
    {
        if (role is not null)
        {
            return Holds(assignment.Roles.Any(item => IsSame(item, role)), assignment.HasUnreadRoles);
        }

        bool mayHold = (assignment.HasUnreadRoles && Grants(relationship, role: null) != Truth.No)
            || (relationship.HasUnreadRoles && assignment.Roles.Count > 0);
        return Holds(assignment.Roles.Any(item => Grants(relationship, item) == Truth.Yes), mayHold);
    }

    public static Truth IsActive(GdapAccessAssignment assignment) => assignment.Status.ToLowerInvariant() switch
    {
        "active" => Truth.Yes,
        "pending" or "error" => Truth.No,
        _ => Truth.Unknown,
    };

    /// <summary>An assignment that is gone, or on its way there, is none.</summary>
    public static bool IsGone(GdapAccessAssignment assignment) =>
        assignment.Status.ToLowerInvariant() is "deleted" or "deleting";

    public static Truth IsMember(GdapAccessAssignment assignment, Reading<Membership> membership) =>
        assignment.GroupId.Length == 0 || !membership.IsKnown ? Truth.Unknown
        : Holds(membership.Value.Contains(assignment.GroupId), membership.Value.IsPartial);

    public static bool IsSame(GdapRole left, GdapRole right) =>
        left.RoleDefinitionId.Equals(right.RoleDefinitionId, StringComparison.OrdinalIgnoreCase);

    private static Truth Holds(bool isThere, bool mayBeThere) =>
        isThere ? Truth.Yes : mayBeThere ? Truth.Unknown : Truth.No;
}
