using System;
using System.Collections.Generic;
using GdapTools.Internal;

namespace GdapTools;

/// <summary>How a customer's relationships and their assignments stand, against a role profile and a window.</summary>
public sealed class RelationshipHealth
{
    private readonly IReadOnlyList<string> _checkIds = [];
    private readonly IReadOnlyList<string> _relationshipIds = [];
    private readonly IReadOnlyList<GdapRole> _missingRoles = [];
    private readonly IReadOnlyList<GdapRole> _excessRoles = [];
    private readonly IReadOnlyList<string> _remediation = [];
    private readonly IReadOnlyList<string> _repairCommands = [];
    private readonly IReadOnlyList<string> _missingPermissions = [];

    /// <summary>Null for a relationship whose customer Graph does not name, and for a partner without customers.</summary>
    public string? CustomerTenantId { get; init; }

    public string? CustomerName { get; init; }

    public GdapVerdict Verdict { get; init; }

    /// <summary>The link of what decided the verdict; null when nothing is wrong.</summary>
    public ChainLink? BrokenLink { get; init; }

    /// <summary>The checks that found something, worst first.</summary>
    public IReadOnlyList<string> CheckIds { get => _checkIds; init => _checkIds = Indexable.Of(value); }

    /// <summary>All relationships with the customer, whatever their state.</summary>
    public IReadOnlyList<string> RelationshipIds { get => _relationshipIds; init => _relationshipIds = Indexable.Of(value); }

    /// <summary>What the profile needs and no active relationship holds; empty where that is not known.</summary>
    public IReadOnlyList<GdapRole> MissingRoles { get => _missingRoles; init => _missingRoles = Indexable.Of(value); }

    /// <summary>What active relationships hold and the profile neither needs nor can use.</summary>
    public IReadOnlyList<GdapRole> ExcessRoles { get => _excessRoles; init => _excessRoles = Indexable.Of(value); }

    /// <summary>Whole days until <see cref="EndDateTime"/>, rounded down; negative when past; null without an end.</summary>
    public int? DaysLeft { get; init; }

    /// <summary>When the first of the active relationships ends. Without one, of that nearest to it: when the
    /// request that waits for approval lapses, or when it ended.</summary>
    public DateTimeOffset? EndDateTime { get; init; }

    /// <summary>What was found, worst first.</summary>
    public string Cause { get; init; } = "";

    /// <summary>What to do, in order.</summary>
    public IReadOnlyList<string> Remediation { get => _remediation; init => _remediation = Indexable.Of(value); }

    /// <summary>The commands that repair it, in order, each a whole line with the ids filled in; empty where no command is
    /// known to be right. See docs/checks.md.</summary>
    public IReadOnlyList<string> RepairCommands { get => _repairCommands; init => _repairCommands = Indexable.Of(value); }

    /// <summary>Name and value of what proves the verdict.</summary>
    public IReadOnlyDictionary<string, string> Evidence { get; init; } = new Dictionary<string, string>();

    /// <summary>Permissions without which something could not be seen.</summary>
    public IReadOnlyList<string> MissingPermissions
    {
        get => _missingPermissions;
        init => _missingPermissions = Indexable.Of(value);
    }

    /// <summary>The role profile that was measured against.</summary>
    public string ProfileName { get; init; } = "";

    public DateTimeOffset ObservedAt { get; init; }
}
