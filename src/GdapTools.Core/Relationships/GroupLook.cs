namespace GdapTools.Core.Relationships;

/// <summary>What the directory told of a group.</summary>
/// <param name="Name">Its name; null where that was not told.</param>
/// <param name="IsGone">True when the directory says that there is no such group; false also where it said nothing.</param>
public sealed record GroupLook(string? Name, bool IsGone);
