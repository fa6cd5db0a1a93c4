namespace GdapTools.Core.Authentication;

/// <summary>Which token is wanted.</summary>
/// <param name="Service">The service it is for.</param>
/// <param name="TenantId">The tenant that issues it; null for the session's own.</param>
public sealed record TokenRequest(ProbeTarget Service, string? TenantId);
