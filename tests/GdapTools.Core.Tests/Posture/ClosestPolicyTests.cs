using GdapTools.Core.Diagnosis;
using GdapTools.Core.Posture;
using Xunit;

namespace GdapTools.Core.Tests.Posture;

/// <summary>Where nothing requires MFA but one policy would, were it not for one thing, that thing is told and advised first.</summary>
public sealed class ClosestPolicyTests
{
    private const string SecurityAdministrator = "194ae4cb-b126-40b2-bd5b-6091b380977d";

    [Fact]
    public void A_policy_that_only_reports_is_to_be_switched_on() => Is(
        new TenantBuilder().Add(PolicyBuilder.Mfa().Set("state", "'enabledForReportingButNotEnforced'")),
        "'Require MFA' only reports",
        "Switch 'Require MFA' on");

    [Fact]
    public void A_policy_for_others_is_to_include_the_account() => Is(
        new TenantBuilder().Add(PolicyBuilder.Mfa().OnlyUsers("[]").For("includeGroups", $"['{TestIds.Of("others")}']")),
        "'Require MFA' does not include this account",
        "Have 'Require MFA' include this account");

    [Fact]
    public void A_group_that_is_left_out_is_named() => Is(
        new TenantBuilder().InGroup("exclusions").Add(PolicyBuilder.Mfa().For("excludeGroups", $"['{TestIds.Of("exclusions")}']")),
        $"'Require MFA' excludes it through the group {TestIds.Of("exclusions")}",
        $"Take this account out of the group {TestIds.Of("exclusions")}");

    [Fact]
    public void An_account_that_is_left_out_is_to_be_taken_in() => Is(
        new TenantBuilder().Add(PolicyBuilder.Mfa().For("excludeUsers", $"['{TestIds.Me}']")),
        "'Require MFA' excludes this account",
        "Take this account out of the exclusions of 'Require MFA'");

    [Fact]
    public void A_role_that_is_left_out_is_named() => Is(
        new TenantBuilder().WithRole(SecurityAdministrator).Add(PolicyBuilder.Mfa().ExceptRole(SecurityAdministrator)),
        "'Require MFA' excludes it through the directory role 'Security Administrator'",
        "Take the directory role 'Security Administrator' out of the exclusions of 'Require MFA'");

    [Fact]
    public void A_policy_for_another_app_is_to_cover_all_resources() => Is(
        new TenantBuilder().Add(PolicyBuilder.Mfa().OnlyTargets($"['{TestIds.Of("an app of the tenant")}']")),
        "'Require MFA' covers other resources",
        "Have 'Require MFA' cover all resources");

    [Fact]
    public void Where_two_policies_would_do_none_is_picked() => IsNone(new TenantBuilder().Add(
        PolicyBuilder.Mfa("One").Set("state", "'enabledForReportingButNotEnforced'"),
        PolicyBuilder.Mfa("Two").For("excludeUsers", $"['{TestIds.Me}']")));

    [Fact]
    public void A_policy_that_lacks_two_things_is_not_close() => IsNone(new TenantBuilder().Add(
        PolicyBuilder.Mfa().Set("state", "'enabledForReportingButNotEnforced'").For("excludeUsers", $"['{TestIds.Me}']")));

    [Fact]
    public void A_policy_with_a_hole_would_not_do() => IsNone(new TenantBuilder().Add(
        PolicyBuilder.Mfa().Set("state", "'enabledForReportingButNotEnforced'").Only("['iOS']")));

    [Fact]
    public void A_policy_for_a_role_alone_is_about_others() =>
        IsNone(new TenantBuilder().Add(PolicyBuilder.Mfa().OnlyRole(SecurityAdministrator)));

    [Fact]
    public void A_policy_that_is_off_is_off_on_purpose() =>
        IsNone(new TenantBuilder().Add(PolicyBuilder.Mfa().Set("state", "'disabled'")));

    private static void Is(TenantBuilder tenant, string thing, string step)
    {
        PostureReport report = PostureDiagnosis.Report(tenant.Build());

        Assert.Equal(PostureVerdict.NotEnforced, report.Result.Verdict);
        Assert.Contains(thing, report.Result.Message);
        Assert.StartsWith("nothing in the partner tenant requires MFA of it: " + thing, report.Because);
        Assert.StartsWith(step, report.Result.Remediation[0]);
        Assert.Contains("sign in anew with MFA", report.Result.Remediation[^1]);
    }

    private static void IsNone(TenantBuilder tenant)
    {
        PostureReport report = PostureDiagnosis.Report(tenant.Build());

        Assert.Equal(PostureVerdict.NotEnforced, report.Result.Verdict);
        Assert.Equal("nothing in the partner tenant requires MFA of it", report.Because);
        Assert.Contains("security officer", report.Result.Remediation[0]);
    }
}
