using System.Text.Json;

namespace GdapTools.Core.Tests.Posture.Naive;

/// <summary>
/// Client apps, platforms and risks (concept-conditional-access-conditions) and authentication flows
/// (concept-authentication-flows). A condition that is not configured holds.
/// </summary>
internal static class NaiveConditions
{
    public static bool Hold(JsonElement policy, SignIn signIn) =>
        Client(policy.List("conditions.clientAppTypes"), signIn)
        && Platform(policy, signIn)
        && Risk(policy.List("conditions.signInRiskLevels"), signIn.SignInRisk)
        && Risk(policy.List("conditions.userRiskLevels"), signIn.UserRisk)
        && Risk(policy.Flags("conditions.insiderRiskLevels"), signIn.InsiderRisk)
        && Risk(policy.Flags("conditions.authenticationFlows.transferMethods"), signIn.Flow);

    /// <summary>"Policies apply to all client app types even if the client apps condition isn't configured."</summary>
    private static bool Client(string[] types, SignIn signIn) => types.Length == 0 || types.HasAny("all", signIn.Client);

    /// <summary>
    /// "The default is to apply to all device platforms"; "any device" without the supported platforms is what has no
    /// name here, like Chrome OS. The platform is what the user agent says: "this information is unverified", so any
    /// platform goes with any device.
    /// </summary>
    private static bool Platform(JsonElement policy, SignIn signIn) =>
        policy.At("conditions.platforms") is null
        || (IsAmong(policy.List("conditions.platforms.includePlatforms"), signIn.Platform)
            && !IsAmong(policy.List("conditions.platforms.excludePlatforms"), signIn.Platform));

    private static bool IsAmong(string[] platforms, string? platform) =>
        platforms.Has("all") || (platform is not null && platforms.Has(platform));

    private static bool Risk(string[] levels, string level) => levels.Length == 0 || levels.Has(level);
}
