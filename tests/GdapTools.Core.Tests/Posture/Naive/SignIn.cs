using System.Collections.Generic;

namespace GdapTools.Core.Tests.Posture.Naive;

/// <summary>One sign-in of the account, spelled out.</summary>
internal sealed record SignIn
{
    /// <summary>The app id that the token is for.</summary>
    public required string Resource { get; init; }

    /// <summary>browser or mobileAppsAndDesktopClients: legacy clients obtain no such token.</summary>
    public required string Client { get; init; }

    /// <summary>One of Graph's names, or null for a platform that has none, like Chrome OS.</summary>
    public string? Platform { get; init; }

    public required string IPAddress { get; init; }

    /// <summary>Two letters, or null for an address that maps to no country.</summary>
    public string? Country { get; init; }

    /// <summary>Whether the legacy MFA trusted IPs hold the address (or AD FS vouches for the network).</summary>
    public bool IsMfaTrustedIp { get; init; }

    public required Device Device { get; init; }

    /// <summary>Whether an app protection policy holds the app.</summary>
    public bool IsProtectedApp { get; init; }

    /// <summary>none, low, medium or high.</summary>
    public required string SignInRisk { get; init; }

    public required string UserRisk { get; init; }

    /// <summary>none, minor, moderate or elevated.</summary>
    public required string InsiderRisk { get; init; }

    /// <summary>none, deviceCodeFlow or authenticationTransfer.</summary>
    public required string Flow { get; init; }

    /// <summary>The eligible roles that are activated at the moment.</summary>
    public IReadOnlyList<string> ActivatedRoles { get; init; } = [];

    public override string ToString() =>
        $"{Resource}, {Client}, {Platform ?? "no platform"}, {IPAddress} in {Country ?? "no country"}" +
        $"{(IsMfaTrustedIp ? " (MFA trusted IP)" : "")}, {Device.Name}{(IsProtectedApp ? ", protected app" : "")}, " +
        $"sign-in risk {SignInRisk}, user risk {UserRisk}, insider risk {InsiderRisk}, flow {Flow}" +
        (ActivatedRoles.Count > 0 ? $", activated {string.Join(" and ", ActivatedRoles)}" : "");
}
