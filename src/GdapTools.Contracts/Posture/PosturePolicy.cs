namespace GdapTools;

/// <summary>How one Conditional Access policy bears on an account.</summary>
public sealed class PosturePolicy
{
    public string Id { get; init; } = "";

    public string DisplayName { get; init; } = "";

    /// <summary>As Graph returns it: enabled, disabled, enabledForReportingButNotEnforced.</summary>
    public string State { get; init; } = "";

    /// <summary>Null when it cannot be told.</summary>
    public bool? Applies { get; init; }

    /// <summary>What it demands where it applies: MFA, Block, nothing that counts.</summary>
    public string Effect { get; init; } = "";

    public string Reason { get; init; } = "";
}
