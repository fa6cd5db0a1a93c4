using System;
using System.Collections.Generic;

namespace GdapTools.Core.Relationships.Writing;

/// <summary>What a relationship is to be.</summary>
public sealed record RelationshipSpec
{
    public required string DisplayName { get; init; }

    /// <summary>Null when any customer may approve it.</summary>
    public string? CustomerTenantId { get; init; }

    public string? CustomerName { get; init; }

    public required IReadOnlyList<GdapRole> Roles { get; init; }

    public required TimeSpan Duration { get; init; }

    /// <summary>Zero when it does not extend itself.</summary>
    public TimeSpan AutoExtendDuration { get; init; }
}
