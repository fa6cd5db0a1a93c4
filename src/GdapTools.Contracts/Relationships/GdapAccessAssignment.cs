using System;
using System.Collections.Generic;
using GdapTools.Internal;

namespace GdapTools;

/// <summary>A security group of the partner that holds roles of a relationship.
/// Source: https://learn.microsoft.com/graph/api/resources/delegatedadminaccessassignment</summary>
public sealed class GdapAccessAssignment
{
    private readonly IReadOnlyList<GdapRole> _roles = [];

    public string Id { get; init; } = "";

    public string RelationshipId { get; init; } = "";

    public string? CustomerTenantId { get; init; }

    public string GroupId { get; init; } = "";

    /// <summary>Null when the directory was not asked or did not tell.</summary>
    public string? GroupName { get; init; }

    /// <summary>As Graph returns it: pending, active, deleting, deleted, error, or a value yet unknown.</summary>
    public string Status { get; init; } = "";

    public IReadOnlyList<GdapRole> Roles { get => _roles; init => _roles = Indexable.Of(value); }

    /// <summary>The list of roles was absent or not understood, so that <see cref="Roles"/> may lack some.</summary>
    internal bool HasUnreadRoles { get; init; }

    public DateTimeOffset? CreatedDateTime { get; init; }

    public DateTimeOffset? LastModifiedDateTime { get; init; }

    public string? ETag { get; init; }
}
