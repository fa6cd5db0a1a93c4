using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Customers;

/// <summary>Compares roles by id.</summary>
internal static class RoleSets
{
    public static HashSet<string> Ids(IEnumerable<GdapRole> roles) =>
        new(roles.Select(role => role.RoleDefinitionId), StringComparer.OrdinalIgnoreCase);

    /// <summary>The wanted roles that are not held.</summary>
    public static IEnumerable<GdapRole> Missing(IEnumerable<GdapRole> wanted, IEnumerable<GdapRole> held)
    {
        HashSet<string> ids = Ids(held);
        return wanted.Where(role => !ids.Contains(role.RoleDefinitionId));
    }

    /// <summary>The held roles, each once, that the profile neither needs nor can use.</summary>
    public static IReadOnlyList<GdapRole> Excess(GdapRoleProfile profile, IEnumerable<GdapRole> held)
    {
        HashSet<string> seen = Ids(profile.Roles.Concat(profile.OptionalRoles));
        return [.. held.Where(role => seen.Add(role.RoleDefinitionId))];
    }
}
