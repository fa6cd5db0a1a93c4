using System;
using System.Collections.Generic;
using System.Text.Json;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Relationships;

/// <summary>Makes our objects of Graph's. Sources:
/// https://learn.microsoft.com/graph/api/resources/delegatedadminrelationship,
/// https://learn.microsoft.com/graph/api/resources/resellerdelegatedadminrelationship</summary>
internal sealed class RelationshipParser(RoleCatalogue roles, TimeProvider clock)
{
    public GdapRelationship Relationship(JsonElement item)
    {
        JsonElement customer = item.Field("customer") ?? default;
        string id = item.Text("id") ?? "";
        string? customerTenantId = customer.Text("tenantId");
        DateTimeOffset? end = item.Time("endDateTime");
        List<GdapAccessAssignment> assignments = [];

        if (item.Field("accessAssignments") is { ValueKind: JsonValueKind.Array } expanded)
        {
            foreach (JsonElement assignment in expanded.EnumerateArray())
            {
                assignments.Add(Assignment(assignment, id, customerTenantId));
            }
        }

        return new GdapRelationship
        {
            Id = id,
            DisplayName = item.Text("displayName") ?? "",
            CustomerTenantId = customerTenantId,
            CustomerName = customer.Text("displayName"),
            Status = item.Text("status") ?? "",
            Roles = Roles(item, out bool hasUnread),
            HasUnreadRoles = hasUnread,
            Duration = item.Duration("duration"),
            AutoExtendDuration = item.Duration("autoExtendDuration"),
            CreatedDateTime = item.Time("createdDateTime"),
            ActivatedDateTime = item.Time("activatedDateTime"),
            EndDateTime = end,
            LastModifiedDateTime = item.Time("lastModifiedDateTime"),
            DaysLeft = end is null ? null : (int)Math.Floor((end.Value - clock.GetUtcNow()).TotalDays),
            ETag = item.Text("@odata.etag"),
            IsPartnerConsentPending = item.Flag("isPartnerConsentPending"),
            IndirectProviderTenantId = item.Text("indirectProviderTenantId"),
            AccessAssignments = assignments,
        };
    }

    public GdapAccessAssignment Assignment(JsonElement item, string relationshipId, string? customerTenantId) => new()
    {
        Id = item.Text("id") ?? "",
        RelationshipId = relationshipId,
        CustomerTenantId = customerTenantId,
        GroupId = (item.Field("accessContainer") ?? default).Text("accessContainerId") ?? "",
        Status = item.Text("status") ?? "",
        Roles = Roles(item, out bool hasUnread),
        HasUnreadRoles = hasUnread,
        CreatedDateTime = item.Time("createdDateTime"),
        LastModifiedDateTime = item.Time("lastModifiedDateTime"),
        ETag = item.Text("@odata.etag"),
    };

    /// <param name="item">What holds the roles.</param>
    /// <param name="hasUnread">True when the answer does not tell them, or not all of them.</param>
    private List<GdapRole> Roles(JsonElement item, out bool hasUnread)
    {
        List<GdapRole> found = [];
        hasUnread = true;

        if ((item.Field("accessDetails") ?? default).Field("unifiedRoles") is not { ValueKind: JsonValueKind.Array } list)
        {
            return found;
        }

        found.Capacity = list.GetArrayLength();
        hasUnread = false;

        foreach (JsonElement role in list.EnumerateArray())
        {
            if (role.Field("roleDefinitionId") is JsonElement id && roles.Get(id) is GdapRole known)
            {
                found.Add(known);
            }
            else
            {
                hasUnread = true;
            }
        }

        return found;
    }
}
