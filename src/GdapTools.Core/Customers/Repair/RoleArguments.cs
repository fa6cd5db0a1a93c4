using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Relationships;
using GdapTools.Core.Relationships.Writing;

namespace GdapTools.Core.Customers;

/// <summary>Says in a command which roles are meant.</summary>
internal static class RoleArguments
{
    /// <summary>By the name of the profile in use, where the roles are just those of one that comes with the module: it is the
    /// shorter and clearer; else by their ids.</summary>
    public static CommandLine AddRoles(
        this CommandLine command,
        IEnumerable<GdapRole> roles,
        GdapRoleProfile profile,
        RoleProfileCatalogue profiles)
    {
        GdapRole[] all = [.. roles];
        GdapRoleProfile? known = profiles.All.FirstOrDefault(item => item.Name == profile.Name);
        return known is not null && RelationshipRules.AreSame(known.Roles, all)
            ? command.Add("RoleProfile", known.Name)
            : command.Add("Role", all.Select(role => role.RoleDefinitionId).Distinct());
    }
}
