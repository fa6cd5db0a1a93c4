using System.Collections.Generic;
using GdapTools.Core.Posture;

namespace GdapTools.Core.Tests.Posture;

/// <summary>Security defaults, per-user MFA and federation in company.</summary>
internal static class CasesOfDefaults
{
    private const string AuthenticationPolicyAdministrator = "0526716b-113d-4c15-b2c8-68e3c22b9f80";
    private const string IdentityGovernanceAdministrator = "45d8d3c5-c802-45c6-b32a-1d70b5e1e86e";
    private const string BillingAdministrator = "b0f54661-2d74-4c50-afa3-1ec803f12efe";
    private const string GlobalReader = "f2ef992c-3afb-46b9-b7cf-a126ee74c451";

    public static IEnumerable<PostureCase> All =>
    [
        new("Security defaults list the Billing Administrator", Page.Defaults, PostureVerdict.Enforced,
            static tenant => tenant.WithRole(BillingAdministrator).SecurityDefaults = true),
        new("Security defaults list the Authentication Policy Administrator", Page.Defaults, PostureVerdict.Enforced,
            static tenant => tenant.WithRole(AuthenticationPolicyAdministrator).SecurityDefaults = true),
        new("Security defaults list the Identity Governance Administrator", Page.Defaults, PostureVerdict.Enforced,
            static tenant => tenant.WithRole(IdentityGovernanceAdministrator).SecurityDefaults = true),
        new("Security defaults do not list the Global Reader", Page.Defaults, PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.WithRole(GlobalReader).SecurityDefaults = true),
        new("Security defaults and MFA for all", Page.Policies, PostureVerdict.Enforced,
            static tenant => tenant.Add(PolicyBuilder.Mfa()).SecurityDefaults = true),
        new("Security defaults and MFA in browsers only", Page.Defaults, PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Add(
                PolicyBuilder.Mfa().When("clientAppTypes", "['browser']")).SecurityDefaults = true),
        new("Security defaults for an administrator and a policy that leaves the account out", Page.Policies,
            PostureVerdict.Enforced,
            static tenant => tenant.WithRole(TestIds.GlobalAdministrator)
                .Add(PolicyBuilder.Mfa().For("excludeUsers", $"['{TestIds.Me}']")).SecurityDefaults = true),
        new("Security defaults and a block for all", Page.Grant, PostureVerdict.Blocked,
            static tenant => tenant.Add(PolicyBuilder.Block()).SecurityDefaults = true),
        new("Security defaults treat guests as the tenant's own users", Page.Defaults, PostureVerdict.EnforcedWithGaps,
            static tenant =>
            {
                tenant.UserType = "Guest";
                tenant.UserPrincipalName = "bob_contoso.example#EXT#@partner.example";
                tenant.SecurityDefaults = true;
            }),
        new("Security defaults for an administrator of a federated domain", Page.Federation, PostureVerdict.Enforced,
            static tenant =>
            {
                tenant.WithRole(TestIds.GlobalAdministrator).SecurityDefaults = true;
                tenant.Federation = new FederationFacts("partner.example", true, "rejectMfaByFederatedIdp");
            }),
        new("Per-user MFA disabled is the ordinary state beside security defaults", Page.Defaults,
            PostureVerdict.Enforced,
            static tenant =>
            {
                tenant.PerUserMfa = "disabled";
                tenant.WithRole(TestIds.UserAdministrator).SecurityDefaults = true;
            }),
        new("Per-user MFA enforced and a policy that leaves a location out", Page.PerUser,
            PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Network("HQ", isTrusted: true, "203.0.113.0/24")
                .Add(PolicyBuilder.Mfa().ExceptLocations($"['{TestIds.Of("HQ")}']")).PerUserMfa = "enforced"),
        new("Per-user MFA enforced and a block for all", Page.Grant, PostureVerdict.Blocked,
            static tenant => tenant.Add(PolicyBuilder.Block()).PerUserMfa = "enforced"),
        new("Per-user MFA enforced and security defaults for an administrator", Page.Defaults, PostureVerdict.Enforced,
            static tenant =>
            {
                tenant.PerUserMfa = "enforced";
                tenant.WithRole(TestIds.GlobalAdministrator).SecurityDefaults = true;
            }),
        new("Per-user MFA unreadable and a policy with a gap", Page.PerUser, PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.CannotRead("perUser").Add(
                PolicyBuilder.Mfa().When("clientAppTypes", "['browser']"))),
        new("Per-user MFA enforced and beta unreadable", Page.PolicyApi, PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.CannotRead("beta").PerUserMfa = "enforced"),
        new("Federated, and the identity provider's MFA is taken where it was done", Page.Federation,
            PostureVerdict.Enforced, static tenant => Federated(tenant, "acceptIfMfaDoneByFederatedIdp")),
        new("Federated and nothing set: the older setting or acceptance, and MFA is done in each case", Page.Federation,
            PostureVerdict.Enforced, static tenant => Federated(tenant, null)),
        new("A managed domain with a behaviour left over", Page.Federation, PostureVerdict.Enforced,
            static tenant => tenant.Add(PolicyBuilder.Mfa()).Federation =
                new FederationFacts("partner.example", false, "enforceMfaByFederatedIdp")),
        new("Federated and the gap of a location stays", Page.Federation, PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Network("HQ", isTrusted: true, "203.0.113.0/24")
                .Add(PolicyBuilder.Mfa().ExceptLocations($"['{TestIds.Of("HQ")}']")).Federation =
                    new FederationFacts("partner.example", true, "enforceMfaByFederatedIdp")),
        new("Two policies that only beta shows cover each other", Page.PolicyApi, PostureVerdict.Enforced,
            static tenant => tenant
                .AddBetaOnly(PolicyBuilder.Mfa().When("clientAppTypes", "['browser']"))
                .AddBetaOnly(PolicyBuilder.Mfa("Apps").When("clientAppTypes", "['mobileAppsAndDesktopClients']"))),
        new("A block that only beta shows closes a gap", Page.PolicyApi, PostureVerdict.Enforced,
            static tenant => tenant.Add(PolicyBuilder.Mfa().When("clientAppTypes", "['browser']"))
                .AddBetaOnly(PolicyBuilder.Block().When("clientAppTypes", "['mobileAppsAndDesktopClients']"))),
        new("A policy that only beta shows and that is only reported", Page.ReportOnly, PostureVerdict.NotEnforced,
            static tenant => tenant.AddBetaOnly(
                PolicyBuilder.Mfa().Set("state", "'enabledForReportingButNotEnforced'"))),
        new("Everything unreadable but security defaults, which are off", Page.Permissions, PostureVerdict.Unknown,
            static tenant => tenant.CannotRead("policies", "beta", "locations", "strengths", "groups", "perUser")),
        new("Strengths unreadable, and the policy carries what it needs", Page.Strengths, PostureVerdict.Enforced,
            static tenant => tenant.CannotRead("strengths").Add(PolicyBuilder.Create("Strength", "OR").Grant(
                "authenticationStrength",
                "{'id': '00000000-0000-0000-0000-000000000003', 'requirementsSatisfied': 'mfa'}"))),
        new("Strengths unreadable, and the policy only names one", Page.Strengths, PostureVerdict.Unknown,
            static tenant => tenant.CannotRead("strengths").Add(PolicyBuilder.Create("Strength", "OR").Grant(
                "authenticationStrength", $"{{'id': '{TestIds.Of("custom")}'}}"))),
    ];

    private static void Federated(TenantBuilder tenant, string? behaviour) =>
        tenant.Add(PolicyBuilder.Mfa()).Federation = new FederationFacts("partner.example", true, behaviour);
}
