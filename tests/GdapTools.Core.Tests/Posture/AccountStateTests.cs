using System.Linq;
using Xunit;

namespace GdapTools.Core.Tests.Posture;

/// <summary>A role that the account can activate is a second state of it, and the given app a target of its own.</summary>
public sealed class AccountStateTests
{
    private const string Admins = $"['{TestIds.GlobalAdministrator}']";
    private const string App = "5a0f4c7e-1b7b-4c59-8e6a-2d8f6c1b9a70";

    [Fact]
    public void MFA_for_a_role_leaves_the_account_open_until_it_activates_it()
    {
        PostureResult result = new TenantBuilder().WithEligibleRole(TestIds.GlobalAdministrator)
            .Add(PolicyBuilder.Mfa("For admins").OnlyUsers("[]").For("includeRoles", Admins)).Evaluate();

        PostureGap gap = Assert.Single(result.Gaps);
        Assert.Equal(PostureVerdict.EnforcedWithGaps, result.Verdict);
        Assert.Contains("while directory role 'Global Administrator' is not activated", gap.Description);
        Assert.Contains("'For admins' covers the account only while directory role 'Global Administrator' is activated", gap.Description);
        Assert.Equal("'Global Administrator' is not activated", gap.Context["EligibleRole"]);
        Assert.Equal(GapCertainty.Certain, gap.Certainty);
    }

    [Fact]
    public void A_role_that_is_excluded_opens_a_gap_once_it_is_activated()
    {
        PostureResult result = new TenantBuilder().WithEligibleRole(TestIds.GlobalAdministrator)
            .Add(PolicyBuilder.Mfa("Not for admins").For("excludeRoles", Admins)).Evaluate();

        Assert.Equal(PostureVerdict.EnforcedWithGaps, result.Verdict);
        Assert.Equal("'Global Administrator' is activated", Assert.Single(result.Gaps).Context["EligibleRole"]);
    }

    [Fact]
    public void A_role_that_is_excluded_for_all_but_another_policy_is_no_gap()
    {
        PostureResult result = new TenantBuilder().WithEligibleRole(TestIds.GlobalAdministrator).Add(
            PolicyBuilder.Mfa("Not for admins").For("excludeRoles", Admins),
            PolicyBuilder.Mfa("For admins").OnlyUsers("[]").For("includeRoles", Admins)).Evaluate();

        Assert.Equal(PostureVerdict.Enforced, result.Verdict);
    }

    [Fact]
    public void Where_eligibility_cannot_be_read_an_excluded_role_is_a_possible_gap()
    {
        PostureResult result = new TenantBuilder().CannotRead("eligible")
            .Add(PolicyBuilder.Mfa("Not for admins").For("excludeRoles", Admins)).Evaluate();

        Assert.Equal(PostureVerdict.EnforcedWithGaps, result.Verdict);
        Assert.Equal(GapCertainty.Possible, Assert.Single(result.Gaps).Certainty);
        Assert.Equal(["RoleEligibilitySchedule.Read.Directory"], result.MissingPermissions);
        Assert.Contains("could not be read, and a policy leaves out holders of a role", result.Message);
    }

    [Fact]
    public void Where_eligibility_cannot_be_read_and_no_role_is_excluded_nothing_is_missing()
    {
        PostureResult result = new TenantBuilder().CannotRead("eligible").Add(PolicyBuilder.Mfa()).Evaluate();

        Assert.Equal(PostureVerdict.Enforced, result.Verdict);
        Assert.Empty(result.MissingPermissions);
    }

    [Fact]
    public void The_given_app_left_out_is_a_gap_for_sign_ins_to_it()
    {
        PolicyBuilder policy = PolicyBuilder.Mfa("All but the app").When("applications.excludeApplications", $"['{App}']");

        PostureGap gap = Assert.Single(new TenantBuilder().TargetClient(App).Add(policy).Evaluate().Gaps);

        Assert.StartsWith($"For the app {App}: browser or desktop app, from any location", gap.Description);
        Assert.Equal(PostureVerdict.Enforced, new TenantBuilder { ClientId = App }.Add(policy).Evaluate().Verdict);
    }

    [Fact]
    public void Each_gap_has_every_policy_with_its_reason()
    {
        PostureGap gap = Assert.Single(new TenantBuilder().Network("HQ", isTrusted: true, "203.0.113.0/24").Add(
            PolicyBuilder.Mfa("Not HQ").ExceptLocations($"['{TestIds.Of("HQ")}']"),
            PolicyBuilder.Mfa("Others").OnlyUsers($"['{TestIds.Of("other")}']"),
            PolicyBuilder.Mfa("Off").Set("state", "'disabled'"),
            PolicyBuilder.Create("Duo", "OR").Grant("customAuthenticationFactors", "['RequireDuoMfa']"),
            PolicyBuilder.Create("Session", "OR").Set("grantControls", "null")
                .Set("sessionControls", "{'persistentBrowser': {'mode': 'never', 'isEnabled': true}}"),
            PolicyBuilder.Create("Either", "OR", "mfa", "compliantDevice").ExceptLocations("[]")).Evaluate().Gaps);

        Assert.Equal(
            [
                "Not HQ: Excludes this location.",
                "Others: Does not include this account.",
                "Off: Is off.",
                "Duo: Demands a custom control, which does not count as MFA.",
                "Session: Sets session controls only, which ask for no MFA.",
                "Either: Accepts compliant device instead.",
            ],
            gap.Policies.Select(static policy => $"{policy.DisplayName}: {policy.Reason}"));
        Assert.Equal([false, false, false, true, true, true], gap.Policies.Select(static policy => policy.Applies));
    }
}
