using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using CsCheck;
using GdapTools.Core.Tests.Support;
using Xunit;

namespace GdapTools.Core.Tests.Customers.Health;

/// <summary>The engine against the naive implementation, on partners nobody thought of.</summary>
public sealed class HealthPropertyTests
{
    private const int Tenants = 10_000;

    [Fact]
    public void Engine_and_naive_implementation_agree_on_10_000_tenants()
    {
        using PlannedSession engine = new();
        Dictionary<string, int> seen = [];

        Sampling.Holds(HealthPlans.Any, Tenants, plan =>
        {
            NaiveRow[]? naive = new NaiveHealth(plan).Rows();

            foreach (string kind in naive?.SelectMany(row => row.Checks.Select(check => $"{check.Id} {check.Verdict}").DefaultIfEmpty("Pass")) ?? ["Error"])
            {
                seen[kind] = seen.TryGetValue(kind, out int count) ? count + 1 : 1;
            }

            return HealthRows.Difference(engine.Test(plan), naive);
        });
        Assert.Fail(string.Join(Environment.NewLine, seen.OrderBy(item => item.Key)));
    }
}
