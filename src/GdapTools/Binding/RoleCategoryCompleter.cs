using System.Collections;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Relationships;

namespace GdapTools.Binding;

/// <summary>The categories of the built-in roles.</summary>
public sealed class RoleCategoryCompleter : NameCompleter
{
    protected override IEnumerable<(string Value, string Label, string Tooltip)> Items(IDictionary bound) =>
        from role in RoleCatalogue.Load().All
        group role by role.Category into category
        orderby category.Key
        select (category.Key, category.Key, $"{category.Count()} roles");
}
