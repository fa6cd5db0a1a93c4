using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Relationships;

/// <summary>The role profiles that come with the module, each with its source.</summary>
public sealed class RoleProfileCatalogue
{
    private RoleProfileCatalogue(IReadOnlyList<GdapRoleProfile> profiles) => All = profiles;

    public IReadOnlyList<GdapRoleProfile> All { get; }

    public GdapRoleProfile Default => All.First(profile => profile.IsDefault);

    /// <summary>Reads the profiles that come with the module.</summary>
    public static RoleProfileCatalogue Load(RoleCatalogue roles)
    {
        using Stream stream = EmbeddedData.Open("role-profiles.json");
        using JsonDocument document = JsonDocument.Parse(stream);
        List<GdapRoleProfile> profiles = [];

        foreach (JsonElement item in document.RootElement.Items("profiles"))
        {
            profiles.Add(new GdapRoleProfile
            {
                Name = item.Text("name")!,
                Description = item.Text("description")!,
                Source = new Uri(item.Text("source")!),
                IsDefault = item.Flag("default") == true,
                Roles = [.. item.Items("roles").Select(role => roles.Get(role.Text("id")!))],
                OptionalRoles = [.. item.Items("optionalRoles").Select(role => roles.Get(role.Text("id")!))],
            });
        }

        return new RoleProfileCatalogue(profiles);
    }

    /// <summary>The profile of a name, ignoring case.</summary>
    /// <exception cref="GdapException"><c>RoleProfileNotFound</c>, naming those there are.</exception>
    public GdapRoleProfile Get(string name) =>
        All.FirstOrDefault(profile => profile.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new GdapException(
            "RoleProfileNotFound",
            GdapErrorKind.NotFound,
            $"There is no role profile '{name}'.",
            name,
            $"Use one of: {string.Join(", ", All.Select(profile => profile.Name))}.");
}
