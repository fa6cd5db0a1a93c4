using System.Collections;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Customers.Consent;

namespace GdapTools.Binding;

/// <summary>The resources that are known by name.</summary>
public sealed class ConsentResourceCompleter : NameCompleter
{
    protected override IEnumerable<(string Value, string Label, string Tooltip)> Items(IDictionary bound) =>
        ConsentResources.All.Select(item => (item.Name, item.Name, $"{item.DisplayName} ({item.ApplicationId})"));
}
