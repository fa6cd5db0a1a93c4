namespace GdapTools.Core.Posture;

/// <summary>Whether a policy covers something, and why.</summary>
/// <param name="Covers">Whether it does.</param>
/// <param name="Reason">Why, following the policy's name: "excludes this account".</param>
internal sealed record Scope(Truth Covers, string Reason);
