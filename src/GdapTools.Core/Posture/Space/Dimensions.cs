namespace GdapTools.Core.Posture;

/// <summary>In what sign-ins can differ, as far as policies can tell. The index is the place in a context.</summary>
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

    /// <summary>From here on one dimension for each device filter rule: 0 does not match, 1 matches.</summary>
    public const int FirstRule = 10;

    public const int GraphResource = 0;

    /// <summary>In <see cref="Platforms"/>: whatever is none of the named ones.</summary>
    public const int OtherPlatform = 6;

    public static readonly string[] Resources = ["Microsoft Graph", "Partner Center"];

    /// <summary>
    /// Exchange ActiveSync and other legacy clients are no contexts: they cannot get such tokens.
    /// Source: https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-conditions
    /// </summary>
    public static readonly string[] Clients = ["browser", "mobileAppsAndDesktopClients"];

    public static readonly string[] Platforms =
        ["android", "iOS", "windows", "windowsPhone", "macOS", "linux", "any other platform"];

    /// <summary>Two bits: 1 compliant, 2 hybrid joined.</summary>
    public static readonly string[] Devices =
        ["unmanaged device", "compliant device", "hybrid joined device", "compliant and hybrid joined device"];

    public static readonly string[] Apps = ["ordinary app", "approved or protected app"];

    public static readonly string[] Risks = ["none", "low", "medium", "high"];

    public static readonly string[] InsiderRisks = ["none", "minor", "moderate", "elevated"];

    public static readonly string[] Flows = ["ordinary", "deviceCodeFlow", "authenticationTransfer"];
}
