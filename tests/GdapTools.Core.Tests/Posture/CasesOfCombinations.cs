using System.Collections.Generic;

namespace GdapTools.Core.Tests.Posture;

/// <summary>Custom controls, terms of use, app controls and session controls in company.</summary>
internal static class CasesOfCombinations
{
    private static readonly string s_again =
        Frequency("'frequencyInterval': 'everyTime', 'authenticationType': 'secondaryAuthentication'");

    public static IEnumerable<PostureCase> All =>
    [
        new("A custom control or a compliant device", Page.CustomControls, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(Duo("OR", "compliantDevice"))),
        new("A custom control and a compliant device", Page.CustomControls, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(Duo("AND", "compliantDevice"))),
        new("A custom control in browsers, MFA in apps", Page.CustomControls, PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Add(
                Duo("OR").When("clientAppTypes", "['browser']"),
                PolicyBuilder.Mfa().When("clientAppTypes", "['mobileAppsAndDesktopClients']"))),
        new("MFA or a custom control in one, MFA in another", Page.Policies, PostureVerdict.Enforced,
            static tenant => tenant.Add(Duo("OR", "mfa"), PolicyBuilder.Mfa())),
        new("Moving to external MFA: an account in the test group does MFA, the custom control leaves it out",
            Page.ExternalMfa, PostureVerdict.Enforced,
            static tenant => Migration(tenant.InGroup("external MFA"))),
        new("Moving to external MFA: an account outside the test group still has the custom control alone",
            Page.ExternalMfa, PostureVerdict.NotEnforced, static tenant => Migration(tenant)),
        new("A custom control that is only reported, MFA for all", Page.ReportOnly, PostureVerdict.Enforced,
            static tenant => tenant.Add(
                Duo("OR").Set("state", "'enabledForReportingButNotEnforced'"), PolicyBuilder.Mfa())),
        new("Two custom controls, both required", Page.CustomControls, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(PolicyBuilder.Create("Two", "AND")
                .Grant("customAuthenticationFactors", "['RequireDuoMfa', 'RequireRsaMfa']"))),
        new("Terms of use or MFA: accepted terms will do", Page.Policies, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(
                PolicyBuilder.Create("Terms", "OR", "mfa").Grant("termsOfUse", $"['{TestIds.Of("terms")}']"))),
        new("MFA in one policy and terms of use in another", Page.Grant, PostureVerdict.Enforced,
            static tenant => tenant.Add(
                PolicyBuilder.Mfa(),
                PolicyBuilder.Create("Terms", "OR").Grant("termsOfUse", $"['{TestIds.Of("terms")}']"))),
        new("An approved or a protected app: neither is MFA", Page.ApprovedApps, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(
                PolicyBuilder.Create("App", "OR", "approvedApplication", "compliantApplication"))),
        new("MFA and an approved app: the approved app counts as not selected", Page.ApprovedApps,
            PostureVerdict.Enforced,
            static tenant => tenant.Add(PolicyBuilder.Create("Both", "AND", "mfa", "approvedApplication"))),
        new("A protected app is no MFA", Page.Grant, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(PolicyBuilder.Create("App", "OR", "compliantApplication"))),
        new("A hybrid joined device is no MFA", Page.Grant, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(PolicyBuilder.Create("Hybrid", "OR", "domainJoinedDevice"))),
        new("MFA, compliant or hybrid joined, as the common policy has it", Page.Grant, PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Add(
                PolicyBuilder.Create("Any", "OR", "mfa", "compliantDevice", "domainJoinedDevice"))),
        new("Compliant in one and hybrid joined in another: both are asked, MFA is not", Page.Policies,
            PostureVerdict.NotEnforced,
            static tenant => tenant.Add(
                PolicyBuilder.Create("Compliant", "OR", "compliantDevice"),
                PolicyBuilder.Create("Hybrid", "OR", "domainJoinedDevice"))),
        new("MFA or compliant in one, MFA or hybrid joined in another: a device that is both is not asked",
            Page.Policies,
            PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Add(
                PolicyBuilder.Create("Compliant", "OR", "mfa", "compliantDevice"),
                PolicyBuilder.Create("Hybrid", "OR", "mfa", "domainJoinedDevice"))),
        new("Secondary authentication every time is a frequency, no demand", Page.Session, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(PolicyBuilder.Mfa().Set("grantControls", "null").Set(
                "sessionControls", s_again))),
        new("MFA with secondary authentication every time", Page.Lifetime, PostureVerdict.Enforced,
            static tenant => tenant.Add(PolicyBuilder.Mfa().Set(
                "sessionControls", s_again))),
        new("MFA with a sign-in frequency of 90 days", Page.Lifetime, PostureVerdict.Enforced,
            static tenant => tenant.Add(PolicyBuilder.Mfa().Set(
                "sessionControls", Frequency("'frequencyInterval': 'timeBased', 'value': 90, 'type': 'days'")))),
        new("A sign-in frequency that is off", Page.Session, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(PolicyBuilder.Mfa().Set("grantControls", "null").Set(
                "sessionControls", "{'signInFrequency': {'value': 1, 'type': 'hours', 'isEnabled': false}}"))),
        new("Token protection and app control are no demand", Page.Session, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(PolicyBuilder.Mfa().Set("grantControls", "null").Set(
                "sessionControls", "{'secureSignInSession': {'isEnabled': true}, 'cloudAppSecurity': " +
                    "{'isEnabled': true, 'cloudAppSecurityType': 'monitorOnly'}}"))),
        new("Grant controls that hold nothing demand nothing", Page.Policies, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(PolicyBuilder.Create("Empty", "OR").Set(
                "sessionControls", "{'persistentBrowser': {'mode': 'never', 'isEnabled': true}}"))),
        new("Microsoft's example for Teams phones as it is printed: phones are blocked, other devices are not asked",
            Page.Devices, PostureVerdict.NotEnforced,
            static tenant => tenant.InGroup("service accounts").Add(
                PolicyBuilder.Mfa().For("excludeGroups", $"['{TestIds.Of("service accounts")}']"),
                PolicyBuilder.Block().ExceptDevices("""device.extensionAttribute2 -ne "TeamsPhoneDevice" """))),
        new("A block whose condition is not known, on Linux only: nobody is asked for MFA anywhere", Page.Policies,
            PostureVerdict.NotEnforced,
            static tenant => tenant.Add(PolicyBuilder.Block().Only("['linux']").When("moonPhase", "'full'"))),
        new("MFA or an approved app: Entra has stopped asking for approved apps, so MFA is left", Page.ApprovedApps,
            PostureVerdict.Enforced,
            static tenant => tenant.Add(PolicyBuilder.Create("Either", "OR", "mfa", "approvedApplication"))),
    ];

    private static void Migration(TenantBuilder tenant) => tenant.Add(
        Duo("OR").For("excludeGroups", $"['{TestIds.Of("external MFA")}']"),
        PolicyBuilder.Mfa().OnlyUsers("[]").For("includeGroups", $"['{TestIds.Of("external MFA")}']"));

    private static PolicyBuilder Duo(string connective, params string[] controls) =>
        PolicyBuilder.Create("Duo", connective, controls).Grant("customAuthenticationFactors", "['RequireDuoMfa']");

    private static string Frequency(string json) => $"{{'signInFrequency': {{'isEnabled': true, {json}}}}}";
}
