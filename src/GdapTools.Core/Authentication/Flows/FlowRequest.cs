namespace GdapTools.Core.Authentication.Flows;

/// <summary>A token that a flow is to get.</summary>
/// <param name="Scope">The service's default scope.</param>
/// <param name="TenantId">The tenant that issues it.</param>
/// <param name="Claims">Demanded claims, as JSON; null for none.</param>
/// <param name="IsRenewal">Passes over every cache.</param>
internal sealed record FlowRequest(string Scope, string TenantId, string? Claims, bool IsRenewal)
{
    public string[] Scopes => [Scope];
}
