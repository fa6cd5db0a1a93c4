using System.Collections.Generic;

namespace GdapTools.Core.Relationships;

internal static class RelationshipExtensions
{
    /// <summary>The same relationship, with its assignments.</summary>
    public static GdapRelationship With(
        this GdapRelationship relationship,
        IReadOnlyList<GdapAccessAssignment> assignments) => new()
    {
        Id = relationship.Id,
        DisplayName = relationship.DisplayName,
        CustomerTenantId = relationship.CustomerTenantId,
        CustomerName = relationship.CustomerName,
        Status = relationship.Status,
        Roles = relationship.Roles,
        HasUnreadRoles = relationship.HasUnreadRoles,
        Duration = relationship.Duration,
        AutoExtendDuration = relationship.AutoExtendDuration,
        CreatedDateTime = relationship.CreatedDateTime,
        ActivatedDateTime = relationship.ActivatedDateTime,
        EndDateTime = relationship.EndDateTime,
        LastModifiedDateTime = relationship.LastModifiedDateTime,
        DaysLeft = relationship.DaysLeft,
        ETag = relationship.ETag,
        IsPartnerConsentPending = relationship.IsPartnerConsentPending,
        IndirectProviderTenantId = relationship.IndirectProviderTenantId,
        AccessAssignments = assignments,
    };
    /// <summary>The same relationship, in another status.</summary>
    public static GdapRelationship In(this GdapRelationship relationship, string status) => new()
    {
        Id = relationship.Id,
        DisplayName = relationship.DisplayName,
        CustomerTenantId = relationship.CustomerTenantId,
        CustomerName = relationship.CustomerName,
        Status = status,
        Roles = relationship.Roles,
        HasUnreadRoles = relationship.HasUnreadRoles,
        Duration = relationship.Duration,
        AutoExtendDuration = relationship.AutoExtendDuration,
        CreatedDateTime = relationship.CreatedDateTime,
        LastModifiedDateTime = relationship.LastModifiedDateTime,
    };

    /// <summary>The same assignment, with what else is known of it.</summary>
    /// <param name="assignment">The assignment.</param>
    /// <param name="groupName">The name of its group.</param>
    /// <param name="status">Another status; null to keep it.</param>
    public static GdapAccessAssignment With(
        this GdapAccessAssignment assignment,
        string? groupName,
        string? status = null) => new()
    {
        Id = assignment.Id,
        RelationshipId = assignment.RelationshipId,
        CustomerTenantId = assignment.CustomerTenantId,
        GroupId = assignment.GroupId,
        GroupName = groupName ?? assignment.GroupName,
        Status = status ?? assignment.Status,
        Roles = assignment.Roles,
        HasUnreadRoles = assignment.HasUnreadRoles,
        CreatedDateTime = assignment.CreatedDateTime,
        LastModifiedDateTime = assignment.LastModifiedDateTime,
        ETag = assignment.ETag,
    };
}
