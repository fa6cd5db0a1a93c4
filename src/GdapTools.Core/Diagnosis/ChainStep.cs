using System;
using System.Collections.Generic;

namespace GdapTools.Core.Diagnosis;

/// <summary>What one check found, before it is known where it is told.</summary>
/// <param name="CheckId">Row of the catalogue.</param>
/// <param name="Verdict">What was found.</param>
/// <param name="Cause">One or two plain sentences.</param>
public sealed record ChainStep(string CheckId, GdapVerdict Verdict, string Cause)
{
    public Evidence Evidence { get; init; } = [];

    /// <summary>In place of the catalogue's steps; null to use those, or for Unknown what makes it known.</summary>
    public IReadOnlyList<string>? Remediation { get; init; }

    /// <summary>The commands that repair it, in order; empty where none is known to be right.</summary>
    public IReadOnlyList<string> RepairCommands { get; init; } = [];

    public IReadOnlyList<string> MissingPermissions { get; init; } = [];

    public Uri? DocumentationUri { get; init; }

    /// <summary>In place of the catalogue's link; null to use that.</summary>
    public ChainLink? Link { get; init; }

    /// <summary>The cause behind it, where other customers can have the same; null where it is this customer's own.</summary>
    public SharedCause? Shared { get; init; }

    /// <summary>Id of the finding that explains this one.</summary>
    public string? CausedBy { get; init; }
}
