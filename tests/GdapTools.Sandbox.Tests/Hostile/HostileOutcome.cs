namespace GdapTools.Sandbox.Tests.Hostile;

/// <summary>What a diagnosis says of the account's posture and of the customer; null when it names none.</summary>
internal sealed record HostileOutcome(GdapVerdict Posture, GdapVerdict? Customer);
