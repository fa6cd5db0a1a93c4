using System;
using System.Collections.Generic;
using GdapTools.Internal;

namespace GdapTools;

/// <summary>A permission that commands of this module need, and whether the session has it.</summary>
public sealed class GdapPermission
{
    private readonly IReadOnlyList<string> _usedBy = [];

    /// <summary>The least privileged one, for example <c>Policy.Read.All</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>Null when the token does not tell its permissions.</summary>
    public bool? IsGranted { get; init; }

    /// <summary>The granted permission that includes it; its own name as a rule.</summary>
    public string? GrantedBy { get; init; }

    /// <summary>The commands that need it.</summary>
    public IReadOnlyList<string> UsedBy { get => _usedBy; init => _usedBy = Indexable.Of(value); }

    /// <summary>What does not work without it.</summary>
    public string Disables { get; init; } = "";

    public Uri? DocumentationUri { get; init; }
}
