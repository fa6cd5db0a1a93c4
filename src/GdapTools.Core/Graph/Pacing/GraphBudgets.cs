using System;

namespace GdapTools.Core.Graph.Pacing;

/// <summary>
/// The documented budgets of Microsoft Graph, the smallest where the size of the tenant decides, and what a request costs.
/// The limit of all requests of an application (130,000 in 10 s) is beyond what one session can send.
/// Source: https://learn.microsoft.com/graph/throttling-limits
/// </summary>
internal static class GraphBudgets
{
    /// <summary>1 request a second for each tenant, of all applications together; refused without Retry-After.</summary>
    public static readonly Budget ConditionalAccess = new("conditionalAccess", 1, TimeSpan.FromSeconds(1));

    /// <summary>Sign-ins and reports: 5 requests in 10 seconds.</summary>
    public static readonly Budget Reports = new("reports", 5, TimeSpan.FromSeconds(10));

    /// <summary>3,500 resource units in 10 seconds, as for a tenant of up to 50 users.</summary>
    public static readonly Budget Identity = new("identity", 3500, TimeSpan.FromSeconds(10));

    /// <summary>3,000 writes in 150 seconds.</summary>
    public static readonly Budget IdentityWrites = new("identityWrites", 3000, TimeSpan.FromSeconds(150));

    private const int SmallPage = 20;

    /// <summary>The budget that a request falls under.</summary>
    public static Budget For(string method, Uri uri)
    {
        string path = PathOf(uri);

        return StartsWithAny(path, "identity/conditionalAccess", "identityProtection", "riskyUsers") ? ConditionalAccess
            : StartsWithAny(path, "auditLogs", "reports") ? Reports
            : method == "GET" ? Identity
            : IdentityWrites;
    }

    /// <summary>What a request costs of its budget: resource units for reads of the directory, else one.</summary>
    public static double CostOf(string method, Uri uri)
    {
        if (For(method, uri) != Identity)
        {
            return 1;
        }

        string query = Uri.UnescapeDataString(uri.Query);
        double cost = BaseCost(PathOf(uri));
        cost -= query.Contains("$select=") ? 1 : 0;
        cost -= IsSmallPage(query) ? 1 : 0;
        cost += query.Contains("$expand=") ? 1 : 0;
        return Math.Max(cost, 1);
    }

    private static double BaseCost(string path)
    {
        string[] segments = path.Split('/');
        string last = segments[segments.Length - 1].ToLowerInvariant();

        return last switch
        {
            "transitivemembers" => 5,
            "members" or "contracts" => 3,
            "transitivememberof" => 2,
            _ => segments[0].ToLowerInvariant() switch
            {
                "groups" or "contracts" => 3,
                "users" or "me" => 2,
                _ => 1,
            },
        };
    }

    private static bool IsSmallPage(string query)
    {
        int start = query.IndexOf("$top=", StringComparison.OrdinalIgnoreCase);
        if (start < 0)
        {
            return false;
        }

        string rest = query.Substring(start + "$top=".Length);
        int end = rest.IndexOf('&');
        return int.TryParse(end < 0 ? rest : rest.Substring(0, end), out int top) && top < SmallPage;
    }

    // Without the version, which budgets do not tell apart.
    private static string PathOf(Uri uri)
    {
        string path = uri.AbsolutePath.TrimStart('/');
        int slash = path.IndexOf('/');
        return slash < 0 ? "" : path.Substring(slash + 1);
    }

    private static bool StartsWithAny(string path, params string[] roots) => Array.Exists(
        roots,
        root => path.StartsWith(root, StringComparison.OrdinalIgnoreCase)
            && (path.Length == root.Length || path[root.Length] == '/'));
}
