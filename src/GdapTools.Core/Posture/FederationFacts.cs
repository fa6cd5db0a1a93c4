namespace GdapTools.Core.Posture;

/// <summary>How the domain of the account's name signs in.
/// Source: https://learn.microsoft.com/graph/api/resources/internaldomainfederation</summary>
/// <param name="Domain">The domain.</param>
/// <param name="IsFederated">Whether another identity provider checks the password.</param>
/// <param name="MfaBehavior"><c>federatedIdpMfaBehavior</c>, null when it was never set.</param>
public sealed record FederationFacts(string Domain, bool IsFederated, string? MfaBehavior);
