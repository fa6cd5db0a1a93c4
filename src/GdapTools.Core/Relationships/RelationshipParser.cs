using System;
using System.Collections.Generic;
using System.Linq;
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

        foreach (JsonElement assignment in item.Items("accessAssignments"))
        {
            assignments.Add(Assignment(assignment, id, customerTenantId));
        }

        return new GdapRelationship
        {
            Id = id,
            DisplayName = item.Text("displayName") ?? "",
            CustomerTenantId = customerTenantId,
            CustomerName = customer.Text("displayName"),
            Status = item.Text("status") ?? "",
            Roles = Roles(item),
            HasUnreadRoles = HasUnreadRoles(item),
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
        Roles = Roles(item),
        HasUnreadRoles = HasUnreadRoles(item),
        CreatedDateTime = item.Time("createdDateTime"),
        LastModifiedDateTime = item.Time("lastModifiedDateTime"),
        ETag = item.Text("@odata.etag"),
    };

    private static bool HasUnreadRoles(JsonElement item) =>
        (item.Field("accessDetails") ?? default).Field("unifiedRoles") is not { ValueKind: JsonValueKind.Array } list
        || list.EnumerateArray().Any(role => role.Text("roleDefinitionId") is null);

    private List<GdapRole> Roles(JsonElement item)
    {
        List<GdapRole> found = [];

        foreach (JsonElement role in (item.Field("accessDetails") ?? default).Items("unifiedRoles"))
        {
            if (role.Text("roleDefinitionId") is string id)
            {
                found.Add(roles.Get(id));
            }
        }

        return found;
    }
}
