using System.Collections.Generic;

namespace GdapTools.Core.Tests.Posture;

/// <summary>Microsoft's own resources, exclusions and filters on applications.</summary>
internal static class CasesOfTargets
{
    private const string Directory = "00000002-0000-0000-c000-000000000000";
    private const string AzureManagement = "797f4846-ba00-4fd7-ba43-dac1f8f63013";
    private const string DeviceRegistration = "01cb2876-7ebd-4aa4-9cc9-d28bd4d359a9";

    private static readonly string s_partnerCenter = $"['{TestIds.PartnerCenter}']";

    public static IEnumerable<PostureCase> All =>
    [
        new("Partner Center excluded here and asked there", Page.Resources, PostureVerdict.Enforced,
            static tenant => tenant.Add(
                PolicyBuilder.Mfa().ExceptTargets(s_partnerCenter),
                PolicyBuilder.Mfa("Partner").OnlyTargets(s_partnerCenter))),
        new("Partner Center excluded from MFA and blocked", Page.Resources, PostureVerdict.Enforced,
            static tenant => tenant.Add(
                PolicyBuilder.Mfa().ExceptTargets(s_partnerCenter),
                PolicyBuilder.Block().OnlyTargets(s_partnerCenter))),
        new("Partner Center blocked and nothing else asked", Page.Resources, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(PolicyBuilder.Block().OnlyTargets(s_partnerCenter))),
        new("All resources blocked but Partner Center, and MFA there", Page.Resources, PostureVerdict.Enforced,
            static tenant => tenant.Add(
                PolicyBuilder.Block().ExceptTargets(s_partnerCenter),
                PolicyBuilder.Mfa().OnlyTargets(s_partnerCenter))),
        new("Azure management excluded: it does not apply to clients that call Microsoft Graph", Page.Resources,
            PostureVerdict.Enforced,
            static tenant => tenant.Add(PolicyBuilder.Mfa().ExceptTargets($"['{AzureManagement}']"))),
        new("Device registration excluded for the sake of device code flow", Page.Flows, PostureVerdict.Enforced,
            static tenant => tenant.Add(PolicyBuilder.Mfa().ExceptTargets($"['{DeviceRegistration}']"))),
        new("Several apps of the tenant excluded: tokens beyond the baseline scopes are asked as before",
            Page.Exclusions, PostureVerdict.Enforced,
            static tenant => tenant.Add(
                PolicyBuilder.Mfa().ExceptTargets($"['{TestIds.Of("payroll app")}', '{TestIds.Of("fax app")}']"))),
        new("Admin portals and Partner Center leave Microsoft Graph open", Page.Resources,
            PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Add(
                PolicyBuilder.Mfa().OnlyTargets($"['MicrosoftAdminPortals', '{TestIds.PartnerCenter}']"))),
        new("The directory alone: tokens with baseline scopes fall under it, others by their scopes", Page.Resources,
            PostureVerdict.Unknown,
            static tenant => tenant.Add(PolicyBuilder.Mfa().OnlyTargets($"['{Directory}']"))),
        new("A filter that includes applications by attribute", Page.AppFilter, PostureVerdict.Unknown,
            static tenant => tenant.Add(PolicyBuilder.Mfa().OnlyTargets("[]")
                .When("applications.applicationFilter", Filter("include")))),
        new("A block by a filter on applications beside MFA for all", Page.Policies, PostureVerdict.Enforced,
            static tenant => tenant.Add(
                PolicyBuilder.Mfa(),
                PolicyBuilder.Block().OnlyTargets("[]").When("applications.applicationFilter", Filter("include")))),
        new("A filter that excludes applications from MFA beside MFA for all", Page.Policies, PostureVerdict.Enforced,
            static tenant => tenant.Add(
                PolicyBuilder.Mfa(),
                PolicyBuilder.Mfa("Tagged").When("applications.applicationFilter", Filter("exclude")))),
        new("An authentication context that PIM asks for is asked at activation only", Page.Resources,
            PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Add(
                PolicyBuilder.Mfa("PIM").OnlyTargets("[]")
                    .When("applications.includeAuthenticationContextClassReferences", "['c1']"),
                PolicyBuilder.Mfa().When("clientAppTypes", "['browser']"))),
        new("MFA to register a device is none for tokens", Page.Resources, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(
                PolicyBuilder.Mfa().OnlyTargets("[]")
                    .When("applications.includeUserActions", "['urn:user:registerdevice']"))),
        new("Agent resources are agents, not Microsoft Graph", Page.Resources, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(PolicyBuilder.Mfa().OnlyTargets("['AllAgentIdResources']"))),
    ];

    private static string Filter(string mode) =>
        $"{{'mode': '{mode}', 'rule': 'CustomSecurityAttribute.Engineering_Project -eq \\\"x\\\"'}}";
}
