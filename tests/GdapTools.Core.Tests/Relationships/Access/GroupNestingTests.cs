using System.Linq;
using GdapTools.Core.Relationships.Access;
using Xunit;

namespace GdapTools.Core.Tests.Relationships.Access;

/// <summary>The way through nested groups, on drawings small enough to check by eye.</summary>
public sealed class GroupNestingTests
{
    [Fact]
    public void A_group_that_holds_the_account_needs_no_reading()
    {
        GroupNesting nesting = new(["a"]);

        Assert.Empty(nesting.OpenBelow("A"));
        Assert.Equal(["A"], nesting.PathTo("A"));
    }

    [Fact]
    public void Members_are_asked_for_level_by_level()
    {
        GroupNesting nesting = new([]);

        Assert.Equal(["outer"], nesting.OpenBelow("outer"));
        nesting.Add("outer", holdsAccount: false, ["middle"]);
        Assert.Equal(["middle"], nesting.OpenBelow("outer"));
        nesting.Add("middle", holdsAccount: true, ["inner"]);
        Assert.Empty(nesting.OpenBelow("outer"));
        Assert.Equal(["middle", "outer"], nesting.PathTo("outer"));
    }

    [Fact]
    public void A_circle_ends()
    {
        GroupNesting nesting = new([]);
        nesting.Add("a", holdsAccount: false, ["b"]);
        nesting.Add("b", holdsAccount: false, ["a", "b"]);

        Assert.Empty(nesting.OpenBelow("a"));
        Assert.Null(nesting.PathTo("a"));
    }

    [Fact]
    public void The_shortest_of_several_ways_is_taken_and_of_equals_always_the_same()
    {
        GroupNesting nesting = new(["x", "y"]);
        nesting.Add("outer", holdsAccount: false, ["long", "y", "x"]);
        nesting.Add("long", holdsAccount: false, ["x"]);

        Assert.Equal(["x", "outer"], nesting.PathTo("outer"));
    }

    [Fact]
    public void What_could_not_be_read_is_not_asked_again()
    {
        GroupNesting nesting = new([]);
        nesting.Add("outer", holdsAccount: false, ["closed", "open"]);
        nesting.AddUnread("closed");

        Assert.Equal(["open"], nesting.OpenBelow("outer"));
        nesting.Add("open", holdsAccount: false, []);
        Assert.Empty(nesting.OpenBelow("outer"));
        Assert.Null(nesting.PathTo("outer"));
    }

    [Fact]
    public void A_chain_of_thousands_is_no_burden()
    {
        GroupNesting nesting = new(["0"]);
        foreach (int index in Enumerable.Range(1, 5_000))
        {
            nesting.Add($"{index}", holdsAccount: false, [$"{index - 1}"]);
        }

        Assert.Equal(5_001, nesting.PathTo("5000")!.Count);
    }
}
