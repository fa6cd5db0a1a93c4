using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using GdapTools.Sandbox.Engine;
using GdapTools.Sandbox.Faults;

namespace GdapTools.Sandbox.Budgets;

/// <summary>What each application has used of the limits, and refusals of what goes beyond. Safe for concurrent
/// use.</summary>
internal sealed class BudgetBook
{
    private readonly object _lock = new();
    private readonly Dictionary<(string Name, string? App, string? Tenant), IBudget> _budgets = [];

    /// <summary>Charges a request to all limits that it falls under, or to none if one of them is reached.</summary>
    /// <param name="target">The request.</param>
    /// <param name="date">The time that the answer bears; null for a wait in seconds.</param>
    /// <returns>The refusal; null if the request may pass.</returns>
    public SandboxResponse? Charge(FaultTarget target, DateTimeOffset? date)
    {
        if (target.Caller is null || ServicePath.IsBatch(target.Call.Path))
        {
            return null;
        }

        DateTimeOffset now = target.Call.Now;
        (BudgetKind Kind, double Cost)[] charges = [.. BudgetKinds.For(target.Service, target.Call)];
        lock (_lock)
        {
            foreach ((BudgetKind kind, double cost) in charges)
            {
                TimeSpan wait = Find(kind, target).WaitFor(cost, now);
                if (wait > TimeSpan.Zero)
                {
                    return Refuse(kind, target, wait, date);
                }
            }

            foreach ((BudgetKind kind, double cost) in charges)
            {
                Find(kind, target).Take(cost, now);
            }
        }

        return null;
    }

    /// <summary>Adds what a request has cost, where that is told.</summary>
    public static SandboxResponse Tell(SandboxResponse answer, FaultTarget target)
    {
        if (target.Caller is null || ServicePath.IsBatch(target.Call.Path))
        {
            return answer;
        }

        foreach ((BudgetKind _, double cost) in BudgetKinds.For(target.Service, target.Call)
            .Where(charge => BudgetKinds.IsInUnits(charge.Kind)))
        {
            answer.With("x-ms-resource-unit", cost.ToString(CultureInfo.InvariantCulture));
        }

        return answer;
    }

    private static SandboxResponse Refuse(BudgetKind kind, FaultTarget target, TimeSpan wait, DateTimeOffset? date)
    {
        SandboxResponse refusal = ServiceErrors.Create(target.Service, target.Call, 429, message: null);
        if (kind.Information is string information)
        {
            string limit = kind.Information.StartsWith("Write", StringComparison.Ordinal) ? "Write" : "ReadWrite";
            refusal.With("x-ms-throttle-information", information)
                .With("x-ms-throttle-scope", $"Tenant_Application/{limit}/{target.AppId}/{target.TenantId}");
        }

        return RetryAfter.Add(refusal, kind.TellsWait ? wait : null, date);
    }

    private IBudget Find(BudgetKind kind, FaultTarget target)
    {
        (string, string?, string?) key = (
            kind.Name,
            kind.IsPerApp ? target.AppId?.ToLowerInvariant() : null,
            kind.IsPerTenant ? target.TenantId?.ToLowerInvariant() : null);
        if (!_budgets.TryGetValue(key, out IBudget? budget))
        {
            budget = kind.Create();
            _budgets.Add(key, budget);
        }

        return budget;
    }
}
