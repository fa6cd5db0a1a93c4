using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Relationships.Writing;

/// <summary>Tells whether a relationship or an assignment still is what somebody saw, or already is what somebody wants.</summary>
internal static class RelationshipComparison
{
    /// <summary>How a relationship differs from what it is to be; null when it does not.</summary>
    public static string? Difference(RelationshipSpec spec, GdapRelationship existing) => Join(
        IsOpen(spec, existing) ? null : Of("customer", spec.CustomerTenantId, existing.CustomerTenantId),
        Of("duration", RelationshipRules.Iso(spec.Duration), Iso(existing.Duration)),
        Of("AutoExtendDuration", RelationshipRules.Iso(spec.AutoExtendDuration), Iso(existing.AutoExtendDuration ?? TimeSpan.Zero)),
        OfRoles(spec.Roles, existing.Roles, existing.HasUnreadRoles));

    /// <summary>How a relationship differs from what was seen; null when it does not.</summary>
    public static string? Difference(GdapRelationship seen, GdapRelationship now) => Join(
        Of("name", seen.DisplayName, now.DisplayName),
        Of("customer", seen.CustomerTenantId, now.CustomerTenantId),
        Of("status", seen.Status, now.Status),
        Of("duration", Iso(seen.Duration), Iso(now.Duration)),
        Of("AutoExtendDuration", Iso(seen.AutoExtendDuration), Iso(now.AutoExtendDuration)),
        OfRoles(seen.Roles, now.Roles, now.HasUnreadRoles));

    /// <summary>How an assignment differs from what was seen; null when it does not.</summary>
    public static string? Difference(GdapAccessAssignment seen, GdapAccessAssignment now) => Join(
        Of("group", seen.GroupId, now.GroupId),
        Of("status", seen.Status, now.Status),
        OfRoles(seen.Roles, now.Roles, now.HasUnreadRoles));

    // What any customer may approve is that of one customer from then on.
    private static bool IsOpen(RelationshipSpec spec, GdapRelationship existing) => spec.CustomerTenantId is null
        && existing.Status is not (WriteStatus.Created or WriteStatus.ApprovalPending);

    private static string? Of(string name, string? wanted, string? found) =>
        string.Equals(wanted, found, StringComparison.OrdinalIgnoreCase)
            ? null
            : $"{name} {found ?? "none"}, not {wanted ?? "none"}";

    private static string? OfRoles(IReadOnlyList<GdapRole> wanted, IReadOnlyList<GdapRole> found, bool hasUnread) =>
        hasUnread ? "roles that could not be read"
        : RelationshipRules.AreSame(wanted, found) ? null
        : $"roles {Names(found)}, not {Names(wanted)}";

    private static string Names(IEnumerable<GdapRole> roles) =>
        string.Join(" and ", roles.Select(role => role.RoleName)) is { Length: > 0 } names ? names : "none";

    private static string? Iso(TimeSpan? duration) => duration is TimeSpan span ? RelationshipRules.Iso(span) : null;

    private static string? Join(params string?[] parts) =>
        string.Join("; ", parts.Where(part => part is not null)) is { Length: > 0 } text ? text : null;
}
