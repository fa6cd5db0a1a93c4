using System;
using System.Collections.Generic;

namespace GdapTools.Core.Diagnosis;

/// <summary>What a diagnosis covers and measures against.</summary>
public sealed record DiagnosticOptions
{
    /// <summary>Tenant ids, domains or names; none for all customers.</summary>
    public IReadOnlyList<string> Customers { get; init; } = [];

    /// <summary>Told of each customer who is not there while others are; null to fail for one.</summary>
    public Action<GdapException>? OnMissing { get; init; }

    /// <summary>The roles needed in each customer; null for the default profile.</summary>
    public GdapRoleProfile? Profile { get; init; }

    public TimeSpan ExpiringWithin { get; init; } = TimeSpan.FromDays(30);

    /// <summary>The most customers that are examined at a time, at least 1.</summary>
    public int ThrottleLimit { get; init; } = 16;
}
