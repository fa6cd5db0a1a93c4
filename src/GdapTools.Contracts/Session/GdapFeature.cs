using System;

namespace GdapTools;

/// <summary>A service or API that checks rest on, and whether the session's cloud has it.</summary>
public sealed class GdapFeature
{
    public string Name { get; init; } = "";

    /// <summary>False where the documentation says that it is not there; null where it says nothing, or both.</summary>
    public bool? IsAvailable { get; init; }

    /// <summary>What is not examined without it.</summary>
    public string Disables { get; init; } = "";

    public Uri? DocumentationUri { get; init; }

    /// <summary>Name and state, for views that show this object inside another.</summary>
    public override string ToString() => IsAvailable switch
    {
        true => Name,
        false => $"{Name} (not in this cloud)",
        null => $"{Name} (not documented for this cloud)",
    };
}
