using System;

namespace GdapTools.Sandbox.Budgets;

/// <summary>One of the documented limits.</summary>
/// <param name="Name">Tells limits apart.</param>
/// <param name="Create">A budget that nothing was taken of.</param>
/// <param name="IsPerApp">Whether each application has its own.</param>
/// <param name="IsPerTenant">Whether each tenant has its own.</param>
internal sealed record BudgetKind(string Name, Func<IBudget> Create, bool IsPerApp, bool IsPerTenant)
{
    /// <summary>Whether a refusal says how long to wait.</summary>
    public bool TellsWait { get; init; } = true;

    /// <summary>What a refusal says of itself; null for nothing.</summary>
    public string? Information { get; init; }
}
