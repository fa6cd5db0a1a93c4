using System;
using System.Globalization;
using System.Linq;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Budgets;

/// <summary>What a request costs, in resource units.
/// Source: https://learn.microsoft.com/graph/throttling-limits#identity-and-access-service-limits</summary>
internal static class ResourceCost
{
    private const int SmallPage = 20;

    // The documented table; what it says of "me" is said of "users/{id}" too.
    private static readonly (string Method, string[] Path, int Cost)[] s_table =
    [
        Row("GET", "applications", 2),
        Row("GET", "applications/*/extensionProperties", 2),
        Row("GET", "contracts", 3),
        Row("POST", "directoryObjects/getByIds", 3),
        Row("GET", "domains/*/domainNameReferences", 4),
        Row("GET", "groups/*/members", 3),
        Row("GET", "groups/*/transitiveMembers", 5),
        Row("POST", "users/*/checkMemberGroups", 4),
        Row("POST", "users/*/checkMemberObjects", 4),
        Row("POST", "users/*/getMemberGroups", 2),
        Row("POST", "users/*/getMemberObjects", 2),
        Row("GET", "users/*/licenseDetails", 2),
        Row("GET", "users/*/memberOf", 2),
        Row("GET", "users/*/ownedObjects", 2),
        Row("GET", "users/*/transitiveMemberOf", 2),
        Row("GET", "oauth2PermissionGrants", 2),
        Row("GET", "oauth2PermissionGrants/*", 2),
        Row("GET", "servicePrincipals/*/appRoleAssignments", 2),
        Row("GET", "subscribedSkus", 3),
        Row("GET", "users", 2),
    ];

    /// <summary>At least one.</summary>
    public static int Of(SandboxCall call)
    {
        int cost = FindRow(call)?.Cost ?? 1;
        cost -= call.Query["$select"] is null ? 0 : 1;
        cost -= IsSmallPage(call.Query["$top"]) ? 1 : 0;
        cost += call.Query["$expand"] is null ? 0 : 1;
        return Math.Max(1, cost);
    }

    /// <summary>Whether a POST only asks.</summary>
    public static bool IsRead(SandboxCall call) => FindRow(call) is not null;

    /// <summary>Without the version, which limits do not tell apart.</summary>
    public static string PathOf(SandboxCall call) =>
        call.Path.Substring(ServicePath.FirstSegment(call.Path).Length).TrimStart('/');

    private static (string Method, string[] Path, int Cost)? FindRow(SandboxCall call)
    {
        string method = call.Method == "HEAD" ? "GET" : call.Method;
        string[] path = PathOf(call).Split('/');
        if (path[0].Equals("me", StringComparison.OrdinalIgnoreCase))
        {
            path = ["users", "me", .. path.Skip(1)];
        }

        if (path[path.Length - 1].StartsWith("microsoft.graph.", StringComparison.OrdinalIgnoreCase))
        {
            path = [.. path.Take(path.Length - 1)];
        }

        return s_table.Where(row => row.Method == method && Fits(row.Path, path))
            .Select(row => ((string, string[], int)?)row)
            .FirstOrDefault();
    }

    private static bool Fits(string[] pattern, string[] path) =>
        pattern.Length == path.Length
        && pattern.Zip(path, (part, segment) =>
            part == "*" || part.Equals(segment, StringComparison.OrdinalIgnoreCase)).All(fits => fits);

    private static bool IsSmallPage(string? top) =>
        int.TryParse(top, NumberStyles.None, CultureInfo.InvariantCulture, out int size) && size < SmallPage;

    private static (string Method, string[] Path, int Cost) Row(string method, string path, int cost) =>
        (method, path.Split('/'), cost);
}
