using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Relationships.Writing;

/// <summary>Names things as messages and -WhatIf do.</summary>
internal static class RelationshipText
{
    public static string Name(GdapRelationship relationship) =>
        $"relationship '{relationship.DisplayName}'";

    public static string Full(GdapRelationship relationship) =>
        Full(relationship.DisplayName, relationship.CustomerName, relationship.CustomerTenantId);

    public static string Full(string name, string? customerName, string? customerTenantId) =>
        (customerName ?? customerTenantId) is string customer
            ? $"relationship '{name}' with customer '{customer}'"
            : $"relationship '{name}', which any customer may approve";

    public static string Roles(IReadOnlyCollection<GdapRole> roles) =>
        (roles.Count == 1 ? "role " : "roles ") + string.Join(", ", roles.Select(role => role.RoleName));

    public static string Group(GdapAccessAssignment assignment) => $"group '{assignment.GroupName ?? assignment.GroupId}'";
}
