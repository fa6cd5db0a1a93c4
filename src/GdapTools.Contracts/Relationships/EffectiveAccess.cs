using System;
using System.Collections.Generic;
using GdapTools.Internal;

namespace GdapTools;

/// <summary>A role that an account holds at a customer, with the way it gets there; or the first link that is missing.</summary>
public sealed class EffectiveAccess
{
    private readonly IReadOnlyList<AccessStep> _path = [];
    private readonly IReadOnlyList<string> _remediation = [];
    private readonly IReadOnlyList<string> _missingPermissions = [];

    /// <summary>The object id, or the name the account was asked by when the directory did not tell the id.</summary>
    public string UserId { get; init; } = "";

    public string? UserPrincipalName { get; init; }

    /// <summary>Null when there is no customer to tell of.</summary>
    public string? CustomerTenantId { get; init; }

    public string? CustomerName { get; init; }

    /// <summary>Null when no role is told of: none was asked for, and none is effective.</summary>
    public string? RoleDefinitionId { get; init; }

    public string? RoleName { get; init; }

    /// <summary>Pass only when every link, the account itself included, is proven.</summary>
    public GdapVerdict Verdict { get; init; }

    /// <summary>The first link that is not proven good; null when all are.</summary>
    public ChainLink? MissingLink { get; init; }

    /// <summary>The check behind <see cref="MissingLink"/>; null when nothing is missing.</summary>
    public string? CheckId { get; init; }

    /// <summary>Account, groups, assignment, relationship: the shortest way; as far as it goes where a link is missing.</summary>
    public IReadOnlyList<AccessStep> Path { get => _path; init => _path = Indexable.Of(value); }

    /// <summary>How many further assignments give the account the same role at this customer.</summary>
    public int OtherPaths { get; init; }

    public string? RelationshipId { get; init; }

    public string? AssignmentId { get; init; }

    public string? GroupId { get; init; }

    /// <summary>When the relationship on the path ends.</summary>
    public DateTimeOffset? EndDateTime { get; init; }

    public string Cause { get; init; } = "";

    /// <summary>What to do, in order.</summary>
    public IReadOnlyList<string> Remediation { get => _remediation; init => _remediation = Indexable.Of(value); }

    public IReadOnlyDictionary<string, string> Evidence { get; init; } = new Dictionary<string, string>();

    /// <summary>Permissions without which part of this cannot be seen.</summary>
    public IReadOnlyList<string> MissingPermissions
    {
        get => _missingPermissions;
        init => _missingPermissions = Indexable.Of(value);
    }
}
