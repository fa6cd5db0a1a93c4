using System;
using System.Linq;
using GdapTools.Core.Posture;
using Xunit;

namespace GdapTools.Core.Tests.Posture;

/// <summary>What the result says besides the verdict.</summary>
public sealed class PostureMessageTests
{
    [Fact]
    public void Nothing_enforced_sends_to_the_security_officer_with_what_to_ask_for()
    {
        PostureResult result = new TenantBuilder().Evaluate();

        string steps = string.Join(" ", result.Remediation);
        Assert.Contains("Neither security defaults nor a Conditional Access policy", steps);
        Assert.Contains("security officer", steps);
        Assert.Contains("all users and all resources", steps);
        Assert.Contains("break-glass", steps);
    }

    [Fact]
    public void A_custom_control_is_told_with_the_way_out()
    {
        PostureResult result = new TenantBuilder().Add(
            PolicyBuilder.Create("Duo for all", "OR").Grant("customAuthenticationFactors", "['RequireDuoMfa']")).Evaluate();

        PosturePolicy policy = Assert.Single(result.Policies);
        Assert.True(policy.Applies);
        Assert.Contains("RequireDuoMfa", policy.Effect);
        Assert.Contains("external authentication method", policy.Reason);
        Assert.Contains("custom control", result.Message);
        Assert.Contains(result.Remediation, static step => step.Contains("external authentication method", StringComparison.Ordinal));
    }

    [Fact]
    public void A_gap_by_location_is_left_by_signing_in_from_elsewhere()
    {
        PostureResult result = new TenantBuilder().Network("Office", true, "203.0.113.0/24")
            .Add(PolicyBuilder.Mfa().ExceptLocations($"['{TestIds.Of("Office")}']")).Evaluate();

        Assert.Equal(PostureVerdict.EnforcedWithGaps, result.Verdict);
        Assert.Contains("outside the locations of the gaps", string.Join(" ", result.Remediation));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Of_locations_nothing_is_said_where_no_gap_is_one(bool hasDefaults)
    {
        TenantBuilder tenant = new() { SecurityDefaults = hasDefaults };
        PostureResult result = (hasDefaults ? tenant : tenant.Add(PolicyBuilder.Mfa().Only("['iOS']"))).Evaluate();

        Assert.Equal(PostureVerdict.EnforcedWithGaps, result.Verdict);
        Assert.DoesNotContain("outside", string.Join(" ", result.Remediation));
        Assert.StartsWith(
            hasDefaults ? "Replace security defaults by a Conditional Access policy" : "Have one policy require MFA", result.Remediation[0]);
    }

    [Fact]
    public void Missing_permissions_are_named_once()
    {
        PostureResult result = new TenantBuilder().CannotRead("policies", "beta", "defaults", "groups").Evaluate();

        Assert.Equal(PostureVerdict.Unknown, result.Verdict);
        Assert.Equal(["Policy.Read.All", "Directory.Read.All"], result.MissingPermissions);
        Assert.Contains("Grant Policy.Read.All and Directory.Read.All", result.Remediation[0]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Hidden_preview_policies_are_mentioned_with_every_verdict(bool hasPolicy)
    {
        TenantBuilder tenant = new TenantBuilder().CannotRead("beta");

        PostureResult result = (hasPolicy ? tenant.Add(PolicyBuilder.Mfa()) : tenant).Evaluate();

        Assert.Equal(hasPolicy ? PostureVerdict.Enforced : PostureVerdict.Unknown, result.Verdict);
        Assert.Contains("policies using preview features are not visible", result.Message);
    }

    [Fact]
    public void Per_user_MFA_that_could_not_be_read_is_mentioned() => Assert.Contains(
        "Per-user MFA could not be read", new TenantBuilder().CannotRead("perUser").Evaluate().Message);

    [Fact]
    public void A_policy_that_only_beta_shows_is_marked() => Assert.Contains(
        "Only beta shows it",
        Assert.Single(new TenantBuilder().AddBetaOnly(PolicyBuilder.Mfa()).Evaluate().Policies).Reason);

    [Fact]
    public void Sources_name_what_enforces()
    {
        TenantBuilder tenant = new TenantBuilder().Add(PolicyBuilder.Mfa("Baseline"), PolicyBuilder.Block("Nobody").OnlyUsers("['None']"));
        tenant.PerUserMfa = "enforced";

        Assert.Equal(["Per-user MFA (enforced)", "Conditional Access policy 'Baseline'"], tenant.Evaluate().Sources);
    }

    [Fact]
    public void Graph_named_as_target_is_told() => Assert.Contains(
        "no selectable target",
        new TenantBuilder().Add(PolicyBuilder.Mfa().When("applications.includeApplications", $"['{TestIds.Graph}']"))
            .Evaluate().Message);

    [Fact]
    public void Every_policy_is_told_in_the_order_of_the_list()
    {
        PolicyBuilder[] policies = [PolicyBuilder.Mfa("B"), PolicyBuilder.Block("A").Set("state", "'disabled'"), PolicyBuilder.Mfa("C")];

        PostureResult result = new TenantBuilder().Add(policies).Evaluate();

        Assert.Equal(["B", "A", "C"], result.Policies.Select(static policy => policy.DisplayName));
        Assert.Equal(policies.Select(static policy => policy.Id), result.Policies.Select(static policy => policy.Id));
        Assert.Equal([true, false, true], result.Policies.Select(static policy => policy.Applies));
        Assert.Equal("disabled", result.Policies[1].State);
    }

    [Theory]
    [InlineData("203.0.113.10", "Signed in from 203.0.113.10, inside named location 'HQ' (trusted), which policy 'Require MFA' excludes.", true)]
    [InlineData("2001:db8::7", "Signed in from 2001:db8::7, inside named location 'HQ' (trusted), which policy 'Require MFA' excludes.", true)]
    [InlineData("::ffff:203.0.113.10", "Signed in from ::ffff:203.0.113.10, inside named location 'HQ' (trusted), which policy 'Require MFA' excludes.", true)]
    [InlineData("198.51.100.1", "Signed in from 198.51.100.1, outside all named locations.", false)]
    public void The_place_of_a_sign_in_is_explained(string address, string text, bool isInGap)
    {
        SignInPlace? place = PostureEvaluator.Explain(Hq().Build(), address);

        Assert.Equal(text, place!.Text);
        Assert.Equal(isInGap, place.IsInGap);
        Assert.Equal(isInGap ? ["Require MFA"] : [], place.ExcludingPolicies);
    }

    [Fact]
    public void A_policy_for_another_place_does_not_exclude_this_one()
    {
        TenantBuilder tenant = Hq().Network("Branch", isTrusted: false, "198.51.100.0/24")
            .Add(PolicyBuilder.Mfa("At branch").OnlyLocations($"['{TestIds.Of("Branch")}']"));

        Assert.Equal(["Require MFA"], PostureEvaluator.Explain(tenant.Build(), "203.0.113.10")!.ExcludingPolicies);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HQ")]
    [InlineData("300.1.1.1")]
    public void What_is_no_address_has_no_place(string address) =>
        Assert.Null(PostureEvaluator.Explain(Hq().Build(), address));

    [Fact]
    public void The_sign_in_at_hand_is_explained_in_the_message_and_to_the_diagnosis()
    {
        TenantBuilder tenant = Hq();
        tenant.SignInIpAddress = "203.0.113.10";

        Assert.Contains("Signed in from 203.0.113.10, inside named location 'HQ'", tenant.Evaluate().Message);
        Assert.Equal(
            "'Require MFA' excludes the named location 'HQ', and this sign-in came from there (203.0.113.10)",
            PostureDiagnosis.Report(tenant.Build()).Because);
        Assert.Null(PostureDiagnosis.Report(new TenantBuilder().Add(PolicyBuilder.Mfa()).Build()).Because);
    }

    private static TenantBuilder Hq() => new TenantBuilder().Network("HQ", isTrusted: true, "203.0.113.0/24", "2001:db8::/32")
        .Add(PolicyBuilder.Mfa().ExceptLocations($"['{TestIds.Of("HQ")}']"));
}
