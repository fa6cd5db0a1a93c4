using System;
using System.Collections.Generic;

namespace GdapTools;

/// <summary>The roles a product needs in a customer tenant, and who says so.</summary>
public sealed class GdapRoleProfile
{
    public string Name { get; init; } = "";

    public string Description { get; init; } = "";

    public IReadOnlyList<GdapRole> Roles { get; init; } = Array.Empty<GdapRole>();

    public IReadOnlyList<GdapRole> OptionalRoles { get; init; } = Array.Empty<GdapRole>();

    public Uri? Source { get; init; }

    public bool IsDefault { get; init; }

    public override string ToString() => Name;
}
