using System.Collections;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Relationships;

namespace GdapTools.Binding;

/// <summary>The names of the built-in roles.</summary>
public sealed class RoleNameCompleter : NameCompleter
{
    protected override IEnumerable<(string Value, string Label, string Tooltip)> Items(IDictionary bound) =>
        RoleCatalogue.Load().All.Select(role => (role.RoleName, role.RoleName, role.Description ?? role.RoleName));
}
