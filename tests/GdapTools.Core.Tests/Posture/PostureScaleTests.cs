using System;
using System.Diagnostics;
using System.Linq;
using GdapTools.Core.Posture;
using Xunit;

namespace GdapTools.Core.Tests.Posture;

/// <summary>Large tenants end soon, with a verdict or with the limit named.</summary>
public sealed class PostureScaleTests
{
    private static readonly string[] s_platforms = ["android", "iOS", "windows", "macOS", "linux"];

    [Fact]
    public void Two_hundred_policies_and_forty_overlapping_locations_end_soon()
    {
        TenantBuilder tenant = new();
        for (int index = 0; index < 40; index++)
        {
            tenant.Network($"Net {index}", index % 2 == 0, $"10.{index}.0.0/15", $"2001:db8:{index:x}::/46", $"172.16.{index}.0/24");
        }

        tenant.Add([.. Enumerable.Range(0, 200).Select(Narrow)]);
        Stopwatch clock = Stopwatch.StartNew();

        PostureResult result = tenant.Evaluate();

        Assert.Equal(200, result.Policies.Count);
        Assert.Equal(PostureVerdict.EnforcedWithGaps, result.Verdict);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Two_hundred_policies_with_forty_locations_and_fifteen_filters_have_a_verdict()
    {
        TenantBuilder tenant = LargeTenant.Build(policies: 200, locations: 40, filters: 15, seed: 1);

        PostureAnalysis analysis = PostureAnalysis.Of(tenant.Build());
        PostureFindings findings = PostureFindings.Of(analysis);

        Assert.Equal(PostureVerdict.EnforcedWithGaps, findings.Verdict);
        Assert.Contains(findings.Gaps, static gap => gap.Context["Location"].Contains("Net 0"));
        Assert.InRange(analysis.Search.Looks, 1, GapSearch.MostLooks / 10);
    }

    [Fact]
    public void What_all_leave_out_closed_by_one_more_policy_is_Enforced()
    {
        TenantBuilder tenant = LargeTenant.Build(policies: 200, locations: 40, filters: 15, seed: 1).Add(
            PolicyBuilder.Mfa("Everywhere else").ExceptLocations($"['{TestIds.Of("Net 0")}']"),
            PolicyBuilder.Mfa("There").OnlyLocations($"['{TestIds.Of("Net 0")}']"));

        Assert.Equal(PostureVerdict.Enforced, tenant.Evaluate().Verdict);
    }

    [Fact]
    public void What_takes_too_many_looks_is_Unknown_and_names_the_limit()
    {
        TenantBuilder tenant = new TenantBuilder().Add(LargeTenant.Riddle(labels: 110, policies: 470, seed: 9));

        PostureResult result = tenant.Evaluate();

        Assert.Equal(PostureVerdict.Unknown, result.Verdict);
        Assert.Contains(GapSearch.MostLooks.ToString(System.Globalization.CultureInfo.InvariantCulture), result.Message);
    }

    [Fact]
    public void More_gaps_than_are_listed_is_said()
    {
        string[] nets = [.. Enumerable.Range(0, 120).Select(static index => $"Net {index}")];
        TenantBuilder tenant = new();
        foreach (string net in nets)
        {
            tenant.Network(net, isTrusted: false, $"10.{Array.IndexOf(nets, net)}.0.0/24");
        }

        tenant.Add(
        [
            PolicyBuilder.Mfa("Elsewhere").ExceptLocations($"[{string.Join(",", nets.Select(static net => $"'{TestIds.Of(net)}'"))}]"),
            .. nets.Select(static net => PolicyBuilder.Mfa(net).OnlyLocations($"['{TestIds.Of(net)}']").Only("['windows']")),
        ]);

        PostureResult result = tenant.Evaluate();

        Assert.Equal(100, result.Gaps.Count);
        Assert.Contains("Only 100 kinds of gaps are listed.", result.Message);
    }

    [Fact]
    public void A_riddle_that_can_be_solved_is_solved()
    {
        TenantBuilder tenant = new TenantBuilder().Add(LargeTenant.Riddle(labels: 30, policies: 240, seed: 4));

        Assert.Equal(PostureVerdict.Enforced, tenant.Evaluate().Verdict);
    }

    [Fact]
    public void A_policy_for_all_sign_ins_settles_it_whatever_the_others_tell_apart()
    {
        TenantBuilder tenant = new();
        tenant.Add([PolicyBuilder.Mfa("For all"), .. Enumerable.Range(0, 30).Select(Filtered)]);

        Assert.Equal(PostureVerdict.Enforced, tenant.Evaluate().Verdict);
    }

    private static PolicyBuilder Narrow(int index) => PolicyBuilder.Mfa($"Policy {index}")
        .Only($"['{s_platforms[index % s_platforms.Length]}']")
        .When("clientAppTypes", index % 3 == 0 ? "['browser']" : "['all']")
        .When("locations", $"{{'includeLocations': ['{TestIds.Of($"Net {index % 40}")}'], " +
            $"'excludeLocations': ['{TestIds.Of($"Net {(index * 7 + 1) % 40}")}']}}");

    private static PolicyBuilder Filtered(int index) => PolicyBuilder.Mfa($"Filtered {index}").When(
        "devices", $"{{'deviceFilter': {{'mode': 'include', 'rule': 'device.extensionAttribute1 -eq \\\"{index}\\\"'}}}}");
}
