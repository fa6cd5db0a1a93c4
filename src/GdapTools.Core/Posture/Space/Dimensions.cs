using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>
/// In what every sign-in can differ, as far as policies can tell. The index is the number of the axis; device
/// properties, device filters that are not understood and eligible roles come behind, from <see cref="Count"/> on.
/// </summary>
internal static class Dimensions
{
    public const int Resource = 0;
    public const int Client = 1;
    public const int Platform = 2;
    public const int Device = 3;
    public const int App = 4;
    public const int SignInRisk = 5;
    public const int UserRisk = 6;
    public const int InsiderRisk = 7;
    public const int Flow = 8;
    public const int Location = 9;
    public const int Count = 10;

    public const int GraphResource = 0;
    public const int PartnerCenterResource = 1;
    public const int ClientResource = 2;

    /// <summary>In <see cref="Platforms"/>: whatever is none of the named ones.</summary>
    public const int OtherPlatform = 6;

    /// <summary>In <see cref="Flows"/>: neither of the flows that policies can name.</summary>
    public const int OrdinaryFlow = 0;

    /// <summary>
    /// Exchange ActiveSync and other legacy clients are no contexts: they cannot get such tokens.
    /// Source: https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-conditions
    /// </summary>
    public static readonly string[] Clients = ["browser", "mobileAppsAndDesktopClients"];

    public static readonly string[] Platforms =
        ["android", "iOS", "windows", "windowsPhone", "macOS", "linux", "any other platform"];

    public static readonly string[] Apps = ["ordinary app", "approved or protected app"];

    public static readonly string[] Risks = ["none", "low", "medium", "high"];

    public static readonly string[] InsiderRisks = ["none", "minor", "moderate", "elevated"];

    public static readonly string[] Flows = ["ordinary", "deviceCodeFlow", "authenticationTransfer"];

    /// <param name="resources">What tokens are asked for.</param>
    /// <param name="places">How many kinds of places there are.</param>
    public static IEnumerable<Axis> Axes(IReadOnlyList<string> resources, int places) =>
    [
        new Axis(AxisKind.Fixed, "Resource", resources),
        new Axis(AxisKind.Fixed, "Client", Clients),
        new Axis(AxisKind.Fixed, "Platform", Platforms),
        new Axis(AxisKind.Fixed, "Device", DeviceState.All.Select(static device => device.Label).ToArray()),
        new Axis(AxisKind.Fixed, "App", Apps),
        new Axis(AxisKind.Fixed, "SignInRisk", Risks),
        new Axis(AxisKind.Fixed, "UserRisk", Risks),
        new Axis(AxisKind.Fixed, "InsiderRisk", InsiderRisks),
        new Axis(AxisKind.Fixed, "AuthenticationFlow", Flows),
        new Axis(AxisKind.Fixed, "Location", Enumerable.Repeat("", places).ToArray()),
    ];
}
