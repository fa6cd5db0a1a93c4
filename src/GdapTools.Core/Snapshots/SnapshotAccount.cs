namespace GdapTools.Core.Snapshots;

/// <summary>A user who signs in.</summary>
public sealed class SnapshotAccount
{
    public string? Id { get; init; }

    public string? UserPrincipalName { get; init; }

    /// <summary>The home tenant; null stands for the partner tenant.</summary>
    public string? TenantId { get; init; }
}
