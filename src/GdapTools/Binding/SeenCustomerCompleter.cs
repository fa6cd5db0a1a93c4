using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using GdapTools.Core.Session;
using GdapTools.Session;

namespace GdapTools.Binding;

/// <summary>Completes customers that the session has come across: -Context where it is given, else the runspace's own.</summary>
public abstract class SeenCustomerCompleter : NameCompleter
{
    protected sealed override IEnumerable<(string Value, string Label, string Tooltip)> Items(IDictionary bound)
    {
        object? given = bound["Context"] is PSObject wrapped ? wrapped.BaseObject : bound["Context"];
        GdapContext? context = given as GdapContext ?? SessionStore.Current;

        return context?.Handle is GdapSession { IsClosed: false } session
            ? session.Customers.All
                .OrderBy(customer => customer.Value ?? customer.Key, StringComparer.OrdinalIgnoreCase)
                .Select(customer => Item(customer.Key, customer.Value ?? customer.Key))
            : [];
    }

    /// <summary>How one customer is offered.</summary>
    protected abstract (string Value, string Label, string Tooltip) Item(string tenantId, string name);
}
