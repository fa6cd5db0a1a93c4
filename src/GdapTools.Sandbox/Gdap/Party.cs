namespace GdapTools.Sandbox.Gdap;

/// <summary>On whose behalf a request is made.</summary>
/// <param name="TenantId">In lower case.</param>
/// <param name="IsPartner">Whether that is the partner; a customer otherwise.</param>
internal sealed record Party(string TenantId, bool IsPartner);
