using System;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Reporting;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace GdapTools.Core.Tests.Reporting;

public sealed class ReportTests
{
    public static TheoryData<ReportFormat> Formats => [.. Enum.GetValues<ReportFormat>()];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Order_of_findings_does_not_matter(ReportFormat format)
    {
        string expected = SampleFindings.Write(format, SampleFindings.All);
        Random random = new(3);

        for (int round = 0; round < 20; round++)
        {
            Finding[] shuffled = [.. SampleFindings.All];
            random.Shuffle(shuffled);
            Assert.Equal(expected, SampleFindings.Write(format, shuffled));
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void No_findings_means_that_nothing_was_examined(ReportFormat format)
    {
        string text = SampleFindings.Write(format, []);

        Assert.Contains("Nothing was examined", text, StringComparison.Ordinal);
        Assert.DoesNotContain("All ", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void No_customer_is_said_in_words(ReportFormat format)
    {
        IReadOnlyList<Finding> findings = [SampleFindings.Partner("TOK001", ChainLink.Token, GdapVerdict.Pass)];

        string text = SampleFindings.Write(format, findings);

        Assert.Equal(format != ReportFormat.Csv, text.Contains("No customer was examined", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Half_a_surrogate_pair_does_no_harm(ReportFormat format)
    {
        string text = SampleFindings.Write(format, HostileFinding.Everywhere($"a{'\uD800'}b{'\uDC00'}"));

        Assert.Contains("a\uFFFDb\uFFFD", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\uD800', text);
    }

    public static TheoryData<string, GdapVerdict[], string> Summaries => new()
    {
        { "one passes", [GdapVerdict.Pass], "The one customer passes every check that was made." },
        { "all pass", [GdapVerdict.Pass, GdapVerdict.Pass], "Both customers pass every check that was made." },
        { "one fails", [GdapVerdict.Fail, GdapVerdict.Pass], "1 of 2 customers fails; 1 passes." },
        { "all fail", [GdapVerdict.Fail, GdapVerdict.Fail], "2 of 2 customers fail." },
        { "unknown is no pass", [GdapVerdict.Unknown], "No failure among 1 customer; 1 could not be judged." },
        {
            "not applicable is no pass",
            [GdapVerdict.NotApplicable, GdapVerdict.Pass],
            "No failure among 2 customers; 1 passes."
        },
        {
            "all sorts",
            [GdapVerdict.Fail, GdapVerdict.Fail, GdapVerdict.Unknown, GdapVerdict.Warning, GdapVerdict.Pass],
            "2 of 5 customers fail; 1 could not be judged, 1 works with a warning, 1 passes."
        },
    };

    [Theory]
    [MemberData(nameof(Summaries))]
    public void Summary_counts_customers(string name, GdapVerdict[] verdicts, string expected)
    {
        Report report = Report.Of(
            verdicts.Select((verdict, index) => SampleFindings.Customer(index + 1, ChainLink.Consent, verdict)),
            SampleFindings.Header);

        Assert.Equal((name, expected), (name, report.Summary));
    }

    [Theory]
    [InlineData(GdapVerdict.Pass, "All 1", "")]
    [InlineData(GdapVerdict.Fail, "", "In the partner tenant 1 check fails.")]
    [InlineData(GdapVerdict.Unknown, "", "In the partner tenant 1 check could not be judged.")]
    [InlineData(GdapVerdict.Warning, "", "In the partner tenant 1 check warns.")]
    public void Summary_tells_of_the_partner_tenant(GdapVerdict verdict, string never, string expected)
    {
        string summary = Report.Of(
            [
                SampleFindings.Partner("POS001", ChainLink.Posture, verdict),
                SampleFindings.Customer(1, ChainLink.Unknown, GdapVerdict.Pass),
            ],
            SampleFindings.Header).Summary;

        Assert.EndsWith(expected, summary, StringComparison.Ordinal);
        Assert.True(never.Length == 0 || !summary.Contains(never, StringComparison.Ordinal));
    }

    [Fact]
    public void A_customer_gets_its_worst_verdict_and_the_first_link_with_it()
    {
        Report report = Report.Of(
            [
                SampleFindings.Customer(1, ChainLink.Consent, GdapVerdict.Fail),
                SampleFindings.Customer(1, ChainLink.Posture, GdapVerdict.Pass),
                SampleFindings.Customer(1, ChainLink.Relationship, GdapVerdict.Fail),
                SampleFindings.Customer(1, ChainLink.Token, GdapVerdict.Unknown),
            ],
            SampleFindings.Header);

        CustomerSummary customer = Assert.Single(report.Customers);
        Assert.Equal(GdapVerdict.Fail, customer.Verdict);
        Assert.Equal(ChainLink.Relationship, customer.BrokenLink);
    }

    [Fact]
    public void Causes_come_with_the_widest_first()
    {
        Report report = Report.Of(
            [
                SampleFindings.Partner("AAA001", ChainLink.Token, GdapVerdict.Fail, explains: 2),
                SampleFindings.Partner("BBB001", ChainLink.Account, GdapVerdict.Fail, explains: 9),
                SampleFindings.Partner("CCC001", ChainLink.Posture, GdapVerdict.Fail),
            ],
            SampleFindings.Header);

        Assert.Equal(["BBB001", "AAA001"], report.Causes.Select(cause => cause.CheckId));
    }

    [Fact]
    public void The_header_tells_of_the_session()
    {
        FakeTimeProvider clock = new(SampleFindings.Now);
        GdapContext context = new()
        {
            TenantId = "t",
            UserPrincipalName = "u@partner.example",
            SessionKind = SessionKind.Delegated,
            MfaClaim = new MfaClaimResult { Verdict = MfaClaimVerdict.Pass },
            Environment = GdapEnvironment.USGov,
        };

        ReportHeader header = ReportHeader.Of(context, clock);

        Assert.Equal(
            new ReportHeader
            {
                GeneratedAt = SampleFindings.Now,
                PartnerTenantId = "t",
                Account = "u@partner.example",
                SessionKind = SessionKind.Delegated,
                MfaClaim = MfaClaimVerdict.Pass,
                Environment = GdapEnvironment.USGov,
            },
            header);
        Assert.Equal(new ReportHeader { GeneratedAt = SampleFindings.Now }, ReportHeader.Of(null, clock));
    }
}
