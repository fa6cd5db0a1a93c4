using System;

namespace GdapTools.Core.Tests.Posture;

/// <summary>One judgement derived by hand.</summary>
/// <param name="Reason">What is judged and why so; the name of the case.</param>
/// <param name="Page">The documentation page that settles it.</param>
/// <param name="Verdict">What follows.</param>
/// <param name="Arrange">Makes the tenant.</param>
internal sealed record PostureCase(string Reason, string Page, PostureVerdict Verdict, Action<TenantBuilder> Arrange);

/// <summary>Pages of learn.microsoft.com, below the host.</summary>
internal static class Page
{
    public const string Users = "entra/identity/conditional-access/concept-conditional-access-users-groups";
    public const string Guests = "entra/external-id/authentication-conditional-access";
    public const string B2B = "entra/external-id/user-properties";
    public const string Agents = "entra/identity/conditional-access/agent-id";
    public const string Resources = "entra/identity/conditional-access/concept-conditional-access-cloud-apps";
    public const string Exclusions = "entra/identity/conditional-access/concept-enforcement-resource-exclusions";
    public const string AppFilter = "entra/identity/conditional-access/concept-filter-for-applications";
    public const string GraphScopes = "entra/identity-platform/v2-conditional-access-dev-guide";
    public const string Office = "entra/identity/conditional-access/reference-office-365-application-contents";
    public const string Conditions = "entra/identity/conditional-access/concept-conditional-access-conditions";
    public const string Network = "entra/identity/conditional-access/concept-assignment-network";
    public const string Devices = "entra/identity/conditional-access/concept-condition-filters-for-devices";
    public const string CompliantNetwork = "entra/global-secure-access/how-to-compliant-network";
    public const string CountryApi = "graph/api/resources/countrynamedlocation";
    public const string RuleSyntax = "entra/identity/users/groups-dynamic-membership";
    public const string Flows = "entra/identity/conditional-access/concept-authentication-flows";
    public const string Grant = "entra/identity/conditional-access/concept-conditional-access-grant";
    public const string GrantApi = "graph/api/resources/conditionalaccessgrantcontrols";
    public const string Strengths = "graph/api/resources/authenticationstrengthpolicy";
    public const string StrengthMethods = "entra/identity/authentication/concept-authentication-strengths";
    public const string ExternalMfa = "entra/identity/conditional-access/how-to-migrate-custom-controls-external-mfa";
    public const string CustomControls = "entra/identity/conditional-access/controls";
    public const string Session = "entra/identity/conditional-access/concept-conditional-access-session";
    public const string Lifetime = "entra/identity/conditional-access/concept-session-lifetime";
    public const string ReportOnly = "entra/identity/conditional-access/concept-conditional-access-report-only";
    public const string Policies = "entra/identity/conditional-access/concept-conditional-access-policies";
    public const string Defaults = "entra/fundamentals/security-defaults";
    public const string PerUser = "entra/identity/authentication/howto-mfa-userstates";
    public const string MfaSettings = "entra/identity/authentication/howto-mfa-mfasettings";
    public const string Federation = "graph/api/resources/internaldomainfederation";
    public const string PolicyApi = "graph/api/resources/conditionalaccesspolicy";
    public const string Enums = "graph/best-practices-concept#handling-future-members-in-evolvable-enumerations";
    public const string Workloads = "entra/identity/conditional-access/workload-identity";
    public const string Insider = "entra/identity/conditional-access/how-to-policy-insider-risk";
    public const string ApprovedApps = "entra/identity/conditional-access/migrate-approved-client-app";
    public const string Permissions = "graph/api/conditionalaccessroot-list-policies";
}
