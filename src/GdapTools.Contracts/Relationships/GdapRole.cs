namespace GdapTools;

/// <summary>A Microsoft Entra built-in role.</summary>
public sealed class GdapRole
{
    /// <summary>The role's template id.</summary>
    public string RoleDefinitionId { get; init; } = "";

    /// <summary>The role's name, or its id when the role is not known here.</summary>
    public string RoleName { get; init; } = "";

    public bool IsPrivileged { get; init; }

    /// <summary>The group in which Microsoft's own GDAP tool lists the role; Unlisted where it does not.</summary>
    public string Category { get; init; } = "Unlisted";

    public string? Description { get; init; }

    public override string ToString() => RoleName;
}
