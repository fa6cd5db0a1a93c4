using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Relationships.Writing;

/// <summary>Finds roles by name, id and profile.</summary>
public static class RoleResolver
{
    /// <summary>The roles, each once. An id that the catalogue does not know is left to Graph to judge.</summary>
    /// <param name="words">Names or ids; several in one word are parted by semicolons.</param>
    /// <param name="profile">The name of a profile, whose roles are added; null for none.</param>
    /// <param name="roles">The roles there are.</param>
    /// <param name="profiles">The profiles there are.</param>
    /// <exception cref="GdapException"><c>RoleNotFound</c>, <c>RoleProfileNotFound</c>.</exception>
    public static IReadOnlyList<GdapRole> Resolve(
        IEnumerable<string> words,
        string? profile,
        RoleCatalogue roles,
        RoleProfileCatalogue profiles)
    {
        IEnumerable<GdapRole> named = words
            .SelectMany(word => word.Split(';'))
            .Select(word => word.Trim())
            .Where(word => word.Length > 0)
            .Select(word => Find(word, roles));
        IEnumerable<GdapRole> ofProfile = string.IsNullOrWhiteSpace(profile) ? [] : profiles.Get(profile!.Trim()).Roles;
        return [.. named.Concat(ofProfile)
            .GroupBy(role => role.RoleDefinitionId, StringComparer.OrdinalIgnoreCase)
            .Select(same => same.First())];
    }

    private static GdapRole Find(string word, RoleCatalogue roles) =>
        roles.Find(word).FirstOrDefault()
        ?? (Guid.TryParse(word, out Guid id) ? roles.Get(id.ToString()) : throw NotFound(word, roles));

    private static GdapException NotFound(string word, RoleCatalogue roles)
    {
        string[] near = [.. roles.All
            .Where(role => role.RoleName.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)
            .Select(role => role.RoleName)
            .Take(5)];
        return new GdapException(
            "RoleNotFound",
            GdapErrorKind.NotFound,
            $"There is no built-in role '{word}'.",
            word,
            near.Length > 0 ? $"Is it one of these: {string.Join(", ", near)}?" : "Get-GdapRole lists the roles there are.");
    }
}
