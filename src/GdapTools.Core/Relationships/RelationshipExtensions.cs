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
}
