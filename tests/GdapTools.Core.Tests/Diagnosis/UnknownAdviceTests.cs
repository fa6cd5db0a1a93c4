using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Graph;
using GdapTools.Core.Posture;
using GdapTools.Core.Tests.Posture;
using Xunit;

namespace GdapTools.Core.Tests.Diagnosis;

/// <summary>Of what is not known nothing is to be changed: the steps say how it becomes known.</summary>
public sealed class UnknownAdviceTests
{
    private static readonly CheckCatalogue s_checks = CheckCatalogue.Load();
    private static readonly FindingFactory s_findings = new(s_checks, SessionKind.Delegated, TimeProvider.System);

    public static TheoryData<string> Judged =>
        new() { "POS002", "POS003", "POS004", "POS005", "POS006", "POS007", "POS008", "TOK003", "TOK004", "ACC003", "ASN001", "CON001", "REL001" };

    [Theory]
    [MemberData(nameof(Judged))]
    public void The_catalogues_change_is_not_advised(string checkId)
    {
        IReadOnlyList<string> steps = s_findings.RemediationOf(new ChainStep(checkId, GdapVerdict.Unknown, "Not known."));

        Assert.NotEmpty(steps);
        Assert.Empty(steps.Intersect(s_checks.Get(checkId).Remediation));
    }

    [Theory]
    [MemberData(nameof(Judged))]
    public void A_missing_permission_is_to_be_granted(string checkId)
    {
        ChainStep step = new(checkId, GdapVerdict.Unknown, "Not known.") { MissingPermissions = ["Policy.Read.All"] };

        Assert.Contains("Policy.Read.All", Assert.Single(s_findings.RemediationOf(step)));
    }

    [Theory]
    [InlineData("REL008")]
    [InlineData("UNK001")]
    [InlineData("SRV001")]
    [InlineData("THR001")]
    [InlineData("NET001")]
    public void Checks_that_are_about_not_knowing_keep_their_own(string checkId) => Assert.Equal(
        s_checks.Get(checkId).Remediation,
        s_findings.RemediationOf(new ChainStep(checkId, GdapVerdict.Unknown, "Not known.")));

    [Fact]
    public void What_another_finding_explains_keeps_that_ones_steps() => Assert.Equal(
        s_checks.Get("ACC001").Remediation,
        s_findings.RemediationOf(new ChainStep("ACC001", GdapVerdict.Unknown, "Not known.") { CausedBy = "ACC001" }));

    [Fact]
    public void What_was_found_is_advised_on_as_before() => Assert.Equal(
        s_checks.Get("POS003").Remediation,
        s_findings.RemediationOf(new ChainStep("POS003", GdapVerdict.Warning, "Found.")));

    [Fact]
    public void Policies_that_a_busy_service_did_not_give_are_to_be_read_later()
    {
        Reading<IReadOnlyList<JsonElement>> busy = Reading<IReadOnlyList<JsonElement>>.Failed(
            new GdapServiceException("Busy", GdapErrorKind.ServiceUnavailable, "Answered 503.") { StatusCode = 503 }, "Policy.Read.All");
        PostureReport report = PostureDiagnosis.Report(new TenantBuilder().Build() with { Policies = busy, BetaPolicies = busy });

        ChainStep[] unknown = [.. report.Steps.Where(step => step.Verdict == GdapVerdict.Unknown)];
        Assert.Contains(unknown, step => step.CheckId == "POS007");
        Assert.All(unknown, step => Assert.Equal(
            ["Run the check again later. Not to be had this time: Answered 503."], s_findings.RemediationOf(step)));
    }

    [Theory]
    [InlineData(null, "later")]
    [InlineData(429, "later")]
    [InlineData(503, "later")]
    [InlineData(401, "Resolve-GraphError")]
    public void An_answer_of_Partner_Center_is_tried_again_or_explained(int? status, string word) =>
        Assert.Contains(word, Assert.Single(UnknownAdvice.For(status)));
}
