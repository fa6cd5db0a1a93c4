using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using GdapTools.Core.Relationships;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Gdap;

/// <summary>The roles within <c>accessDetails</c>.
/// Source: https://learn.microsoft.com/graph/api/resources/delegatedadminaccessdetails</summary>
internal sealed class RoleList
{
    private readonly HashSet<string> _ids;

    private RoleList(IEnumerable<string> ids)
    {
        _ids = new HashSet<string>(ids, StringComparer.OrdinalIgnoreCase);
    }

    public bool HasGlobalAdministrator => _ids.Contains(RoleCatalogue.GlobalAdministratorId);

    /// <summary>The roles of a relationship or an assignment.</summary>
    public static RoleList Of(JsonElement item) => new(Ids(item.Find("accessDetails")));

    /// <summary>The roles that a body asks for; null when they are not written as Graph wants them.</summary>
    public static RoleList? Read(JsonElement accessDetails)
    {
        RoleList roles = new(Ids(accessDetails));
        bool isWellFormed = accessDetails.Items("unifiedRoles").All(role => role.Text("roleDefinitionId") is not null);
        return isWellFormed && roles._ids.Count > 0 ? roles : null;
    }

    public bool IsSame(RoleList other) => _ids.SetEquals(other._ids);

    public bool IsWithin(RoleList other) => _ids.IsSubsetOf(other._ids);

    public bool IsWithin(RoleCatalogue catalogue) => _ids.All(id => catalogue.Find(id).Any(
        role => role.RoleDefinitionId.Equals(id, StringComparison.OrdinalIgnoreCase)));

    public RoleList WithoutGlobalAdministrator() => new(_ids.Where(
        id => !id.Equals(RoleCatalogue.GlobalAdministratorId, StringComparison.OrdinalIgnoreCase)));

    public JsonObject Write() => new()
    {
        ["unifiedRoles"] = new JsonArray(
            [.. _ids.Select(id => (JsonNode)new JsonObject { ["roleDefinitionId"] = id.ToLowerInvariant() })]),
    };

    private static IEnumerable<string> Ids(JsonElement? accessDetails) => accessDetails?.Items("unifiedRoles")
        .Select(role => role.Text("roleDefinitionId"))
        .OfType<string>() ?? [];
}
