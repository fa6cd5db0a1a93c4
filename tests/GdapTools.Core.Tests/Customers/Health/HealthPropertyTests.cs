using System;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Tests.Support;
using Xunit;

namespace GdapTools.Core.Tests.Customers.Health;

/// <summary>The engine, from Graph's answers to its results, against the naive implementation, on partners nobody thought
/// of. Who is in which group is no part of it: the wire throws at any question but the few that are documented.</summary>
public sealed class HealthPropertyTests
{
    /// <summary>Everything there is to find; a check beside its verdict.</summary>
    private static readonly string[] s_kinds =
    [
        "Pass", "Error", "RUN001 Unknown", "TOK001 Unknown", "TOK002 Unknown", "ACC001 Unknown", "REL009 Unknown",
        "REL001 Fail", "REL002 Fail", "REL003 Fail", "REL003 Warning", "REL004 Fail", "REL005 Warning", "REL006 Warning", "REL007 Warning",
        "REL008 Unknown", "REL010 Fail", "REL010 Warning", "REL011 Fail", "REL013 Warning", "REL014 Warning", "REL015 Warning",
        "REL016 Fail", "REL016 Unknown", "REL016 Warning", "ASN001 Fail", "ASN001 Warning", "ASN002 Fail", "ASN002 Warning",
        "ASN004 Fail", "ASN004 Warning", "ASN006 Unknown", "ASN007 Fail",
    ];

    public static TheoryData<string> Faults => [.. Enum.GetNames<HealthFault>().Where(name => name != nameof(HealthFault.None))];

    [Fact]
    public void Engine_and_naive_implementation_agree_on_10_000_tenants()
    {
        HealthSample? worst = HealthSample.All.FirstOrDefault(
            sample => HealthRows.Difference(sample.Said, new NaiveHealth(sample.Plan).Rows()) is not null);

        if (worst is not null)
        {
            using PlannedSession engine = new();
            Assert.Fail(Sampling.Report(worst.Plan, worst.Seed, plan => HealthRows.Difference(engine.Test(plan), new NaiveHealth(plan).Rows())));
        }
    }

    [Fact]
    public void All_there_is_to_find_is_found_often_enough_to_mean_something()
    {
        Dictionary<string, int> seen = HealthSample.All.SelectMany(Kinds).GroupBy(kind => kind).ToDictionary(group => group.Key, group => group.Count());

        Assert.Equal(s_kinds.Order(), seen.Keys.Order());
        Assert.All(seen, kind => Assert.True(kind.Value >= 20, $"{kind.Key}: {kind.Value}"));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_planted_mistake_is_seen(string fault)
    {
        HealthFault planted = Enum.Parse<HealthFault>(fault);

        int seen = HealthSample.All
            .Where(sample => HealthRows.Difference(sample.Said, new NaiveHealth(sample.Plan, planted).Rows()) is not null)
            .Take(3)
            .Count();

        Assert.Equal(3, seen);
    }

    private static IEnumerable<string> Kinds(HealthSample sample) => new NaiveHealth(sample.Plan).Rows() is NaiveRow[] rows
        ? rows.SelectMany(row => row.Checks.Select(check => $"{check.Id} {check.Verdict}").DefaultIfEmpty("Pass"))
        : ["Error"];
}
