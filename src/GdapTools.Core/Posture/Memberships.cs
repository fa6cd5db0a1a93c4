using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Posture;

/// <summary>Tells groups and directory roles apart in <c>transitiveMemberOf</c>, whose items may lack
/// <c>@odata.type</c>.
/// Source: https://learn.microsoft.com/graph/api/user-list-transitivememberof</summary>
internal static class Memberships
{
    public static Reading<IReadOnlyCollection<string>> Groups(Reading<IReadOnlyList<JsonElement>> memberships) =>
        memberships.IsKnown
            ? Known(memberships.Value.Where(static item => !IsRole(item))
                .Select(static item => TenantReadings.TextOf(item, "id")))
            : Reading<IReadOnlyCollection<string>>.Failed(memberships.Failure!, memberships.Permission);

    /// <summary>Names by id, of whatever came with one.</summary>
    public static IReadOnlyDictionary<string, string> Names(Reading<IReadOnlyList<JsonElement>> memberships)
    {
        Dictionary<string, string> names = new(StringComparer.OrdinalIgnoreCase);
        foreach (JsonElement item in memberships.IsKnown ? memberships.Value : [])
        {
            if (TenantReadings.TextOf(item, "id") is string id && TenantReadings.TextOf(item, "displayName") is string name)
            {
                names[id] = name;
            }
        }

        return names;
    }

    public static Reading<IReadOnlyCollection<string>> Roles(Reading<IReadOnlyList<JsonElement>> memberships)
    {
        if (!memberships.IsKnown)
        {
            return Reading<IReadOnlyCollection<string>>.Failed(memberships.Failure!, memberships.Permission);
        }

        string?[] templates = memberships.Value.Where(IsRole)
            .Select(static item => TenantReadings.TextOf(item, "roleTemplateId")).ToArray();

        // With too few permissions Graph returns objects of a kind with their id alone.
        return templates.Contains(null)
            ? Reading<IReadOnlyCollection<string>>.Failed(new GdapException(
                "RoleTemplateMissing", GdapErrorKind.InvalidData, "A directory role came without its template id."))
            : Known(templates);
    }

    private static Reading<IReadOnlyCollection<string>> Known(IEnumerable<string?> ids) =>
        Reading<IReadOnlyCollection<string>>.Of(ids.OfType<string>().ToArray());

    private static bool IsRole(JsonElement item) =>
        TenantReadings.TextOf(item, "roleTemplateId") is not null ||
        TenantReadings.TextOf(item, "@odata.type")?
            .EndsWith(".directoryRole", StringComparison.OrdinalIgnoreCase) is true;
}
