using System;
using System.Collections.Generic;

namespace GdapTools.Core.Relationships.Access;

/// <summary>Whose access is asked for, where, and to what.</summary>
public sealed record AccessOptions
{
    /// <summary>Object id or user principal name; null for the account that is signed in.</summary>
    public string? User { get; init; }

    /// <summary>Tenant ids, domains or names; none for all customers.</summary>
    public IReadOnlyList<string> Customers { get; init; } = [];

    /// <summary>Told of each customer who is not there while others are; null to fail for one.</summary>
    public Action<GdapException>? OnMissing { get; init; }

    /// <summary>None for all roles that are effective.</summary>
    public IReadOnlyList<GdapRole> Roles { get; init; } = [];
}
