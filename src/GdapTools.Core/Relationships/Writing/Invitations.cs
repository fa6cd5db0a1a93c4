using System;
using System.Linq;

namespace GdapTools.Core.Relationships.Writing;

/// <summary>Writes what a customer is sent.</summary>
internal static class Invitations
{
    // https://learn.microsoft.com/graph/api/resources/delegatedadminrelationships-api-overview
    private const string Address = "https://admin.microsoft.com/AdminPortal/Home#/partners/invitation/granularAdminRelationships/";

    public static GdapInvitation Of(GdapRelationship relationship, GdapEnvironment environment)
    {
        bool isToApprove = relationship.Status == WriteStatus.ApprovalPending;
        Uri? address = isToApprove && environment == GdapEnvironment.Global ? new Uri(Address + relationship.Id) : null;
        return new GdapInvitation
        {
            RelationshipId = relationship.Id,
            DisplayName = relationship.DisplayName,
            CustomerTenantId = relationship.CustomerTenantId,
            CustomerName = relationship.CustomerName,
            Status = relationship.Status,
            Roles = relationship.Roles,
            Duration = relationship.Duration,
            AutoExtendDuration = relationship.AutoExtendDuration,
            CreatedDateTime = relationship.CreatedDateTime,
            InvitationUri = address,
            InvitationText = isToApprove ? Text(relationship, address) : null,
        };
    }

    private static string Text(GdapRelationship relationship, Uri? address)
    {
        string customer = relationship.CustomerName is string name ? $" of {name}" : "";
        string days = relationship.Duration is TimeSpan duration ? $" for {(int)duration.TotalDays} days" : "";
        string extension = relationship.AutoExtendDuration > TimeSpan.Zero
            ? " It extends itself by 180 days at a time, until one of us ends it."
            : "";
        string roles = string.Join("\n", relationship.Roles.Select(role => "- " + role.RoleName));
        string place = address is null
            ? "Please approve it in the Microsoft 365 admin center, under Settings, Partner relationships."
            : $"Please open this link as a Global Administrator of your tenant, and approve:\n{address.OriginalString}";
        return $"""
            Dear administrator{customer},

            we ask you to let us administer your Microsoft tenant with the roles below{days}.{extension}
            You can end it at any time. The request is called "{relationship.DisplayName}".

            {roles}

            {place}

            The request expires if it is not approved within 90 days.
            """.Replace("\r\n", "\n");
    }
}
