using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using GdapTools.Core.Relationships;

namespace GdapTools.Core.Tests.Customers.Health;

/// <summary>Parts of a plan in Graph's JSON.
/// Source: https://learn.microsoft.com/graph/api/resources/delegatedadminrelationship</summary>
internal static class PlannedJson
{
    public static readonly DateTimeOffset Now = new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, GdapRole> s_byName = RoleCatalogue.Load().All.ToDictionary(role => role.RoleName ?? "");

    public static GdapRole[] Roles { get; } = [.. PlannedRoles.Names.Select(name => s_byName[name])];

    public static string[] CustomerIds { get; } = [.. Enumerable.Range(0, 10).Select(place => $"c0000000-0000-0000-0000-{place:D12}")];

    public static string[] RelationshipIds { get; } = [.. Enumerable.Range(0, 10).Select(place => $"r{place}")];

    public static JsonObject Relationship(RelatedPlan plan, int place) => new()
    {
        ["id"] = RelationshipIds[place],
        ["displayName"] = (plan.IsMicrosofts ? "MLT_" : "Ours ") + place,
        ["customer"] = plan.Customer is not int customer ? null : new JsonObject
        {
            ["tenantId"] = CustomerIds[customer],
            ["displayName"] = plan.IsCustomerNamed ? NameOf(customer) : null,
        },
        ["status"] = plan.Status,
        ["accessDetails"] = Granted(plan.Roles, plan.Told),
        ["duration"] = "P730D",
        ["autoExtendDuration"] = plan.AutoExtend,
        ["createdDateTime"] = Moment(-plan.CreatedAgo),
        ["activatedDateTime"] = Moment(-plan.ActivatedAgo),
        ["endDateTime"] = Moment(plan.EndsIn),
        ["isPartnerConsentPending"] = plan.IsConsentPending,
    };

    public static JsonObject Assignment(AssignedPlan plan, int place) => new()
    {
        ["id"] = "a" + place,
        ["status"] = plan.Status,
        ["accessContainer"] = plan.Group is not int group ? null : new JsonObject
        {
            ["accessContainerId"] = $"20000000-0000-0000-0000-{group:D12}",
            ["accessContainerType"] = "securityGroup",
        },
        ["accessDetails"] = Granted(plan.Roles, plan.Told),
        ["createdDateTime"] = Moment(-plan.ChangedAgo),
        ["lastModifiedDateTime"] = Moment(-plan.ChangedAgo),
    };

    public static JsonObject Customer(int place) => new()
    {
        ["id"] = CustomerIds[place],
        ["tenantId"] = CustomerIds[place],
        ["displayName"] = place == 1 ? null : NameOf(place),
    };

    public static JsonObject Contract(int place) => new()
    {
        ["customerId"] = CustomerIds[place],
        ["displayName"] = NameOf(place),
        ["defaultDomainName"] = $"customer{place}.example",
    };

    private static string NameOf(int customer) => "Customer " + customer;

    private static string? Moment(TimeSpan? fromNow) => fromNow is TimeSpan distance
        ? (Now + distance).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
        : null;

    private static JsonObject? Granted(int[] roles, RolesTold told)
    {
        if (told == RolesTold.NotAtAll)
        {
            return null;
        }

        JsonArray list = [.. roles.Select(role => new JsonObject { ["roleDefinitionId"] = Roles[role].RoleDefinitionId })];

        if (told == RolesTold.Partly)
        {
            list.Add(new JsonObject());
        }

        return new JsonObject { ["unifiedRoles"] = list };
    }
}
