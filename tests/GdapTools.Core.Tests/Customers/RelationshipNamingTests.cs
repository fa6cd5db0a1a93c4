using System;
using System.Collections.Generic;
using GdapTools.Core.Customers;
using Xunit;

namespace GdapTools.Core.Tests.Customers;

/// <summary>A proposed name is one that Graph takes.</summary>
public sealed class RelationshipNamingTests
{
    [Theory]
    [InlineData("Invented Ltd", "Invented Ltd 2026-11-01")]
    [InlineData(null, "c1 2026-11-01")]
    [InlineData(" \u202E\u0007 ", "c1 2026-11-01")]
    [InlineData("A\nB", "AB 2026-11-01")]
    [InlineData("A name that is much too long for a relationship of any kind", "A name that is much too long for a rela 2026-11-01")]
    public void It_is_the_customers_and_the_days(string? name, string expected) =>
        Assert.Equal(expected, Propose(name));

    [Fact]
    public void One_that_is_taken_is_numbered() =>
        Assert.Equal("Invented Ltd 2026-11-01 3", Propose("Invented Ltd", "invented ltd 2026-11-01", "Invented Ltd 2026-11-01 2"));

    [Fact]
    public void A_numbered_one_is_no_longer_either() => Assert.InRange(
        Propose(new string('x', 60), new string('x', 39) + " 2026-11-01").Length, 1, 50);

    private static string Propose(string? name, params string[] taken) => RelationshipNaming.Propose(
        new CustomerState("c1") { Name = name }, new HashSet<string>(taken, StringComparer.OrdinalIgnoreCase), Relation.Now);
}
