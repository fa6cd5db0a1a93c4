using System.Collections;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Relationships;

namespace GdapTools.Binding;

/// <summary>The names of the role profiles.</summary>
public sealed class RoleProfileCompleter : NameCompleter
{
    protected override IEnumerable<(string Value, string Label, string Tooltip)> Items(IDictionary bound) =>
        RoleProfileCatalogue.Load(RoleCatalogue.Load()).All
            .Select(profile => (profile.Name, profile.Name, profile.Description));
}
