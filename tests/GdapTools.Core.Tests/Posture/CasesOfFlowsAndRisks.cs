using System.Collections.Generic;

namespace GdapTools.Core.Tests.Posture;

/// <summary>Authentication flows, risks, clients and platforms in company.</summary>
internal static class CasesOfFlowsAndRisks
{
    public static IEnumerable<PostureCase> All =>
    [
        new("MFA in authentication transfer only", Page.Flows, PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Add(Flow(PolicyBuilder.Mfa(), "authenticationTransfer"))),
        new("Authentication transfer blocked beside MFA for all", Page.Flows, PostureVerdict.Enforced,
            static tenant => tenant.Add(
                PolicyBuilder.Mfa(), Flow(PolicyBuilder.Block(), "authenticationTransfer"))),
        new("MFA in both flows leaves ordinary sign-ins open", Page.Flows, PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Add(Flow(PolicyBuilder.Mfa(), "deviceCodeFlow,authenticationTransfer"))),
        new("Device code flow blocked but at HQ, MFA for all", Page.Flows, PostureVerdict.Enforced,
            static tenant => tenant.Network("HQ", isTrusted: true, "203.0.113.0/24").Add(
                PolicyBuilder.Mfa(),
                Flow(PolicyBuilder.Block(), "deviceCodeFlow").ExceptLocations($"['{TestIds.Of("HQ")}']"))),
        new("Device code flow blocked and MFA in browsers only: apps are a gap all the same", Page.Flows,
            PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Add(
                PolicyBuilder.Mfa().When("clientAppTypes", "['browser']"),
                Flow(PolicyBuilder.Block(), "deviceCodeFlow"))),
        new("MFA or a compliant device: device code flow cannot show a device, ordinary sign-ins can", Page.Grant,
            PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Add(
                PolicyBuilder.Create("Either", "OR", "mfa", "compliantDevice"),
                Flow(PolicyBuilder.Mfa(), "deviceCodeFlow"))),
        new("A flow that is not known", Page.Enums, PostureVerdict.Unknown,
            static tenant => tenant.Add(Flow(PolicyBuilder.Mfa(), "unknownFutureValue"))),
        new("Transfer methods of none: no page says whether that is every sign-in or no sign-in", Page.PolicyApi,
            PostureVerdict.Unknown, static tenant => tenant.Add(Flow(PolicyBuilder.Mfa(), "none"))),
        new("MFA without sign-in risk only leaves risky sign-ins open", Page.Conditions,
            PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Add(PolicyBuilder.Mfa().When("signInRiskLevels", "['none']"))),
        new("MFA without sign-in risk, risky sign-ins blocked", Page.Conditions, PostureVerdict.Enforced,
            static tenant => tenant.Add(
                PolicyBuilder.Mfa().When("signInRiskLevels", "['none']"),
                PolicyBuilder.Block().When("signInRiskLevels", "['low', 'medium', 'high']"))),
        new("Risky sign-ins blocked and nothing asked of the rest", Page.Conditions, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(PolicyBuilder.Block().When("signInRiskLevels", "['low', 'medium', 'high']"))),
        new("MFA at every user risk, none among them", Page.Conditions, PostureVerdict.Enforced,
            static tenant => tenant.Add(
                PolicyBuilder.Mfa().When("userRiskLevels", "['low', 'medium', 'high', 'none']"))),
        new("Conditions are joined by AND: risky users at risky sign-ins", Page.Policies,
            PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Add(
                PolicyBuilder.Mfa().When("userRiskLevels", "['high']").When("signInRiskLevels", "['high']"))),
        new("Every level of insider risk: a user who has none stays out", Page.Insider, PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Add(PolicyBuilder.Mfa().When("insiderRiskLevels", "'minor,moderate,elevated'"))),
        new("Insider risk blocked beside MFA for all", Page.Insider, PostureVerdict.Enforced,
            static tenant => tenant.Add(
                PolicyBuilder.Mfa(), PolicyBuilder.Block().When("insiderRiskLevels", "'elevated'"))),
        new("Risk of service principals is no condition of a user's token", Page.Workloads, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(PolicyBuilder.Mfa().OnlyUsers("['None']")
                .When("servicePrincipalRiskLevels", "['high']")
                .When("clientApplications", "{'includeServicePrincipals': ['ServicePrincipalsInMyTenant']}"))),
        new("MFA for Exchange ActiveSync and other legacy clients only", Page.Conditions, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(PolicyBuilder.Mfa().When("clientAppTypes", "['exchangeActiveSync', 'other']"))),
        new("A client that is not known", Page.Enums, PostureVerdict.Unknown,
            static tenant => tenant.Add(PolicyBuilder.Mfa().When("clientAppTypes", "['unknownFutureValue']"))),
        new("MFA on unsupported platforms only", Page.Conditions, PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Add(PolicyBuilder.Mfa().When("platforms", AllBut("windows", "macOS")))),
        new("Unsupported platforms blocked as Microsoft recommends, MFA on the others", Page.Conditions,
            PostureVerdict.Enforced,
            static tenant => tenant.Add(
                PolicyBuilder.Block().When("platforms", AllBut("windows", "macOS")),
                PolicyBuilder.Mfa().Only("['windows', 'macOS']"))),
        new("Every platform blocked but Windows, nothing asked there", Page.Conditions, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(PolicyBuilder.Block().When("platforms", AllBut("windows")))),
        new("A platform included and excluded at once", Page.Conditions, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(PolicyBuilder.Mfa().When(
                "platforms", "{'includePlatforms': ['windows'], 'excludePlatforms': ['windows']}"))),
        new("A platform that is not known", Page.Enums, PostureVerdict.Unknown,
            static tenant => tenant.Add(PolicyBuilder.Mfa().Only("['visionOS']"))),
    ];

    private static PolicyBuilder Flow(PolicyBuilder policy, string methods) =>
        policy.When("authenticationFlows", $"{{'transferMethods': '{methods}'}}");

    private static string AllBut(params string[] platforms) =>
        $"{{'includePlatforms': ['all'], 'excludePlatforms': ['{string.Join("', '", platforms)}']}}";
}
