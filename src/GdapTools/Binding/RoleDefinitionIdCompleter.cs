using System.Collections;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Relationships;

namespace GdapTools.Binding;

/// <summary>The ids of the built-in roles, found by name.</summary>
public sealed class RoleDefinitionIdCompleter : NameCompleter
{
    protected override IEnumerable<(string Value, string Label, string Tooltip)> Items(IDictionary bound) =>
        RoleCatalogue.Load().All.Select(role => (role.RoleDefinitionId, role.RoleName, role.Description ?? role.RoleName));
}
