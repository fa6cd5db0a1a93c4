using System.Linq;
using Xunit;

namespace GdapTools.Core.Tests.Posture;

/// <summary>Gaps are concrete, readable and name the policies they slip past.</summary>
public sealed class PostureGapTests
{
    private static readonly string s_hq = $"['{TestIds.Of("HQ")}']";

    [Fact]
    public void An_excluded_location_is_told_in_one_sentence()
    {
        PolicyBuilder policy = PolicyBuilder.Mfa().ExceptLocations(s_hq);

        PostureGap gap = Assert.Single(Tenant().Add(policy).Evaluate().Gaps);

        Assert.Equal(
            "Browser or desktop app, from named location 'HQ' (trusted), any device: no policy requires MFA: " +
            "'Require MFA' excludes this location.",
            gap.Description);
        Assert.Equal("HQ (trusted)", gap.Context["Location"]);
        Assert.Equal([policy.Id], gap.PolicyIds);
        Assert.Equal(GapCertainty.Certain, gap.Certainty);
    }

    [Fact]
    public void Each_trusted_location_is_a_gap_of_its_own()
    {
        PostureResult result = Tenant().Network("Branch", isTrusted: true, "198.51.100.0/24")
            .Network("Cafe", isTrusted: false, "192.0.2.0/24")
            .Add(PolicyBuilder.Mfa().ExceptLocations("['AllTrusted']")).Evaluate();

        Assert.Equal(["HQ (trusted)", "Branch (trusted)"], result.Gaps.Select(static gap => gap.Context["Location"]));
        Assert.All(result.Gaps, static gap => Assert.Equal(GapCertainty.Certain, gap.Certainty));
    }

    [Fact]
    public void Trusted_addresses_that_are_not_listed_are_a_possible_gap()
    {
        PostureGap gap = Assert.Single(
            new TenantBuilder().Add(PolicyBuilder.Mfa().ExceptLocations("['AllTrusted']")).Evaluate().Gaps);

        Assert.Equal(GapCertainty.Possible, gap.Certainty);
        Assert.Contains("MFA trusted IPs", gap.Description);
    }

    [Fact]
    public void A_range_within_another_is_told_by_its_own_name()
    {
        PostureResult result = new TenantBuilder()
            .Network("Campus", isTrusted: false, "198.51.100.0/24").Network("Lab", isTrusted: false, "198.51.100.128/25")
            .Add(PolicyBuilder.Mfa().ExceptLocations($"['{TestIds.Of("Lab")}']"),
                PolicyBuilder.Block("Block campus").OnlyLocations($"['{TestIds.Of("Campus")}']").Set("state", "'disabled'"))
            .Evaluate();

        Assert.Equal("Lab", Assert.Single(result.Gaps).Context["Location"]);
    }

    [Fact]
    public void What_two_locations_have_in_common_is_told_so()
    {
        PostureGap gap = Assert.Single(new TenantBuilder()
            .Network("A", isTrusted: false, "198.51.100.0/24").Network("B", isTrusted: false, "198.51.100.128/24", "192.0.2.0/24")
            .Network("C", isTrusted: false, "198.51.100.128/25", "203.0.113.0/24")
            .Add(
                PolicyBuilder.Mfa("Not A").ExceptLocations($"['{TestIds.Of("A")}']"),
                PolicyBuilder.Mfa("Not C").ExceptLocations($"['{TestIds.Of("C")}']"))
            .Evaluate().Gaps);

        Assert.Equal("the addresses that 'A' and 'C' have in common", gap.Context["Location"]);
        Assert.Equal(2, gap.PolicyIds.Count);
    }

    [Fact]
    public void Client_platform_device_risk_and_flow_are_told_where_they_matter()
    {
        PostureGap gap = Assert.Single(new TenantBuilder().Add(
            PolicyBuilder.Mfa("No apps").When("clientAppTypes", "['browser']"),
            PolicyBuilder.Mfa("No Linux").When("platforms", "{'includePlatforms': ['all'], 'excludePlatforms': ['linux']}"),
            PolicyBuilder.Create("Or compliant", "OR", "mfa", "compliantDevice"),
            PolicyBuilder.Mfa("Risky").When("signInRiskLevels", "['low', 'medium', 'high']"),
            PolicyBuilder.Mfa("Flow").When("authenticationFlows", "{'transferMethods': 'deviceCodeFlow'}")).Evaluate().Gaps);

        Assert.StartsWith(
            "Desktop or mobile app, from any location, a compliant device on Linux, at sign-in risk none, " +
            "by ordinary sign-in or authentication transfer: no policy requires MFA: ",
            gap.Description);
        Assert.Contains("'No Linux' excludes this platform", gap.Description);
        Assert.Contains("'Or compliant' accepts compliant device instead", gap.Description);
        Assert.Equal("Linux", gap.Context["Platform"]);
        Assert.Equal("none", gap.Context["SignInRisk"]);
        Assert.Equal(5, gap.PolicyIds.Count);
    }

    [Fact]
    public void A_gap_for_one_resource_names_it()
    {
        PostureGap gap = Assert.Single(new TenantBuilder()
            .Add(PolicyBuilder.Mfa().When("applications.excludeApplications", $"['{TestIds.PartnerCenter}']")).Evaluate().Gaps);

        Assert.StartsWith("For Partner Center: browser or desktop app, from any location", gap.Description);
        Assert.Equal("Partner Center", gap.Context["Resource"]);
    }

    [Fact]
    public void An_account_left_out_is_why()
    {
        PostureResult result = new TenantBuilder().InGroup("no MFA").Add(
            PolicyBuilder.Mfa("Everybody").For("excludeGroups", $"['{TestIds.Of("no MFA")}']"),
            PolicyBuilder.Mfa("Trial").Set("state", "'enabledForReportingButNotEnforced'"),
            PolicyBuilder.Mfa("Others").OnlyUsers($"['{TestIds.Of("other")}']")).Evaluate();

        string description = Assert.Single(result.Gaps).Description;
        Assert.Contains($"'Everybody' excludes group {TestIds.Of("no MFA")}, and the account is a member of it", description);
        Assert.Contains("'Trial' is in report-only mode", description);
        Assert.DoesNotContain("Others", description);
        Assert.All(result.Policies, static policy => Assert.False(policy.Applies));
    }

    [Fact]
    public void A_hidden_policy_may_close_a_gap_that_v1_shows()
    {
        PostureResult result = Tenant().CannotRead("beta").Add(PolicyBuilder.Mfa().ExceptLocations(s_hq)).Evaluate();

        Assert.Equal(PostureVerdict.EnforcedWithGaps, result.Verdict);
        Assert.Equal(GapCertainty.Possible, Assert.Single(result.Gaps).Certainty);
        Assert.Contains("policies using preview features are not visible", result.Message);
    }

    private static TenantBuilder Tenant() => new TenantBuilder().Network("HQ", isTrusted: true, "203.0.113.0/24");
}
