using System;
using System.Collections.Generic;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Relationships.Access;

/// <summary>The account the question is about, as the partner tenant knows it.</summary>
internal sealed record AccessAccount
{
    /// <summary>Null when only the name is known.</summary>
    public string? Id { get; init; }

    public string? UserPrincipalName { get; init; }

    /// <summary>As Graph returns it: Member or Guest.</summary>
    public string? UserType { get; init; }

    /// <summary>True when it is the account of the session.</summary>
    public bool IsOwn { get; init; }

    public required Reading<bool> IsEnabled { get; init; }

    public required Reading<AccountRisk> Risk { get; init; }

    /// <summary>The groups it is in, nested ones included.</summary>
    public required Reading<Membership> Membership { get; init; }

    /// <summary>The groups that hold the account itself; none when they could not be read.</summary>
    public IReadOnlyList<string> DirectGroupIds { get; init; } = [];

    public string Name => UserPrincipalName ?? Id ?? "";

    /// <summary>Whether it is in AdminAgents, by the group's name; null when that cannot be told.</summary>
    public bool? IsAdminAgent => !Membership.IsKnown ? null
        : Membership.Value.ContainsName("AdminAgents") ? true
        : Membership.Value.IsPartial || Membership.Value.HasNameless ? null
        : false;

    public bool Is(string id) => string.Equals(Id, id, StringComparison.OrdinalIgnoreCase);
}
