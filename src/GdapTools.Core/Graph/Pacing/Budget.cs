using System;

namespace GdapTools.Core.Graph.Pacing;

/// <summary>How much a service takes in a time.</summary>
/// <param name="Name">Tells budgets of one tenant apart.</param>
/// <param name="Units">Requests, or the service's own resource units.</param>
/// <param name="Window">The time for which the units are granted.</param>
/// <param name="IsPerTenant">False when all tenants share it.</param>
internal sealed record Budget(string Name, double Units, TimeSpan Window, bool IsPerTenant = true)
{
    /// <summary>The same budget without a limit of its own, for what is no service.</summary>
    public Budget Unlimited() => this with { Units = double.PositiveInfinity };
}
