using System.Collections.Generic;

namespace GdapTools.Core.Tests.Posture;

/// <summary>Clients, platforms, risks, flows and device filters.</summary>
internal static class CasesOfConditions
{
    public static IEnumerable<PostureCase> All =>
    [
        new("Browsers only leave apps open", Page.Conditions, PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Add(Clients("['browser']"))),
        new("Browsers in one policy and apps in another cover each other", Page.Conditions, PostureVerdict.Enforced,
            static tenant => tenant.Add(
                Clients("['browser']"), Clients("['mobileAppsAndDesktopClients']", "Apps"))),
        new("Legacy clients cannot get such tokens: blocking them is no block here", Page.Conditions,
            PostureVerdict.NotEnforced,
            static tenant => tenant.Add(
                PolicyBuilder.Block().When("clientAppTypes", "['exchangeActiveSync', 'other']"))),
        new("Legacy clients left out are no gap", Page.Conditions, PostureVerdict.Enforced,
            static tenant => tenant.Add(Clients("['browser', 'mobileAppsAndDesktopClients']"))),
        new("Client apps not configured cover all clients", Page.Conditions, PostureVerdict.Enforced,
            static tenant => tenant.Add(Clients("[]"))),
        new("Windows only leaves other platforms open", Page.Conditions, PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Add(PolicyBuilder.Mfa().Only("['windows']"))),
        new("Every platform that has a name leaves those open that have none", Page.Conditions,
            PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Add(
                PolicyBuilder.Mfa().Only("['android', 'iOS', 'windows', 'windowsPhone', 'macOS', 'linux']"))),
        new("Any platform is every platform", Page.Conditions, PostureVerdict.Enforced,
            static tenant => tenant.Add(PolicyBuilder.Mfa().Only("['all']"))),
        new("A platform excluded is a gap: the user agent can be made up", Page.Conditions,
            PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Add(PolicyBuilder.Mfa().When(
                "platforms", "{'includePlatforms': ['all'], 'excludePlatforms': ['linux']}"))),
        new("A platform excluded here and blocked there is no gap", Page.Conditions, PostureVerdict.Enforced,
            static tenant => tenant.Add(
                PolicyBuilder.Mfa().When("platforms", "{'includePlatforms': ['all'], 'excludePlatforms': ['linux']}"),
                PolicyBuilder.Block().Only("['linux']"))),
        new("MFA at risk only leaves sign-ins without risk open", Page.Conditions, PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Add(PolicyBuilder.Mfa().When("signInRiskLevels", "['high', 'medium']"))),
        new("MFA at every risk level, none among them, is MFA always", Page.Conditions, PostureVerdict.Enforced,
            static tenant => tenant.Add(
                PolicyBuilder.Mfa().When("signInRiskLevels", "['high', 'medium', 'low', 'none']"))),
        new("MFA for risky users only", Page.Conditions, PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Add(PolicyBuilder.Mfa().When("userRiskLevels", "['high']"))),
        new("Insider risk narrows a policy", Page.Insider, PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Add(PolicyBuilder.Mfa().When("insiderRiskLevels", "'moderate,elevated'"))),
        new("Risk level hidden is not explained", Page.PolicyApi, PostureVerdict.Unknown,
            static tenant => tenant.Add(PolicyBuilder.Mfa().When("signInRiskLevels", "['hidden']"))),
        new("Blocking device code flow leaves ordinary sign-ins open", Page.Flows, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(PolicyBuilder.Block().When(
                "authenticationFlows", "{'transferMethods': 'deviceCodeFlow,authenticationTransfer'}"))),
        new("MFA in device code flow only", Page.Flows, PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Add(
                PolicyBuilder.Mfa().When("authenticationFlows", "{'transferMethods': 'deviceCodeFlow'}"))),
        new("Device code flow blocked beside MFA for all", Page.Flows, PostureVerdict.Enforced,
            static tenant => tenant.Add(
                PolicyBuilder.Mfa(),
                PolicyBuilder.Block().When("authenticationFlows", "{'transferMethods': 'deviceCodeFlow'}"))),
        new("Devices matching a single comparison are left out: such devices exist", Page.Devices,
            PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Add(Filter("exclude", "device.isCompliant -eq True"))),
        new("Devices left out of MFA and blocked by the same rule", Page.Devices, PostureVerdict.Enforced,
            static tenant => tenant.Add(
                Filter("exclude", "device.extensionAttribute1 -eq \\\"kiosk\\\""),
                PolicyBuilder.Block().When("devices", Rule("include", "device.extensionAttribute1 -eq \\\"kiosk\\\"")))),
        new("MFA for devices matching a rule that none can match", Page.Devices, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(
                Filter("include", "device.isCompliant -eq True -and device.isCompliant -ne True"))),
        new("MFA for devices matching a rule that is not understood may be MFA for all or none", Page.Devices,
            PostureVerdict.Unknown,
            static tenant => tenant.Add(Filter("include", "device.isCompliant -match \\\"T.*\\\""))),
        new("A device filter in a policy that does not reach the account has no bearing", Page.Devices,
            PostureVerdict.Enforced,
            static tenant => tenant.Add(
                PolicyBuilder.Mfa(),
                PolicyBuilder.Block().OnlyUsers("['None']").When("devices", Rule("include", "device.model -eq \\\"x\\\"")))),
        new("A deprecated device state is not modelled", Page.Conditions, PostureVerdict.Unknown,
            static tenant => tenant.Add(PolicyBuilder.Mfa().When("deviceStates", "{'includeStates': ['All']}"))),
        new("A condition of a name not known", Page.Enums, PostureVerdict.Unknown,
            static tenant => tenant.Add(PolicyBuilder.Mfa().When("times", "{'includedRanges': ['weekends']}"))),
        new("A condition of a name not known that holds nothing", Page.PolicyApi, PostureVerdict.Enforced,
            static tenant => tenant.Add(PolicyBuilder.Mfa().When("times", "null").When("clients", "[]"))),
        new("Agent risk is not modelled", Page.Enums, PostureVerdict.Unknown,
            static tenant => tenant.Add(PolicyBuilder.Mfa().When("agentIdRiskLevels", "'high'"))),
    ];

    private static PolicyBuilder Clients(string json, string name = "Clients") =>
        PolicyBuilder.Mfa(name).When("clientAppTypes", json);

    private static PolicyBuilder Filter(string mode, string rule) =>
        PolicyBuilder.Mfa().When("devices", Rule(mode, rule));

    private static string Rule(string mode, string rule) =>
        $"{{'deviceFilter': {{'mode': '{mode}', 'rule': '{rule}'}}}}";
}
