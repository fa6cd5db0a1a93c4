using System.Collections.Generic;

namespace GdapTools.Core.Tests.Posture;

/// <summary>Which tokens a policy covers.</summary>
internal static class CasesOfResources
{
    public static IEnumerable<PostureCase> All =>
    [
        new("MFA for Partner Center alone leaves Graph open", Page.Resources, PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Add(Include($"['{TestIds.PartnerCenter}']"))),
        new("Partner Center excluded from all resources is a gap", Page.Resources, PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Add(Exclude($"['{TestIds.PartnerCenter}']"))),
        new("MFA for an app of the tenant covers neither", Page.Resources, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(Include($"['{TestIds.Of("payroll app")}']"))),
        new("An app of the tenant excluded from all resources frees no token for Graph",
            Page.Exclusions, PostureVerdict.Enforced,
            static tenant => tenant.Add(Exclude($"['{TestIds.Of("payroll app")}']"))),
        new("Graph is no selectable target: a policy naming it cannot be judged", Page.Resources, PostureVerdict.Unknown,
            static tenant => tenant.Add(Include($"['{TestIds.Graph}']"))),
        new("Graph named as an exclusion cannot be judged", Page.Resources, PostureVerdict.Unknown,
            static tenant => tenant.Add(Exclude($"['{TestIds.Graph}']"))),
        new("Exchange alone: whether a token for Graph falls under it depends on its scopes", Page.GraphScopes,
            PostureVerdict.Unknown,
            static tenant => tenant.Add(Include($"['{TestIds.Exchange}']"))),
        new("Office 365 alone: whether a token for Graph falls under it depends on its scopes", Page.Office,
            PostureVerdict.Unknown,
            static tenant => tenant.Add(Include("['Office365']"))),
        new("Admin portals are clients of their own: no token of another app falls under them", Page.Resources,
            PostureVerdict.NotEnforced,
            static tenant => tenant.Add(Include("['MicrosoftAdminPortals']"))),
        new("Admin portals excluded from all resources leave Graph and Partner Center covered", Page.Resources,
            PostureVerdict.Enforced,
            static tenant => tenant.Add(Exclude("['MicrosoftAdminPortals']"))),
        new("Azure management does not stand behind Graph", Page.Resources, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(Include("['797f4846-ba00-4fd7-ba43-dac1f8f63013']"))),
        new("No resource", Page.Resources, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(Include("['None']"))),
        new("User actions never apply to a token", Page.Resources, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(Include("[]")
                .When("applications.includeUserActions", "['urn:user:registersecurityinfo']"))),
        new("Authentication contexts never apply to a token that does not ask for one", Page.Resources,
            PostureVerdict.NotEnforced,
            static tenant => tenant.Add(Include("[]")
                .When("applications.includeAuthenticationContextClassReferences", "['c1']"))),
        new("A filter on application attributes is not modelled", Page.AppFilter, PostureVerdict.Unknown,
            static tenant => tenant.Add(Include("['All']").When(
                "applications.applicationFilter",
                "{'mode': 'exclude', 'rule': 'CustomSecurityAttribute.Engineering_Test -eq \\\"x\\\"'}"))),
        new("The automation's own app as target may or may not be met by its sign-in", Page.Resources,
            PostureVerdict.Unknown,
            static tenant =>
            {
                tenant.ClientId = TestIds.Of("automation");
                tenant.Add(Include($"['{TestIds.Of("automation")}']"));
            }),
        new("The automation's own app as exclusion frees nothing it asks for", Page.Exclusions, PostureVerdict.Enforced,
            static tenant =>
            {
                tenant.ClientId = TestIds.Of("automation");
                tenant.Add(Exclude($"['{TestIds.Of("automation")}']"));
            }),
        new("A keyword for resources that is not known", Page.Enums, PostureVerdict.Unknown,
            static tenant => tenant.Add(Include("['AllInternetResources']"))),
        new("Traffic of Global Secure Access is not modelled", Page.PolicyApi, PostureVerdict.Unknown,
            static tenant => tenant.Add(Include("['All']")
                .When("applications.globalSecureAccess", "{'includeTrafficProfiles': 'all'}"))),
        new("No application condition at all", Page.PolicyApi, PostureVerdict.Unknown,
            static tenant => tenant.Add(PolicyBuilder.Mfa().When("applications", "null"))),
    ];

    private static PolicyBuilder Include(string json) =>
        PolicyBuilder.Mfa().When("applications.includeApplications", json);

    private static PolicyBuilder Exclude(string json) =>
        PolicyBuilder.Mfa().When("applications.excludeApplications", json);
}
