using System;
using System.Collections.Generic;

namespace GdapTools.Core.Relationships;

/// <summary>Which relationships are wanted. Empty members do not narrow.</summary>
public sealed record RelationshipFilter
{
    public string? Id { get; init; }

    public IReadOnlyList<string> Status { get; init; } = [];

    /// <summary>Tenant ids.</summary>
    public IReadOnlyList<string> CustomerTenantIds { get; init; } = [];

    /// <summary>Those that end within so many days, the ended ones left out.</summary>
    public int? ExpiringWithinDays { get; init; }
}
