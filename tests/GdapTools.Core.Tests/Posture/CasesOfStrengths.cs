using System.Collections.Generic;
using GdapTools.Core.Posture;

namespace GdapTools.Core.Tests.Posture;

/// <summary>Authentication strengths beside other controls, and what they let pass.</summary>
internal static class CasesOfStrengths
{
    private const string Mfa = "00000000-0000-0000-0000-000000000002";
    private const string PhishingResistant = "00000000-0000-0000-0000-000000000004";

    private static readonly string s_weak = TestIds.Of("weak");
    private static readonly string s_strong = TestIds.Of("strong");

    public static IEnumerable<PostureCase> All =>
    [
        new("A custom strength that a password meets grants no MFA claim", Page.Strengths, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(Strength("OR", s_weak, "none", "'password'"))),
        new("A custom strength that a federated password meets grants no MFA claim", Page.StrengthMethods,
            PostureVerdict.NotEnforced,
            static tenant => tenant.Add(Strength("OR", s_weak, "none", "'federatedSingleFactor'"))),
        new("A custom strength that a password or a key meets: the password will do", Page.Strengths,
            PostureVerdict.NotEnforced,
            static tenant => tenant.Add(Strength("OR", s_weak, "none", "'password', 'fido2'"))),
        new("A custom strength of keys and certificates grants the MFA claim", Page.Strengths, PostureVerdict.Enforced,
            static tenant => tenant.Add(Strength("OR", s_strong, "mfa", "'fido2', 'x509CertificateMultiFactor'"))),
        new("A custom strength of federated MFA grants the MFA claim", Page.StrengthMethods, PostureVerdict.Enforced,
            static tenant => tenant.Add(Strength("OR", s_strong, "mfa", "'federatedMultiFactor'"))),
        new("A strength or a compliant device", Page.Grant, PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Add(Strength("OR", Mfa, "mfa", "'fido2'", "compliantDevice"))),
        new("A strength and a compliant device", Page.Grant, PostureVerdict.Enforced,
            static tenant => tenant.Add(Strength("AND", Mfa, "mfa", "'fido2'", "compliantDevice"))),
        new("A strength below MFA or a compliant device", Page.Strengths, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(Strength("OR", s_weak, "none", "'password'", "compliantDevice"))),
        new("A strength below MFA beside MFA for all: all policies have to be met", Page.Policies,
            PostureVerdict.Enforced,
            static tenant => tenant.Add(Strength("OR", s_weak, "none", "'password'"), PolicyBuilder.Mfa())),
        new("A strength below MFA in browsers, MFA elsewhere", Page.Strengths, PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Add(
                Strength("OR", s_weak, "none", "'password'"),
                PolicyBuilder.Mfa().When("clientAppTypes", "['mobileAppsAndDesktopClients']"))),
        new("The phishing-resistant strength: external MFA cannot meet it and nobody gets past it without MFA",
            Page.ExternalMfa, PostureVerdict.Enforced,
            static tenant => tenant.Add(Strength("OR", PhishingResistant, "mfa", "'fido2'"))),
        new("The phishing-resistant strength and a federated domain whose MFA is accepted: no way round it",
            Page.StrengthMethods, PostureVerdict.Enforced,
            static tenant => tenant.Add(Strength("OR", PhishingResistant, "mfa", "'fido2'")).Federation =
                new FederationFacts("partner.example", true, "acceptIfMfaDoneByFederatedIdp")),
        new("A strength or a custom control", Page.CustomControls, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(
                Strength("OR", Mfa, "mfa", "'fido2'").Grant("customAuthenticationFactors", "['RequireDuoMfa']"))),
        new("A strength and a custom control", Page.CustomControls, PostureVerdict.Enforced,
            static tenant => tenant.Add(
                Strength("AND", Mfa, "mfa", "'fido2'").Grant("customAuthenticationFactors", "['RequireDuoMfa']"))),
        new("A strength at HQ only, MFA elsewhere", Page.Policies, PostureVerdict.Enforced,
            static tenant => tenant.Network("HQ", isTrusted: true, "203.0.113.0/24").Add(
                Strength("OR", PhishingResistant, "mfa", "'fido2'").OnlyLocations($"['{TestIds.Of("HQ")}']"),
                PolicyBuilder.Mfa().ExceptLocations($"['{TestIds.Of("HQ")}']"))),
        new("External MFA is switched on and MFA is asked: it satisfies the demand", Page.ExternalMfa,
            PostureVerdict.Enforced,
            static tenant => tenant.Add(PolicyBuilder.Mfa()).ExternalMethods = ["Contoso MFA"]),
        new("External MFA is switched on and a strength is asked: it is of no use, and nobody gets past",
            Page.ExternalMfa,
            PostureVerdict.Enforced,
            static tenant => tenant.Add(Strength("OR", Mfa, "mfa", "'fido2'")).ExternalMethods = ["Contoso MFA"]),
        new("External MFA is switched on and nothing asks for it", Page.ExternalMfa, PostureVerdict.NotEnforced,
            static tenant => tenant.ExternalMethods = ["Contoso MFA"]),
        new("External MFA is switched on and a custom control is asked: the control does not satisfy MFA",
            Page.ExternalMfa, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(PolicyBuilder.Create("Duo", "OR")
                .Grant("customAuthenticationFactors", "['RequireDuoMfa']")).ExternalMethods = ["Contoso MFA"]),
        new("Risk remediation comes with a strength", Page.Grant, PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Add(
                Strength("AND", Mfa, "mfa", "'fido2'", "riskRemediation").When("userRiskLevels", "['high']"))),
    ];

    private static PolicyBuilder Strength(
        string connective, string id, string satisfies, string combinations, params string[] controls) =>
        PolicyBuilder.Create("Strength", connective, controls).Grant(
            "authenticationStrength",
            $"{{'id': '{id}', 'displayName': 'Strength', 'requirementsSatisfied': '{satisfies}', " +
            $"'allowedCombinations': [{combinations}]}}");
}
