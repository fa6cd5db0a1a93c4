using GdapTools.Core.Customers;
using Xunit;

namespace GdapTools.Core.Tests.Customers;

public sealed class AccessSummaryTests
{
    [Fact]
    public void Nothing_is_nothing() => Assert.Equal("No customer was tested.", new AccessSummary().ToString());

    [Fact]
    public void One_is_one() =>
        Assert.Equal("1 customer: 1 Unknown.", Of(Access(GdapVerdict.Unknown, ChainLink.Network)).ToString());

    [Fact]
    public void Broken_links_are_counted_the_most_frequent_first()
    {
        AccessSummary summary = Of(
            Access(GdapVerdict.Fail, ChainLink.Relationship),
            Access(GdapVerdict.Fail, ChainLink.Consent),
            Access(GdapVerdict.Pass),
            Access(GdapVerdict.Warning, ChainLink.Relationship),
            Access(GdapVerdict.Fail, ChainLink.Consent));

        Assert.Equal("5 customers: 1 Pass, 1 Warning, 3 Fail. Broken links: Consent 2, Relationship 1.", summary.ToString());
    }

    private static AccessSummary Of(params CustomerAccess[] results)
    {
        AccessSummary summary = new();

        foreach (CustomerAccess result in results)
        {
            summary.Add(result);
        }

        return summary;
    }

    private static CustomerAccess Access(GdapVerdict verdict, ChainLink? link = null) =>
        new() { CustomerTenantId = "any", Verdict = verdict, BrokenLink = link };
}
