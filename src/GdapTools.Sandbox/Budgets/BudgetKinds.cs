using System;
using System.Collections.Generic;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Budgets;

/// <summary>
/// The documented limits, the smallest where the size of the tenant decides. A bucket where one is documented, and for
/// the limit of all requests; else any stretch of the stated length counts. That of Partner Center is known from
/// partners' tools alone. Source: https://learn.microsoft.com/graph/throttling-limits
/// </summary>
internal static class BudgetKinds
{
    private static readonly TimeSpan s_tenSeconds = TimeSpan.FromSeconds(10);

    private static readonly BudgetKind s_all = new(
        "all", () => new TokenBucket(130_000, s_tenSeconds), IsPerApp: true, IsPerTenant: false);

    private static readonly BudgetKind s_identity = new(
        "identity", () => new TokenBucket(3500, s_tenSeconds), IsPerApp: true, IsPerTenant: true)
    {
        Information = "ResourceUnitLimitExceeded",
    };

    private static readonly BudgetKind s_identityWrites = new(
        "identityWrites", () => new TokenBucket(3000, TimeSpan.FromSeconds(150)), IsPerApp: true, IsPerTenant: true)
    {
        Information = "WriteLimitExceeded",
    };

    private static readonly BudgetKind s_reports = new(
        "reports", () => new RequestWindow(5, s_tenSeconds), IsPerApp: true, IsPerTenant: true);

    private static readonly BudgetKind s_conditionalAccess = new(
        "conditionalAccess",
        () => new RequestWindow(1, TimeSpan.FromSeconds(1)),
        IsPerApp: false,
        IsPerTenant: true)
    {
        TellsWait = false,
    };

    private static readonly BudgetKind s_partnerCenter = new(
        "partnerCenter", () => new RequestWindow(50, TimeSpan.FromSeconds(1)), IsPerApp: true, IsPerTenant: false);

    /// <summary>The limits that a request falls under, and what it costs of each.</summary>
    public static IEnumerable<(BudgetKind Kind, double Cost)> For(ServiceKind service, SandboxCall call)
    {
        if (service == ServiceKind.PartnerCenter)
        {
            yield return (s_partnerCenter, 1);
        }

        if (service != ServiceKind.Graph)
        {
            yield break;
        }

        yield return (s_all, 1);
        string path = ResourceCost.PathOf(call);
        if (IsBelow(path, "identity/conditionalAccess", "identityProtection", "riskyUsers", "riskDetections"))
        {
            yield return (s_conditionalAccess, 1);
        }
        else if (IsBelow(path, "auditLogs", "reports"))
        {
            yield return (s_reports, 1);
        }
        else
        {
            yield return (s_identity, ResourceCost.Of(call));
            if (call.Method is not ("GET" or "HEAD") && !ResourceCost.IsRead(call))
            {
                yield return (s_identityWrites, 1);
            }
        }
    }

    /// <summary>Whether its cost is one of resource units.</summary>
    public static bool IsInUnits(BudgetKind kind) => kind == s_identity;

    private static bool IsBelow(string path, params string[] roots) => Array.Exists(
        roots,
        root => path.StartsWith(root, StringComparison.OrdinalIgnoreCase)
            && (path.Length == root.Length || path[root.Length] == '/'));
}
