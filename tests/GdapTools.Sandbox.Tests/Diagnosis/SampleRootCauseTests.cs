using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Posture;
using GdapTools.Core.Session;
using Xunit;

namespace GdapTools.Sandbox.Tests.Diagnosis;

/// <summary>Signed in from the trusted network, the sample has one cause for all of its customers, and names it.</summary>
public sealed class SampleRootCauseTests
{
    private const string Inspector = "svc-inspector@harborlane.example";

    [Fact]
    public async Task All_customers_fail_for_one_cause_that_is_named_with_policy_and_location()
    {
        List<Finding> findings = await DiagnoseAsync(new SampleEditor(), Inspector);

        Finding root = Assert.Single(findings, item => item.Explains > 0);
        Assert.Equal(("TOK001", GdapVerdict.Fail, ChainLink.Token, 16), (root.CheckId, root.Verdict, root.Link, root.Explains));
        Assert.Contains(Inspector, root.Cause);
        Assert.Contains("'Require MFA' excludes the named location 'Headquarters'", root.Cause);
        Assert.Equal("203.0.113.10", root.Evidence["Signed in from"]);
        Assert.Contains("'Headquarters'", root.Remediation[0]);
        Assert.Equal(16, findings.Count(item => item.CustomerTenantId is not null && item.CausedBy == root.Id && item.Verdict == GdapVerdict.Fail));
    }

    [Fact]
    public async Task Without_any_policy_the_reader_is_sent_to_the_security_officer()
    {
        SampleEditor sample = new();
        Policies(sample, "v1.0").Clear();
        Policies(sample, "beta").Clear();

        List<Finding> findings = await DiagnoseAsync(sample, Inspector);

        Finding posture = Assert.Single(findings, item => item.CheckId == "POS001");
        Assert.Equal(GdapVerdict.Fail, posture.Verdict);
        Assert.Contains(posture.Remediation, step => step.Contains("security officer"));
        Assert.Contains("nothing in the partner tenant requires MFA", findings.Single(item => item.Explains > 0).Cause);
    }

    [Fact]
    public async Task Closing_the_gap_makes_the_posture_a_pass()
    {
        SampleEditor sample = new();

        foreach (JsonNode? policy in Policies(sample, "v1.0").Concat(Policies(sample, "beta")))
        {
            policy!["conditions"]!["locations"] = null;
        }

        Assert.Equal(
            GdapVerdict.Pass,
            (await DiagnoseAsync(sample)).Single(item => item.CheckId == "POS001").Verdict);
    }

    private static JsonArray Policies(SampleEditor sample, string version) =>
        (JsonArray)sample.Partner[version + "/identity/conditionalAccess/policies"]!["value"]!;

    private static async Task<List<Finding>> DiagnoseAsync(SampleEditor sample, string? loginHint = null)
    {
        using GdapSession session = await SessionFactory.ConnectAsync(
            SnapshotConnection.Read(sample.Read(), "sample", loginHint), CancellationToken.None);
        return await Runs.DiagnoseAsync(session, token => PostureDiagnosis.ReadAsync(session, user: null, token));
    }
}
