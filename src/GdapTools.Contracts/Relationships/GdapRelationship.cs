using System;
using System.Collections.Generic;
using GdapTools.Internal;

namespace GdapTools;

/// <summary>A granular delegated admin relationship with one customer.
/// Source: https://learn.microsoft.com/graph/api/resources/delegatedadminrelationship</summary>
public sealed class GdapRelationship
{
    private readonly IReadOnlyList<GdapRole> _roles = [];
    private readonly IReadOnlyList<GdapAccessAssignment> _accessAssignments = [];

    /// <summary>Opaque; two GUIDs joined by a hyphen.</summary>
    public string Id { get; init; } = "";

    public string DisplayName { get; init; } = "";

    public string? CustomerTenantId { get; init; }

    public string? CustomerName { get; init; }

    /// <summary>As Graph returns it; a value yet unknown is kept.</summary>
    public string Status { get; init; } = "";

    public IReadOnlyList<GdapRole> Roles { get => _roles; init => _roles = Indexable.Of(value); }

    /// <summary>The list of roles was absent or not understood, so that <see cref="Roles"/> may lack some.</summary>
    internal bool HasUnreadRoles { get; init; }

    public TimeSpan? Duration { get; init; }

    /// <summary>Zero when the relationship does not extend itself.</summary>
    public TimeSpan? AutoExtendDuration { get; init; }

    public DateTimeOffset? CreatedDateTime { get; init; }

    public DateTimeOffset? ActivatedDateTime { get; init; }

    public DateTimeOffset? EndDateTime { get; init; }

    public DateTimeOffset? LastModifiedDateTime { get; init; }

    /// <summary>Whole days until the end, rounded down; negative when past; null without an end.</summary>
    public int? DaysLeft { get; init; }

    public string? ETag { get; init; }

    /// <summary>Reseller relationships only.</summary>
    public bool? IsPartnerConsentPending { get; init; }

    /// <summary>Reseller relationships only.</summary>
    public string? IndirectProviderTenantId { get; init; }

    /// <summary>Empty unless asked for.</summary>
    public IReadOnlyList<GdapAccessAssignment> AccessAssignments
    {
        get => _accessAssignments;
        init => _accessAssignments = Indexable.Of(value);
    }
}
