using GdapTools.Core.Graph;

namespace GdapTools.Core.Relationships.Access;

/// <summary>The requests about one account of the partner tenant and the groups around it.</summary>
internal static class AccessQueries
{
    public const string UserPermission = "User.Read.All";
    public const string GroupPermission = "GroupMember.Read.All";
    public const string RiskPermission = "IdentityRiskyUser.Read.All";
    public const string EligibilityPermission = "PrivilegedEligibilitySchedule.Read.AzureADGroup";

    private const int PageSize = 999;

    /// <param name="tenantId">The partner tenant.</param>
    /// <param name="user">Object id or user principal name.</param>
    public static GraphQuery User(string tenantId, string user) => new(
        tenantId,
        client => client.Users[user].ToGetRequestInformation(static request =>
            request.QueryParameters.Select = ["id", "userPrincipalName", "userType", "accountEnabled"]),
        UserPermission);

    /// <summary>The groups that hold the account itself.
    /// Source: https://learn.microsoft.com/graph/api/user-list-memberof</summary>
    public static GraphQuery DirectGroups(string tenantId, string user) => new(
        tenantId,
        client => client.Users[user].MemberOf.ToGetRequestInformation(static request =>
        {
            request.QueryParameters.Top = PageSize;
            request.QueryParameters.Select = ["id"];
        }),
        GroupPermission);

    /// <summary>Source: https://learn.microsoft.com/graph/api/group-list-members</summary>
    public static GraphQuery Members(string tenantId, string groupId) => new(
        tenantId,
        client => client.Groups[groupId].Members.ToGetRequestInformation(static request =>
        {
            request.QueryParameters.Top = PageSize;
            request.QueryParameters.Select = ["id"];
        }),
        GroupPermission);

    /// <summary>The groups that hold a group, through others too.
    /// Source: https://learn.microsoft.com/graph/api/group-list-transitivememberof</summary>
    public static GraphQuery GroupsAround(string tenantId, string groupId) => new(
        tenantId,
        client => client.Groups[groupId].TransitiveMemberOf.ToGetRequestInformation(static request =>
        {
            request.QueryParameters.Top = PageSize;
            request.QueryParameters.Select = ["id"];
        }),
        GroupPermission);

    /// <summary>Source: https://learn.microsoft.com/graph/api/privilegedaccessgroup-list-eligibilityscheduleinstances</summary>
    /// <param name="tenantId">The partner tenant.</param>
    /// <param name="principalId">A user, or a group, whose members may activate what it is eligible for.</param>
    public static GraphQuery Eligibility(string tenantId, string principalId) => new(
        tenantId,
        client => client.IdentityGovernance.PrivilegedAccess.Group.EligibilityScheduleInstances.ToGetRequestInformation(
            request => request.QueryParameters.Filter = $"principalId eq {OData.Quote(principalId)}"),
        EligibilityPermission);

    /// <summary>The list is asked, not the item: an empty list proves that there is no risk, a 404 proves nothing.
    /// Source: https://learn.microsoft.com/graph/api/riskyuser-list</summary>
    public static GraphQuery Risk(string tenantId, string userId) => new(
        tenantId,
        client => client.IdentityProtection.RiskyUsers.ToGetRequestInformation(
            request => request.QueryParameters.Filter = $"id eq {OData.Quote(userId)}"),
        RiskPermission);
}
