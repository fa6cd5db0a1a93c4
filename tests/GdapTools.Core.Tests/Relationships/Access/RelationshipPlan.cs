using System.Linq;

namespace GdapTools.Core.Tests.Relationships.Access;

/// <summary>With the customer asked about, with another one, or with nobody knows whom.</summary>
internal enum Owner
{
    Mine,
    Other,
    Nobody,
}

/// <param name="Owner">Whose it is.</param>
/// <param name="Status">As Graph writes it.</param>
/// <param name="IsOver">Whether its end is past.</param>
/// <param name="IsConsentPending">Whether the partner has yet to consent.</param>
/// <param name="Roles">The roles it holds.</param>
/// <param name="HasUnreadRoles">Whether it may hold more.</param>
/// <param name="AreAssignmentsUnread">Whether its assignments are refused.</param>
internal sealed record RelationshipPlan(
    Owner Owner,
    string Status,
    bool IsOver,
    bool IsConsentPending,
    bool[] Roles,
    bool HasUnreadRoles,
    bool AreAssignmentsUnread)
{
    public override string ToString() =>
        $"relationship {Owner} {Status} over {IsOver} pending {IsConsentPending} roles {string.Join("", Roles.Select(role => role ? 1 : 0))}"
        + $" more {HasUnreadRoles} unread {AreAssignmentsUnread}";
}

/// <param name="Relationship">The place of the relationship; one that is not there belongs to none.</param>
/// <param name="Status">As Graph writes it.</param>
/// <param name="Group">The place of the group; null when the answer does not tell.</param>
/// <param name="Roles">The roles it hands on.</param>
/// <param name="HasUnreadRoles">Whether it may hand on more.</param>
internal sealed record AssignmentPlan(int Relationship, string Status, int? Group, bool[] Roles, bool HasUnreadRoles)
{
    public override string ToString() =>
        $"assignment of {Relationship} {Status} group {Group} roles {string.Join("", Roles.Select(role => role ? 1 : 0))} more {HasUnreadRoles}";
}
