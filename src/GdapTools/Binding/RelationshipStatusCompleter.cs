using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Binding;

/// <summary>The states of a relationship.
/// Source: https://learn.microsoft.com/graph/api/resources/delegatedadminrelationship</summary>
public sealed class RelationshipStatusCompleter : NameCompleter
{
    private static readonly string[] s_names =
    [
        "created", "approvalPending", "approved", "activating", "active", "expiring", "expired",
        "terminationRequested", "terminating", "terminated",
    ];

    protected override IEnumerable<(string Value, string Label, string Tooltip)> Items(IDictionary bound) =>
        s_names.Select(name => (name, name, name));
}
