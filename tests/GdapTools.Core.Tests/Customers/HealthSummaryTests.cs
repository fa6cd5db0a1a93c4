using GdapTools.Core.Customers;
using Xunit;

namespace GdapTools.Core.Tests.Customers;

/// <summary>The one line for whoever is looking on.</summary>
public sealed class HealthSummaryTests
{
    [Fact]
    public void Nothing_is_nothing() => Assert.Equal("No relationship was tested.", new HealthSummary().ToString());

    [Fact]
    public void Verdicts_are_counted_and_the_first_to_end_is_named()
    {
        HealthSummary summary = new();
        summary.Add(new RelationshipHealth { CustomerName = "A", Verdict = GdapVerdict.Fail, DaysLeft = -4 });
        summary.Add(new RelationshipHealth { CustomerName = "B", Verdict = GdapVerdict.Warning, DaysLeft = 12 });
        summary.Add(new RelationshipHealth { CustomerTenantId = "c", Verdict = GdapVerdict.Pass, DaysLeft = 1 });
        summary.Add(new RelationshipHealth { CustomerName = "D", Verdict = GdapVerdict.Pass, DaysLeft = 1 });
        summary.Add(new RelationshipHealth { CustomerName = "E", Verdict = GdapVerdict.Unknown });

        Assert.Equal("5 results: 2 Pass, 1 Warning, 1 Fail, 1 Unknown. First to end or lapse: c, in 1 day.", summary.ToString());
    }

    [Fact]
    public void Without_an_end_none_is_named()
    {
        HealthSummary summary = new();
        summary.Add(new RelationshipHealth { Verdict = GdapVerdict.Unknown });

        Assert.Equal("1 result: 1 Unknown.", summary.ToString());
    }
}
