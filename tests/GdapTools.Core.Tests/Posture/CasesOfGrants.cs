using System.Collections.Generic;

namespace GdapTools.Core.Tests.Posture;

/// <summary>What a policy demands.</summary>
internal static class CasesOfGrants
{
    private const string MfaStrength = "00000000-0000-0000-0000-000000000002";

    public static IEnumerable<PostureCase> All =>
    [
        new("OR is not AND: MFA or compliant device", Page.Grant, PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Add(PolicyBuilder.Create("Either", "OR", "mfa", "compliantDevice"))),
        new("MFA and compliant device", Page.Grant, PostureVerdict.Enforced,
            static tenant => tenant.Add(PolicyBuilder.Create("Both", "AND", "mfa", "compliantDevice"))),
        new("MFA or compliant device in one, MFA in another: all policies have to be met", Page.Policies,
            PostureVerdict.Enforced,
            static tenant => tenant.Add(
                PolicyBuilder.Create("Either", "OR", "mfa", "compliantDevice"), PolicyBuilder.Mfa())),
        new("Compliant device in one, MFA or compliant device in another", Page.Policies, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(
                PolicyBuilder.Create("Compliant", "OR", "compliantDevice"),
                PolicyBuilder.Create("Either", "OR", "mfa", "compliantDevice"))),
        new("A compliant device is no MFA", Page.Grant, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(PolicyBuilder.Create("Compliant", "OR", "compliantDevice"))),
        new("Hybrid joined or MFA", Page.Grant, PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Add(PolicyBuilder.Create("Either", "OR", "mfa", "domainJoinedDevice"))),
        new("MFA or protected app", Page.Grant, PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Add(PolicyBuilder.Create("Either", "OR", "mfa", "compliantApplication"))),
        new("An approved app alone asks for nothing any more", Page.ApprovedApps, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(PolicyBuilder.Create("App", "OR", "approvedApplication"))),
        new("Block for all", Page.Grant, PostureVerdict.Blocked,
            static tenant => tenant.Add(PolicyBuilder.Block())),
        new("Block beats grant: block for all beside MFA for all", Page.Policies, PostureVerdict.Blocked,
            static tenant => tenant.Add(PolicyBuilder.Mfa(), PolicyBuilder.Block())),
        new("Block among several controls with AND", Page.Grant, PostureVerdict.Blocked,
            static tenant => tenant.Add(PolicyBuilder.Create("Block", "AND", "block", "mfa"))),
        new("Block as one of several controls makes no sense", Page.Grant, PostureVerdict.Unknown,
            static tenant => tenant.Add(PolicyBuilder.Create("Block", "OR", "block", "mfa"))),
        new("Terms of use are no MFA", Page.Grant, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(PolicyBuilder.Create("Terms", "OR").Grant("termsOfUse", Ids("terms")))),
        new("Terms of use and MFA", Page.Grant, PostureVerdict.Enforced,
            static tenant => tenant.Add(PolicyBuilder.Create("Terms", "AND", "mfa").Grant("termsOfUse", Ids("terms")))),
        new("A custom control never satisfies", Page.CustomControls, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(
                PolicyBuilder.Create("Duo", "OR").Grant("customAuthenticationFactors", "['RequireDuoMfa']"))),
        new("A custom control beside MFA for all changes nothing", Page.CustomControls, PostureVerdict.Enforced,
            static tenant => tenant.Add(
                PolicyBuilder.Create("Duo", "OR").Grant("customAuthenticationFactors", "['RequireDuoMfa']"),
                PolicyBuilder.Mfa())),
        new("MFA and a custom control", Page.CustomControls, PostureVerdict.Enforced,
            static tenant => tenant.Add(
                PolicyBuilder.Create("Duo", "AND", "mfa").Grant("customAuthenticationFactors", "['RequireDuoMfa']"))),
        new("MFA or a custom control: the custom control will do anywhere", Page.CustomControls,
            PostureVerdict.NotEnforced,
            static tenant => tenant.Add(
                PolicyBuilder.Create("Duo", "OR", "mfa").Grant("customAuthenticationFactors", "['RequireDuoMfa']"))),
        new("Session controls alone demand nothing", Page.Session, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(PolicyBuilder.Mfa().Set("grantControls", "null").Set(
                "sessionControls",
                "{'signInFrequency': {'value': 4, 'type': 'hours', 'isEnabled': true, 'frequencyInterval': 'timeBased'}}"))),
        new("Sign-in frequency every time is no MFA", Page.Session, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(PolicyBuilder.Mfa().Set("grantControls", "null").Set(
                "sessionControls",
                "{'signInFrequency': {'isEnabled': true, 'frequencyInterval': 'everyTime', " +
                "'authenticationType': 'primaryAndSecondaryAuthentication'}}"))),
        new("Session controls beside MFA take nothing away", Page.Session, PostureVerdict.Enforced,
            static tenant => tenant.Add(PolicyBuilder.Mfa().Set(
                "sessionControls", "{'persistentBrowser': {'mode': 'never', 'isEnabled': true}}"))),
        new("A session control of a name not known", Page.Enums, PostureVerdict.Unknown,
            static tenant => tenant.Add(PolicyBuilder.Mfa().Set("sessionControls", "{'teleport': {'isEnabled': true}}"))),
        new("The strength Multifactor authentication", Page.Strengths, PostureVerdict.Enforced,
            static tenant => tenant.Add(Strength(MfaStrength, "mfa"))),
        new("A built-in strength that does not say what it satisfies", Page.StrengthMethods, PostureVerdict.Enforced,
            static tenant => tenant.Add(Strength(MfaStrength, null))),
        new("A custom strength below MFA", Page.Strengths, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(Strength(TestIds.Of("weak"), "none"))),
        new("A custom strength that nobody describes", Page.Strengths, PostureVerdict.Unknown,
            static tenant => tenant.Add(Strength(TestIds.Of("custom"), null))),
        new("A strength of a requirement not known", Page.Enums, PostureVerdict.Unknown,
            static tenant => tenant.Add(Strength(TestIds.Of("custom"), "unknownFutureValue"))),
        new("Password change comes with MFA", Page.GrantApi, PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Add(
                PolicyBuilder.Create("Reset", "AND", "mfa", "passwordChange").When("userRiskLevels", "['high']"))),
        new("Password change alone may or may not bring MFA", Page.GrantApi, PostureVerdict.Unknown,
            static tenant => tenant.Add(PolicyBuilder.Create("Reset", "OR", "passwordChange"))),
        new("Risk remediation may or may not bring MFA", Page.Grant, PostureVerdict.Unknown,
            static tenant => tenant.Add(PolicyBuilder.Create("Remedy", "OR", "riskRemediation"))),
        new("A grant control not known", Page.Enums, PostureVerdict.Unknown,
            static tenant => tenant.Add(PolicyBuilder.Create("New", "AND", "mfa", "retinaScan"))),
        new("unknownFutureValue as the only control", Page.Enums, PostureVerdict.Unknown,
            static tenant => tenant.Add(PolicyBuilder.Create("New", "OR", "unknownFutureValue"))),
        new("An operator not known", Page.GrantApi, PostureVerdict.Unknown,
            static tenant => tenant.Add(PolicyBuilder.Create("Odd", "XOR", "mfa", "compliantDevice"))),
        new("No operator and several controls", Page.GrantApi, PostureVerdict.Unknown,
            static tenant => tenant.Add(
                PolicyBuilder.Create("Odd", "OR", "mfa", "compliantDevice").Grant("operator", "null"))),
        new("Report-only is logged, not enforced", Page.ReportOnly, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(PolicyBuilder.Mfa().Set("state", "'enabledForReportingButNotEnforced'"))),
        new("A policy that is off", Page.PolicyApi, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(PolicyBuilder.Mfa().Set("state", "'disabled'"))),
        new("A state not known", Page.Enums, PostureVerdict.Unknown,
            static tenant => tenant.Add(PolicyBuilder.Mfa().Set("state", "'enabledOnTuesdays'"))),
        new("An unknown value in a policy that is off has no bearing", Page.PolicyApi, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(PolicyBuilder.Create("New", "OR", "retinaScan").Set("state", "'disabled'"))),
    ];

    private static string Ids(string name) => $"['{TestIds.Of(name)}']";

    private static PolicyBuilder Strength(string id, string? satisfies) => PolicyBuilder.Create("Strength", "OR").Grant(
        "authenticationStrength",
        $"{{'id': '{id}', 'displayName': 'Strength', 'policyType': 'custom', " +
        $"'requirementsSatisfied': {(satisfies is null ? "null" : $"'{satisfies}'")}, 'allowedCombinations': ['fido2']}}");
}
