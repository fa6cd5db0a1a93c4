namespace GdapTools.Core.Posture;

/// <summary>An account or a group that a policy excludes.</summary>
/// <param name="Id">Its object id.</param>
/// <param name="Name">Its name; null when it does not exist any more.</param>
/// <param name="IsGroup">Whether it is a group.</param>
/// <param name="IsDisabled">Whether it is an account that is switched off.</param>
public sealed record ExcludedPrincipal(string Id, string? Name, bool IsGroup, bool IsDisabled);
