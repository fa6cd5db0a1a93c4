using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Customers.Consent;

/// <summary>The requests that tell what a tenant has consented to.</summary>
internal static class ConsentQueries
{
    private const string PrincipalPermission = "Application.Read.All";
    private const string GrantPermission = "DelegatedPermissionGrant.Read.All";

    private static readonly string[] s_principal = ["id", "appId", "displayName"];

    public static GraphQuery Organization(string tenantId) => new(
        tenantId,
        static client => client.Organization.ToGetRequestInformation(
            static request => request.QueryParameters.Select = ["id", "displayName"]),
        "Organization.Read.All");

    /// <summary>The application's service principal.
    /// Source: https://learn.microsoft.com/graph/api/serviceprincipal-list</summary>
    public static GraphQuery Principal(string tenantId, string applicationId) => new(
        tenantId,
        client => client.ServicePrincipals.ToGetRequestInformation(request =>
        {
            request.QueryParameters.Filter = $"appId eq {OData.Quote(applicationId)}";
            request.QueryParameters.Select = s_principal;
        }),
        PrincipalPermission);

    /// <summary>The service principals of resources.</summary>
    public static GraphQuery Resources(string tenantId, IEnumerable<string> ids) => new(
        tenantId,
        client => client.ServicePrincipals.ToGetRequestInformation(request =>
        {
            request.QueryParameters.Filter = $"id in ({string.Join(",", ids.Select(OData.Quote))})";
            request.QueryParameters.Select = s_principal;
        }),
        PrincipalPermission);

    /// <summary>The delegated permissions of a service principal.
    /// Source: https://learn.microsoft.com/graph/api/oauth2permissiongrant-list</summary>
    public static GraphQuery Grants(string tenantId, string principalId) => new(
        tenantId,
        client => client.Oauth2PermissionGrants.ToGetRequestInformation(
            request => request.QueryParameters.Filter = $"clientId eq {OData.Quote(principalId)}"),
        GrantPermission);
}
