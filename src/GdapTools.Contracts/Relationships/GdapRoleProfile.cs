using System;
using System.Collections.Generic;
using GdapTools.Internal;

namespace GdapTools;

/// <summary>The roles a product needs in a customer tenant, and who says so.</summary>
public sealed class GdapRoleProfile
{
    private readonly IReadOnlyList<GdapRole> _roles = [];
    private readonly IReadOnlyList<GdapRole> _optionalRoles = [];

    public string Name { get; init; } = "";

    public string Description { get; init; } = "";

    public IReadOnlyList<GdapRole> Roles { get => _roles; init => _roles = Indexable.Of(value); }

    public IReadOnlyList<GdapRole> OptionalRoles
    {
        get => _optionalRoles;
        init => _optionalRoles = Indexable.Of(value);
    }

    public Uri? Source { get; init; }

    public bool IsDefault { get; init; }

    public override string ToString() => Name;
}
