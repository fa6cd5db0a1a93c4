using System;
using GdapTools.Core.Relationships;

namespace GdapTools.Binding;

/// <summary>A role profile as a user gives it: its name, the path of a JSON file, or an object of Get-GdapRoleProfile.</summary>
public sealed class RoleProfileReference
{
    private readonly string _text;
    private readonly GdapRoleProfile? _profile;

    public RoleProfileReference(string nameOrPath) =>
        _text = string.IsNullOrWhiteSpace(nameOrPath)
            ? throw new ArgumentException("A role profile has a name or a path.", nameof(nameOrPath))
            : nameOrPath;

    public RoleProfileReference(GdapRoleProfile profile)
    {
        _profile = profile ?? throw new ArgumentNullException(nameof(profile));
        _text = profile.Name;
    }

    public override string ToString() => _text;

    /// <param name="profiles">Those with a name.</param>
    /// <param name="roles">The roles that a file may name.</param>
    /// <param name="toFullPath">Makes a full path of what the user typed.</param>
    /// <exception cref="GdapException"><c>RoleProfileNotFound</c>, or that a file is none.</exception>
    internal GdapRoleProfile Resolve(RoleProfileCatalogue profiles, RoleCatalogue roles, Func<string, string> toFullPath) =>
        _profile ?? (IsPath ? RoleProfileFile.Read(toFullPath(_text), roles) : profiles.Get(_text));

    private bool IsPath => _text.IndexOfAny(['/', '\\']) >= 0 || _text.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
}
