using System;
using System.Linq;
using GdapTools.Core.Reporting;
using Xunit;

namespace GdapTools.Core.Tests.Reporting;

/// <summary>What a run comes to, in a few lines.</summary>
public sealed class TallyTests
{
    [Fact]
    public void Nothing_is_no_clean_bill_of_health() =>
        Assert.Equal([ReportSummary.NothingExamined], new Tally().Describe());

    [Fact]
    public void A_partner_alone_says_nothing_of_customers()
    {
        Tally tally = Of(SampleFindings.Partner("POS001", ChainLink.Posture, GdapVerdict.Pass));

        Assert.Equal("No customer was examined, so nothing is said of any customer.", Assert.Single(tally.Describe()));
    }

    [Fact]
    public void A_customer_counts_once_and_with_its_worst_verdict()
    {
        Tally tally = Of(
            SampleFindings.Customer(1, ChainLink.Relationship, GdapVerdict.Warning),
            SampleFindings.Customer(1, ChainLink.Consent, GdapVerdict.Fail),
            SampleFindings.Customer(1, ChainLink.CustomerPolicy, GdapVerdict.Pass),
            SampleFindings.Customer(2, ChainLink.Consent, GdapVerdict.Pass));

        Assert.Equal(2, tally.Customers);
        Assert.Equal("1 of 2 customers fails; 1 passes.", Assert.Single(tally.Describe()));
    }

    [Fact]
    public void Causes_follow_with_what_to_do_first_the_farthest_reaching_before_the_others()
    {
        Tally tally = Of(
        [
            SampleFindings.Partner("ASN003", ChainLink.Assignment, GdapVerdict.Fail, explains: 2),
            SampleFindings.Partner("TOK001", ChainLink.Token, GdapVerdict.Fail, explains: 3),
            SampleFindings.Partner("NET001", ChainLink.Network, GdapVerdict.Fail, explains: 1),
            .. Referring(1, 3, "TOK001", GdapVerdict.Fail),
            .. Referring(4, 2, "ASN003", GdapVerdict.Fail),
        ]);

        Assert.Equal(
            [
                "5 of 5 customers fail. In the partner tenant 3 checks fail.",
                "3 of 5 customers fail for one reason: Cause of TOK001.",
                "Do this first: First step.",
                "2 of 5 customers fail for one reason: Cause of ASN003.",
                "Do this first: First step.",
            ],
            tally.Describe());
    }

    [Theory]
    [InlineData(GdapVerdict.Unknown, "2 of 3 customers could not be judged for one reason: Cause of SRV001.")]
    [InlineData(GdapVerdict.Warning, "One cause concerns 2 of 3 customers: Cause of SRV001.")]
    public void What_is_no_failure_is_not_called_one(GdapVerdict verdict, string expected)
    {
        Tally tally = Of(
        [
            SampleFindings.Partner("SRV001", ChainLink.Service, verdict, explains: 2),
            .. Referring(1, 2, "SRV001", verdict),
            SampleFindings.Customer(3, ChainLink.Consent, GdapVerdict.Pass),
        ]);

        Assert.Contains(expected, tally.Describe());
    }

    [Fact]
    public void A_cause_that_fails_nobody_is_said_to_fail_nobody()
    {
        Tally tally = Of(
            SampleFindings.Partner("ACC001", ChainLink.Account, GdapVerdict.Fail, explains: 2),
            SampleFindings.Customer(1, ChainLink.Consent, GdapVerdict.Pass),
            SampleFindings.Customer(2, ChainLink.Consent, GdapVerdict.Unknown));

        Assert.Contains("One cause concerns 2 of 2 customers: Cause of ACC001.", tally.Describe());
    }

    [Fact]
    public void Checks_that_fail_several_each_for_itself_are_counted()
    {
        Finding[] failures = [.. Enumerable.Range(1, 3).Select(number => SampleFindings.Customer(1, ChainLink.Consent, GdapVerdict.Fail))];

        Assert.Contains("3 fail under CHK001, each for itself: Check 1.", Of(failures).Describe());
    }

    private static Finding[] Referring(int first, int count, string cause, GdapVerdict verdict) =>
        [.. Enumerable.Range(first, count).Select(number => SampleFindings.Customer(number, ChainLink.Token, verdict, causedBy: cause))];

    private static Tally Of(params Finding[] findings)
    {
        Tally tally = new();
        Array.ForEach(findings, tally.Add);
        return tally;
    }
}
