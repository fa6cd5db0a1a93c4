namespace GdapTools.Core.Relationships.Writing;

/// <summary>A group that was found.</summary>
/// <param name="Id">Its object id.</param>
/// <param name="Name">Its name; null when it may not be read.</param>
internal sealed record GroupIdentity(string Id, string? Name);
