using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Relationships;

/// <summary>The built-in roles of Microsoft Entra.
/// Source: https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference</summary>
public sealed class RoleCatalogue
{
    /// <summary>Global Administrator, whose presence forbids auto-extension.</summary>
    public const string GlobalAdministratorId = "62e90394-69f5-4237-9190-012177145e10";

    private readonly Dictionary<string, GdapRole> _byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<Guid, GdapRole> _byGuid = [];

    private RoleCatalogue(IReadOnlyList<GdapRole> roles)
    {
        All = roles;

        foreach (GdapRole role in roles)
        {
            _byId[role.RoleDefinitionId] = role;
            _byGuid[Guid.Parse(role.RoleDefinitionId)] = role;
        }
    }

    /// <summary>All roles, by name.</summary>
    public IReadOnlyList<GdapRole> All { get; }

    /// <summary>Reads the catalogue that comes with the module.</summary>
    public static RoleCatalogue Load()
    {
        using Stream stream = EmbeddedData.Open("directory-roles.json");
        using JsonDocument document = JsonDocument.Parse(stream);
        List<GdapRole> roles = [];

        foreach (JsonElement item in document.RootElement.Items("roles"))
        {
            roles.Add(new GdapRole
            {
                RoleDefinitionId = item.Text("id")!,
                RoleName = item.Text("name")!,
                IsPrivileged = item.Flag("isPrivileged") == true,
                Category = item.Text("category")!,
                Description = item.Text("description"),
            });
        }

        return new RoleCatalogue(roles);
    }

    /// <summary>The role of an id; a role this module does not know keeps its id as name.</summary>
    public GdapRole Get(string id) => _byId.TryGetValue(id, out GdapRole? role)
        ? role
        : new GdapRole { RoleDefinitionId = id, RoleName = id };

    /// <summary>The role of an id in an answer; null when there is no id. A known one costs no text.</summary>
    internal GdapRole? Get(JsonElement id) => id.ValueKind != JsonValueKind.String ? null
        : id.TryGetGuid(out Guid guid) && _byGuid.TryGetValue(guid, out GdapRole? role) ? role
        : Get(id.GetString()!);

    /// <summary>The roles whose id equals, or whose name equals the text; ignoring case.</summary>
    public IEnumerable<GdapRole> Find(string idOrName)
    {
        foreach (GdapRole role in All)
        {
            if (role.RoleDefinitionId.Equals(idOrName, StringComparison.OrdinalIgnoreCase)
                || role.RoleName.Equals(idOrName, StringComparison.OrdinalIgnoreCase))
            {
                yield return role;
            }
        }
    }
}
