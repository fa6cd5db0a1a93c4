using System;
using System.Collections.Generic;
using GdapTools.Internal;

namespace GdapTools;

/// <summary>One answer of one check about one target, with what proves it and what to change.</summary>
public sealed class Finding
{
    private readonly IReadOnlyList<string> _remediation = [];
    private readonly IReadOnlyList<string> _repairCommands = [];
    private readonly IReadOnlyList<string> _missingPermissions = [];

    /// <summary>Identifies this finding within its run; <see cref="CausedBy"/> of others refers to it.</summary>
    public string Id { get; init; } = "";

    /// <summary>Stable id of the check, as in <c>about_GdapChecks</c>.</summary>
    public string CheckId { get; init; } = "";

    public ChainLink Link { get; init; }

    public GdapVerdict Verdict { get; init; }

    public FindingSeverity Severity { get; init; }

    public FindingTargetKind TargetKind { get; init; }

    public string? TargetId { get; init; }

    public string? TargetName { get; init; }

    public string? CustomerTenantId { get; init; }

    public string Title { get; init; } = "";

    /// <summary>Name and value of the policy, claim, date or status that proves the verdict.</summary>
    public IReadOnlyDictionary<string, string> Evidence { get; init; } = new Dictionary<string, string>();

    public string Cause { get; init; } = "";

    /// <summary>What to do, in order.</summary>
    public IReadOnlyList<string> Remediation { get => _remediation; init => _remediation = Indexable.Of(value); }

    /// <summary>The commands that repair it, in order, each a whole line with the ids filled in; empty where no command is
    /// known to be right. See docs/checks.md.</summary>
    public IReadOnlyList<string> RepairCommands { get => _repairCommands; init => _repairCommands = Indexable.Of(value); }

    public Uri? DocumentationUri { get; init; }

    /// <summary>Permissions without which this check cannot see.</summary>
    public IReadOnlyList<string> MissingPermissions
    {
        get => _missingPermissions;
        init => _missingPermissions = Indexable.Of(value);
    }

    /// <summary><see cref="Id"/> of the finding that explains this one.</summary>
    public string? CausedBy { get; init; }

    /// <summary>Number of customers this finding explains.</summary>
    public int Explains { get; init; }

    public SessionKind SessionKind { get; init; }

    public DateTimeOffset ObservedAt { get; init; }
}
