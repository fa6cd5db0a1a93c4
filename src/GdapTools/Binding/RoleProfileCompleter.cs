using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Relationships;

namespace GdapTools.Binding;

/// <summary>The names of the role profiles.</summary>
public sealed class RoleProfileCompleter : NameCompleter
{
    protected override IEnumerable<(string Name, string Tooltip)> Names() =>
        RoleProfileCatalogue.Load(RoleCatalogue.Load()).All.Select(profile => (profile.Name, profile.Description));
}
