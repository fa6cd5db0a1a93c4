using System;
using System.Collections.Generic;
using GdapTools.Internal;

namespace GdapTools;

/// <summary>Whether automation can get into a customer tenant, and if not, which link is broken.</summary>
public sealed class CustomerAccess
{
    private readonly IReadOnlyList<string> _remediation = [];
    private readonly IReadOnlyList<string> _repairCommands = [];

    public string CustomerTenantId { get; init; } = "";

    public string? CustomerName { get; init; }

    public GdapVerdict Verdict { get; init; }

    /// <summary>The first link that is not proven good; null when all are.</summary>
    public ChainLink? BrokenLink { get; init; }

    public string? CheckId { get; init; }

    public string Cause { get; init; } = "";

    /// <summary>What to do, in order.</summary>
    public IReadOnlyList<string> Remediation { get => _remediation; init => _remediation = Indexable.Of(value); }

    /// <summary>The commands that repair it, in order, each a whole line with the ids filled in; empty where no command is
    /// known to be right. See docs/checks.md.</summary>
    public IReadOnlyList<string> RepairCommands { get => _repairCommands; init => _repairCommands = Indexable.Of(value); }

    public IReadOnlyDictionary<string, string> Evidence { get; init; } = new Dictionary<string, string>();

    /// <summary>Requests sent for this customer.</summary>
    public int Attempts { get; init; }

    public TimeSpan Duration { get; init; }
}
