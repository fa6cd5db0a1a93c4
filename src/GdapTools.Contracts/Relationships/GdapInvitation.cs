using System;
using System.Collections.Generic;
using GdapTools.Internal;

namespace GdapTools;

/// <summary>A relationship that was created, and what its customer is to be sent.
/// Source: https://learn.microsoft.com/graph/api/resources/delegatedadminrelationships-api-overview</summary>
public sealed class GdapInvitation
{
    private readonly IReadOnlyList<GdapRole> _roles = [];

    public string RelationshipId { get; init; } = "";

    public string DisplayName { get; init; } = "";

    /// <summary>Null when any customer may approve.</summary>
    public string? CustomerTenantId { get; init; }

    public string? CustomerName { get; init; }

    /// <summary>As Graph returns it: approvalPending once it is locked, and created before.</summary>
    public string Status { get; init; } = "";

    public IReadOnlyList<GdapRole> Roles { get => _roles; init => _roles = Indexable.Of(value); }

    public TimeSpan? Duration { get; init; }

    /// <summary>Zero when the relationship does not extend itself.</summary>
    public TimeSpan? AutoExtendDuration { get; init; }

    public DateTimeOffset? CreatedDateTime { get; init; }

    /// <summary>Where a Global Administrator of the customer approves. Null until the relationship is locked, once it is
    /// approved, and in clouds whose address is not documented.</summary>
    public Uri? InvitationUri { get; init; }

    /// <summary>A text to send to the customer; null where there is nothing to approve.</summary>
    public string? InvitationText { get; init; }
}
