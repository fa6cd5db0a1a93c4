namespace GdapTools.Core.Customers.Consent;

/// <summary>A well-known resource, whose permissions can be consented to.</summary>
/// <param name="Name">The short name, as users write it.</param>
/// <param name="DisplayName">What Microsoft calls it.</param>
/// <param name="ApplicationId">The same in every tenant.</param>
internal sealed record ConsentResource(string Name, string DisplayName, string ApplicationId);
