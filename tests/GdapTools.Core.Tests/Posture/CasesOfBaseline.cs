using System.Collections.Generic;
using GdapTools.Core.Posture;

namespace GdapTools.Core.Tests.Posture;

/// <summary>Security defaults, per-user MFA, both lists of policies, federation, and what could not be read.</summary>
internal static class CasesOfBaseline
{
    public static IEnumerable<PostureCase> All =>
    [
        new("No policy and security defaults off", Page.Defaults, PostureVerdict.NotEnforced, static _ => { }),
        new("Security defaults ask administrators at every sign-in", Page.Defaults, PostureVerdict.Enforced,
            static tenant => tenant.WithRole(TestIds.GlobalAdministrator).SecurityDefaults = true),
        new("Security defaults ask others when necessary", Page.Defaults, PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.SecurityDefaults = true),
        new("A role that security defaults do not list", Page.Defaults, PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.WithRole("88d8e3e3-8f55-4a1e-953a-9b9898b8876b").SecurityDefaults = true),
        new("Security defaults on and roles unreadable", Page.Defaults, PostureVerdict.Unknown,
            static tenant => tenant.CannotRead("groups").SecurityDefaults = true),
        new("Security defaults unreadable and no policy", Page.Defaults, PostureVerdict.Unknown,
            static tenant => tenant.CannotRead("defaults")),
        new("Security defaults unreadable, but a policy proves it", Page.Policies, PostureVerdict.Enforced,
            static tenant => tenant.CannotRead("defaults").Add(PolicyBuilder.Mfa())),
        new("Security defaults for an administrator, policies unreadable: policies only add demands", Page.Policies,
            PostureVerdict.Enforced,
            static tenant => tenant.WithRole(TestIds.GlobalAdministrator).CannotRead("policies", "beta").SecurityDefaults = true),
        new("Both lists of policies unreadable", Page.Permissions, PostureVerdict.Unknown,
            static tenant => tenant.CannotRead("policies", "beta")),
        new("v1.0 unreadable, but beta shows all", Page.PolicyApi, PostureVerdict.Enforced,
            static tenant => tenant.CannotRead("policies").Add(PolicyBuilder.Mfa())),
        new("Beta unreadable and nothing enforced: a policy may be hidden", Page.PolicyApi, PostureVerdict.Unknown,
            static tenant => tenant.CannotRead("beta")),
        new("Beta unreadable, but v1.0 proves it", Page.PolicyApi, PostureVerdict.Enforced,
            static tenant => tenant.CannotRead("beta").Add(PolicyBuilder.Mfa())),
        new("Beta unreadable and a gap: it may be closed by a hidden policy, MFA is asked elsewhere", Page.PolicyApi,
            PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.CannotRead("beta").Add(PolicyBuilder.Mfa().When("clientAppTypes", "['browser']"))),
        new("A policy that only beta shows counts", Page.PolicyApi, PostureVerdict.Enforced,
            static tenant => tenant.AddBetaOnly(PolicyBuilder.Mfa())),
        new("A policy that only beta shows may hold what is not modelled", Page.PolicyApi, PostureVerdict.Unknown,
            static tenant => tenant.AddBetaOnly(PolicyBuilder.Mfa().When("moonPhase", "'full'"))),
        new("Beta and v1.0 differ on a policy", Page.PolicyApi, PostureVerdict.Unknown,
            static tenant => tenant.AddStableOnly(PolicyBuilder.Mfa())
                .AddBetaOnly(PolicyBuilder.Mfa().When("clientAppTypes", "['browser']"))),
        new("Beta shows a condition that v1.0 hides", Page.PolicyApi, PostureVerdict.Unknown,
            static tenant => tenant.AddStableOnly(PolicyBuilder.Mfa())
                .AddBetaOnly(PolicyBuilder.Mfa().When("moonPhase", "'full'"))),
        new("Beta and v1.0 differ in what has no bearing", Page.PolicyApi, PostureVerdict.Enforced,
            static tenant => tenant.AddStableOnly(PolicyBuilder.Mfa())
                .AddBetaOnly(PolicyBuilder.Mfa().When("clients", "null").Set("description", "'not used'"))),
        new("Per-user MFA enforced lets trusted addresses and remembered devices pass", Page.PerUser,
            PostureVerdict.EnforcedWithGaps, static tenant => tenant.PerUserMfa = "enforced"),
        new("Per-user MFA enabled", Page.PerUser, PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.PerUserMfa = "enabled"),
        new("Per-user MFA beside a policy for all", Page.PerUser, PostureVerdict.Enforced,
            static tenant => tenant.Add(PolicyBuilder.Mfa()).PerUserMfa = "enforced"),
        new("A per-user state not known", Page.Enums, PostureVerdict.Unknown,
            static tenant => tenant.PerUserMfa = "unknownFutureValue"),
        new("Per-user MFA unreadable, no policy, security defaults off", Page.PerUser, PostureVerdict.NotEnforced,
            static tenant => tenant.CannotRead("perUser")),
        new("Federated, and Entra does the MFA itself", Page.Federation, PostureVerdict.Enforced,
            static tenant => tenant.Add(PolicyBuilder.Mfa()).Federation =
                new FederationFacts("partner.example", true, "rejectMfaByFederatedIdp")),
        new("Federated, and the identity provider is made to do the MFA", Page.Federation, PostureVerdict.Enforced,
            static tenant => tenant.Add(PolicyBuilder.Mfa()).Federation =
                new FederationFacts("partner.example", true, "enforceMfaByFederatedIdp")),
        new("Federated in a way not known", Page.Federation, PostureVerdict.Unknown,
            static tenant => tenant.Add(PolicyBuilder.Mfa()).Federation =
                new FederationFacts("partner.example", true, "unknownFutureValue")),
        new("Federation changes nothing where nothing asks for MFA", Page.Federation, PostureVerdict.NotEnforced,
            static tenant => tenant.Federation = new FederationFacts("partner.example", true, "unknownFutureValue")),
        new("A narrow policy with an unknown value leaves a proven gap proven", Page.Policies,
            PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Add(
                PolicyBuilder.Mfa().When("clientAppTypes", "['browser']"),
                PolicyBuilder.Create("New", "OR", "retinaScan").Only("['linux']"))),
        new("A broad policy with an unknown value leaves no gap proven", Page.Policies, PostureVerdict.Unknown,
            static tenant => tenant.Add(
                PolicyBuilder.Mfa().When("clientAppTypes", "['browser']"),
                PolicyBuilder.Create("New", "OR", "retinaScan"))),
        new("A policy that is not an object", Page.PolicyApi, PostureVerdict.Unknown,
            static tenant => tenant.Add(PolicyBuilder.Mfa().Set("conditions", "'none'"))),
    ];
}
