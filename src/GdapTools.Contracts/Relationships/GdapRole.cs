namespace GdapTools;

/// <summary>A Microsoft Entra built-in role.</summary>
public sealed class GdapRole
{
    /// <summary>The role's template id.</summary>
    public string RoleDefinitionId { get; init; } = "";

    /// <summary>The role's name, or its id when the role is not known here.</summary>
    public string RoleName { get; init; } = "";

    public bool IsPrivileged { get; init; }

    public string? Description { get; init; }

    public override string ToString() => RoleName;
}
