using GdapTools.Core.Posture;
using Xunit;

namespace GdapTools.Core.Tests.Posture;

/// <summary>Ranges as named locations hold them.
/// Source: https://learn.microsoft.com/graph/api/resources/ipnamedlocation</summary>
public sealed class IpRangeTests
{
    [Theory]
    [InlineData("203.0.113.0/24", "203.0.113.0", true)]
    [InlineData("203.0.113.0/24", "203.0.113.255", true)]
    [InlineData("203.0.113.0/24", "203.0.114.0", false)]
    [InlineData("12.34.221.11/22", "12.34.220.0", true)]
    [InlineData("12.34.221.11/22", "12.34.224.0", false)]
    [InlineData("6.5.4.3/32", "6.5.4.3", true)]
    [InlineData("6.5.4.3/32", "6.5.4.4", false)]
    [InlineData("6.5.4.3", "6.5.4.3", true)]
    [InlineData("255.255.255.0/24", "255.255.255.255", true)]
    [InlineData("2001:0:9d38:90d6:0:0:0:0/63", "2001:0:9d38:90d7::1", true)]
    [InlineData("2001:0:9d38:90d6:0:0:0:0/63", "2001:0:9d38:90d8::", false)]
    [InlineData("2001:db8::/32", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db8::1/128", "2001:db8::2", false)]
    [InlineData("ffff::/16", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", true)]
    [InlineData("0.0.0.0/1", "::1", false)]
    public void Cidr_holds_what_it_says(string cidr, string address, bool isInside)
    {
        Assert.True(IpRange.TryParseCidr(cidr, out IpRange range));
        Assert.True(IpValue.TryParse(address, out IpValue value));

        Assert.Equal(isInside, new IpRangeSet([range]).Contains(value));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("203.0.113.0/33")]
    [InlineData("203.0.113.0/-1")]
    [InlineData("203.0.113.0/24/8")]
    [InlineData("2001:db8::/129")]
    [InlineData("everywhere/8")]
    public void What_is_no_range_is_refused(string? text) => Assert.False(IpRange.TryParseCidr(text, out _));

    [Theory]
    [InlineData("203.0.113.5", "203.0.113.9", "203.0.113.7", true)]
    [InlineData("203.0.113.5", "203.0.113.9", "203.0.113.10", false)]
    public void A_range_by_its_ends(string lower, string upper, string address, bool isInside)
    {
        Assert.True(IpRange.TryParse(lower, upper, out IpRange range));
        Assert.True(IpValue.TryParse(address, out IpValue value));

        Assert.Equal(isInside, new IpRangeSet([range]).Contains(value));
    }

    [Theory]
    [InlineData("203.0.113.9", "203.0.113.5")]
    [InlineData("203.0.113.9", "2001:db8::1")]
    [InlineData("203.0.113.9", null)]
    public void Ends_that_make_no_range_are_refused(string lower, string? upper) =>
        Assert.False(IpRange.TryParse(lower, upper, out _));

    [Fact]
    public void Ranges_that_overlap_are_one()
    {
        Assert.True(IpRange.TryParseCidr("10.0.0.0/24", out IpRange small));
        Assert.True(IpRange.TryParseCidr("10.0.0.0/16", out IpRange large));
        Assert.True(IpRange.TryParseCidr("10.0.128.0/17", out IpRange end));
        Assert.True(IpValue.TryParse("10.0.255.1", out IpValue inside));

        IpRangeSet ranges = new([end, small, large]);

        Assert.True(ranges.Contains(inside));
        Assert.Equal(2, System.Linq.Enumerable.Count(ranges.Edges));
    }
}
