using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Session;

/// <summary>The permissions that commands need, least privileged, from the data file that comes with the module.
/// Source: https://learn.microsoft.com/graph/permissions-reference</summary>
public static class PermissionCatalogue
{
    /// <summary>Each permission, and whether it is among the granted ones.</summary>
    /// <param name="granted">Delegated scopes or application roles; null when the token does not tell.</param>
    public static IReadOnlyList<GdapPermission> Compare(IReadOnlyCollection<string>? granted)
    {
        using Stream stream = EmbeddedData.Open("permissions.json");
        using JsonDocument document = JsonDocument.Parse(stream);
        return [.. document.RootElement.Items("permissions").Select(item => Compare(item, granted))];
    }

    private static GdapPermission Compare(JsonElement item, IReadOnlyCollection<string>? granted)
    {
        string name = item.Text("name")!;
        string? grantedBy = Texts(item, "satisfiedBy")
            .Prepend(name)
            .FirstOrDefault(candidate => granted?.Contains(candidate, StringComparer.OrdinalIgnoreCase) == true);
        return new GdapPermission
        {
            Name = name,
            IsGranted = granted is null ? null : grantedBy is not null,
            GrantedBy = grantedBy,
            UsedBy = [.. Texts(item, "usedBy")],
            Disables = item.Text("disables")!,
            DocumentationUri = new Uri(item.Text("documentation")!),
        };
    }

    private static IEnumerable<string> Texts(JsonElement item, string name) =>
        item.Items(name).Select(text => text.GetString()!);
}
