using System.Collections.Generic;
using Microsoft.Graph;
using Microsoft.Kiota.Abstractions;

namespace GdapTools.Core.Graph;

/// <summary>The requests that answer whether an account has to do MFA.</summary>
internal static class PostureQueries
{
    public const string PolicyPermission = "Policy.Read.All";
    public const string UserPermission = "User.Read.All";
    public const string GroupPermission = "GroupMember.Read.All";
    public const string MembershipPermission = "Directory.Read.All";
    public const string DomainPermission = "Domain.Read.All";
    public const string EligibilityPermission = "RoleEligibilitySchedule.Read.Directory";

    private const int MostMemberships = 999;

    public static GraphQuery SecurityDefaults(string tenantId) => new(
        tenantId,
        static graph => graph.Policies.IdentitySecurityDefaultsEnforcementPolicy.ToGetRequestInformation(),
        PolicyPermission);

    public static GraphQuery Policies(string tenantId, GraphVersion version) => new(
        tenantId,
        static graph => graph.Identity.ConditionalAccess.Policies.ToGetRequestInformation(),
        PolicyPermission,
        version);

    public static GraphQuery NamedLocations(string tenantId) => new(
        tenantId,
        static graph => graph.Identity.ConditionalAccess.NamedLocations.ToGetRequestInformation(),
        PolicyPermission);

    public static GraphQuery AuthenticationStrengths(string tenantId) => new(
        tenantId,
        static graph => graph.Policies.AuthenticationStrengthPolicies.ToGetRequestInformation(),
        PolicyPermission);

    /// <param name="tenantId">The tenant of the account.</param>
    /// <param name="user">Object id or user principal name.</param>
    public static GraphQuery User(string tenantId, string user) => new(
        tenantId,
        graph => graph.Users[user].ToGetRequestInformation(static request =>
            request.QueryParameters.Select = ["id", "userPrincipalName", "userType"]),
        UserPermission);

    /// <summary>Those of some accounts that exist.</summary>
    public static GraphQuery Users(string tenantId, IReadOnlyList<string> ids) => new(
        tenantId,
        graph => graph.Users.ToGetRequestInformation(request =>
        {
            request.QueryParameters.Filter = In(ids);
            request.QueryParameters.Select = ["id", "displayName", "userPrincipalName", "accountEnabled"];
        }),
        UserPermission);

    /// <summary>Those of some groups that exist.</summary>
    public static GraphQuery Groups(string tenantId, IReadOnlyList<string> ids) => new(
        tenantId,
        graph => graph.Groups.ToGetRequestInformation(request =>
        {
            request.QueryParameters.Filter = In(ids);
            request.QueryParameters.Select = ["id", "displayName"];
        }),
        GroupPermission);

    /// <summary>Groups and directory roles, the nested ones too.</summary>
    public static GraphQuery Memberships(string tenantId, string user) => new(
        tenantId,
        graph => graph.Users[user].TransitiveMemberOf.ToGetRequestInformation(static request =>
            request.QueryParameters.Top = MostMemberships),
        MembershipPermission);

    /// <summary>Who can activate which directory role.
    /// Source: https://learn.microsoft.com/graph/api/rbacapplication-list-roleeligibilityscheduleinstances</summary>
    public static GraphQuery RoleEligibilities(string tenantId) => new(
        tenantId,
        static graph => graph.RoleManagement.Directory.RoleEligibilityScheduleInstances.ToGetRequestInformation(
            static request => request.QueryParameters.Select = ["principalId", "roleDefinitionId", "directoryScopeId"]),
        EligibilityPermission);

    /// <summary>Which methods of authentication the tenant has switched on.
    /// Source: https://learn.microsoft.com/graph/api/authenticationmethodspolicy-get</summary>
    public static GraphQuery AuthenticationMethods(string tenantId) => new(
        tenantId,
        static graph => graph.Policies.AuthenticationMethodsPolicy.ToGetRequestInformation(),
        PolicyPermission);

    /// <summary>Only beta has it, so the SDK of v1.0 does not.
    /// Source: https://learn.microsoft.com/graph/api/authentication-get?view=graph-rest-beta</summary>
    public static GraphQuery PerUserMfa(string tenantId, string user) => new(
        tenantId,
        graph => new RequestInformation(
            Method.GET,
            "{+baseurl}/users/{user%2Did}/authentication/requirements",
            new Dictionary<string, object>
            {
                ["baseurl"] = graph.RequestAdapter.BaseUrl ?? "",
                ["user%2Did"] = user,
            }),
        PolicyPermission,
        GraphVersion.Beta);

    public static GraphQuery Domain(string tenantId, string domain) => new(
        tenantId,
        graph => graph.Domains[domain].ToGetRequestInformation(),
        DomainPermission);

    public static GraphQuery Federation(string tenantId, string domain) => new(
        tenantId,
        graph => graph.Domains[domain].FederationConfiguration.ToGetRequestInformation(),
        DomainPermission);

    private static string In(IReadOnlyList<string> ids) => $"id in ('{string.Join("','", ids)}')";
}
