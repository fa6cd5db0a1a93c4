using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Posture;
using Xunit;

namespace GdapTools.Core.Tests.Posture;

/// <summary>Findings about the sign-in policies that are told apart from the verdict.</summary>
public sealed class PostureCheckTests
{
    private static readonly string s_break = TestIds.Of("break-glass");

    [Fact]
    public void Neither_security_defaults_nor_a_policy_that_is_on_is_a_failure()
    {
        Assert.Equal(GdapVerdict.Fail, Step("POS002", new TenantBuilder()).Verdict);
        ChainStep step = Step("POS002", new TenantBuilder().Add(PolicyBuilder.Mfa().Set("state", "'enabledForReportingButNotEnforced'")));
        Assert.Equal(GdapVerdict.Fail, step.Verdict);
        Assert.Contains("1 in report-only mode", step.Cause);
        Assert.Equal(GdapVerdict.Pass, Step("POS002", new TenantBuilder { SecurityDefaults = true }).Verdict);
        Assert.Equal(GdapVerdict.Pass, Step("POS002", new TenantBuilder().Add(PolicyBuilder.Block())).Verdict);
        Assert.Equal(GdapVerdict.Unknown, Step("POS002", new TenantBuilder().CannotRead("defaults")).Verdict);
        Assert.Equal(GdapVerdict.Unknown, Step("POS002", new TenantBuilder().CannotRead("beta")).Verdict);
    }

    [Fact]
    public void Legacy_authentication_is_shut_out_by_defaults_by_a_block_or_by_a_demand_it_cannot_meet()
    {
        PolicyBuilder block = PolicyBuilder.Block().When("clientAppTypes", "['exchangeActiveSync', 'other']");

        Assert.Equal(GdapVerdict.Pass, Step("POS003", new TenantBuilder { SecurityDefaults = true }).Verdict);
        Assert.Equal(GdapVerdict.Pass, Step("POS003", new TenantBuilder().Add(block)).Verdict);
        Assert.Equal(GdapVerdict.Pass, Step("POS003", new TenantBuilder().Add(PolicyBuilder.Mfa())).Verdict);
    }

    [Fact]
    public void Legacy_authentication_that_is_shut_out_in_part_is_open()
    {
        ChainStep none = Step("POS003", new TenantBuilder().Add(PolicyBuilder.Mfa().When("clientAppTypes", "['browser', 'mobileAppsAndDesktopClients']")));
        ChainStep half = Step("POS003", new TenantBuilder().Add(PolicyBuilder.Block().When("clientAppTypes", "['other']")));
        ChainStep place = Step("POS003", new TenantBuilder().Network("HQ", isTrusted: true, "203.0.113.0/24").Add(
            PolicyBuilder.Block().When("clientAppTypes", "['exchangeActiveSync', 'other']").ExceptLocations($"['{TestIds.Of("HQ")}']")));

        Assert.Equal((GdapVerdict.Warning, "exchangeActiveSync, other"), (none.Verdict, none.Evidence.Values["Open to"]));
        Assert.Equal((GdapVerdict.Warning, "exchangeActiveSync"), (half.Verdict, half.Evidence.Values["Open to"]));
        Assert.Contains("in part only", place.Cause);
        Assert.Equal(GdapVerdict.Unknown, Step("POS003", new TenantBuilder().CannotRead("policies", "beta")).Verdict);
    }

    [Fact]
    public void Device_code_flow_is_judged_for_itself()
    {
        PolicyBuilder block = PolicyBuilder.Block("No codes").When("authenticationFlows", "{'transferMethods': 'deviceCodeFlow'}");
        PolicyBuilder browsers = PolicyBuilder.Mfa("No flow").When("authenticationFlows", "{'transferMethods': 'authenticationTransfer'}");

        Assert.Contains("blocked", Step("POS004", new TenantBuilder().Add(block)).Cause);
        Assert.Equal(GdapVerdict.Pass, Step("POS004", new TenantBuilder().Add(PolicyBuilder.Mfa())).Verdict);
        ChainStep open = Step("POS004", new TenantBuilder().Add(browsers));
        Assert.Equal((GdapVerdict.Warning, "POS001"), (open.Verdict, open.CausedBy));
        Assert.Equal(GdapVerdict.Unknown, Step("POS004", new TenantBuilder().CannotRead("policies", "beta")).Verdict);
    }

    [Theory]
    [InlineData("{'signInFrequency': {'isEnabled': true, 'frequencyInterval': 'everyTime', 'authenticationType': 'primaryAndSecondaryAuthentication'}}", "every time")]
    [InlineData("{'signInFrequency': {'isEnabled': true, 'frequencyInterval': 'timeBased', 'type': 'hours', 'value': 1}}", "after 1 hour:")]
    [InlineData("{'signInFrequency': {'isEnabled': true, 'type': 'days', 'value': 7}}", "after 7 days:")]
    public void A_sign_in_frequency_ends_refresh_tokens(string session, string expected)
    {
        ChainStep step = Step("POS005", new TenantBuilder().Add(PolicyBuilder.Mfa("Often").Set("sessionControls", session)));

        Assert.Equal(GdapVerdict.Warning, step.Verdict);
        Assert.Contains($"'Often' makes the account sign in anew {expected}", step.Cause);
    }

    [Fact]
    public void A_sign_in_frequency_for_others_or_switched_off_is_none()
    {
        const string Off = "{'signInFrequency': {'isEnabled': false, 'frequencyInterval': 'everyTime'}}";
        const string On = "{'signInFrequency': {'isEnabled': true, 'frequencyInterval': 'everyTime'}}";

        Assert.Equal(GdapVerdict.Pass, Step("POS005", new TenantBuilder().Add(PolicyBuilder.Mfa().Set("sessionControls", Off))).Verdict);
        Assert.Equal(GdapVerdict.Pass, Step("POS005", new TenantBuilder().Add(
            PolicyBuilder.Mfa().OnlyUsers($"['{s_break}']").Set("sessionControls", On))).Verdict);
        Assert.Equal(GdapVerdict.Unknown, Step("POS005", new TenantBuilder().CannotRead("beta").Add(PolicyBuilder.Mfa())).Verdict);
        Assert.Equal(GdapVerdict.Unknown, Step("POS005", new TenantBuilder().CannotRead("groups").Add(
            PolicyBuilder.Mfa().OnlyUsers("[]").For("includeGroups", $"['{s_break}']").Set("sessionControls", On))).Verdict);
    }

    [Theory]
    [InlineData("10.0.0.0/16", true)]
    [InlineData("10.0.0.0/17", false)]
    [InlineData("2001:db8::/48", true)]
    [InlineData("2001:db8::/49", false)]
    public void A_wide_location_is_a_broad_exclusion(string range, bool isBroad)
    {
        ChainStep step = Step("POS006", new TenantBuilder { Excluded = [] }.Network("Net", isTrusted: false, range)
            .Add(PolicyBuilder.Mfa().ExceptLocations($"['{TestIds.Of("Net")}']")));

        Assert.Equal(isBroad ? GdapVerdict.Warning : GdapVerdict.Pass, step.Verdict);
    }

    [Fact]
    public void Broad_exclusions_are_listed_by_policy()
    {
        ChainStep step = Step("POS006", new TenantBuilder { Excluded = [] }.Countries("Home", "DE").Add(
            PolicyBuilder.Mfa("A").ExceptLocations($"['AllTrusted', '{TestIds.Of("Home")}']"),
            PolicyBuilder.Mfa("B").When("platforms", "{'includePlatforms': ['all'], 'excludePlatforms': ['linux', 'macOS']}"),
            PolicyBuilder.Mfa("C").For("excludeGroups", "[" + string.Join(",", Enumerable.Range(0, 6).Select(index => $"'{TestIds.Of($"g{index}")}'")) + "]")
                .For("excludeRoles", $"['{TestIds.GlobalAdministrator}']"),
            PolicyBuilder.Mfa("Off").Set("state", "'disabled'").ExceptLocations("['AllTrusted']")));

        Assert.Equal("3 policies that require MFA leave out much, or what is not there any more.", step.Cause);
        Assert.Equal("excludes all trusted locations; excludes country location 'Home'", step.Evidence.Values["'A'"]);
        Assert.StartsWith("excludes Linux and macOS", step.Evidence.Values["'B'"]);
        Assert.Equal("excludes 6 accounts and groups; excludes a directory role", step.Evidence.Values["'C'"]);
        Assert.False(step.Evidence.Values.ContainsKey("'Off'"));
    }

    [Fact]
    public void What_is_excluded_and_gone_is_stale()
    {
        PolicyBuilder policy = PolicyBuilder.Mfa("Old").For("excludeUsers", $"['{s_break}', '{TestIds.Of("gone")}']")
            .ExceptLocations($"['{TestIds.Of("closed office")}']");
        TenantBuilder tenant = new()
        {
            Excluded = [new(s_break, "Break glass", IsGroup: false, IsDisabled: true), new(TestIds.Of("gone"), null, false, false)],
        };

        string notes = Step("POS006", tenant.Add(policy)).Evidence.Values["'Old'"];

        Assert.Contains($"names location {TestIds.Of("closed office")}, which does not exist", notes);
        Assert.Contains("excludes account 'Break glass', which is disabled", notes);
        Assert.Contains($"excludes account {TestIds.Of("gone")}, which does not exist", notes);
    }

    [Fact]
    public void Exclusions_that_could_not_be_looked_up_are_no_pass() =>
        Assert.Equal(GdapVerdict.Unknown, Step("POS006", new TenantBuilder().Add(PolicyBuilder.Mfa())).Verdict);

    [Fact]
    public void A_policy_that_only_beta_shows_is_named()
    {
        ChainStep step = Step("POS007", new TenantBuilder().AddBetaOnly(PolicyBuilder.Mfa("Preview")));

        Assert.Equal(GdapVerdict.Warning, step.Verdict);
        Assert.Contains("'Preview'", step.Cause);
        Assert.Equal(GdapVerdict.Pass, Step("POS007", new TenantBuilder().Add(PolicyBuilder.Mfa())).Verdict);
        Assert.Equal(GdapVerdict.Unknown, Step("POS007", new TenantBuilder().CannotRead("beta")).Verdict);
    }

    [Fact]
    public void A_policy_that_names_Graph_is_named()
    {
        ChainStep step = Step("POS008", new TenantBuilder().Add(
            PolicyBuilder.Mfa("On Graph").When("applications.includeApplications", $"['{TestIds.Graph}']")));

        Assert.Equal((GdapVerdict.Warning, "On Graph"), (step.Verdict, step.Evidence.Values["Policies"]));
        Assert.Equal(GdapVerdict.Pass, Step("POS008", new TenantBuilder().Add(PolicyBuilder.Mfa())).Verdict);
    }

    [Fact]
    public void What_was_not_read_whole_is_no_pass()
    {
        PolicyBuilder place = PolicyBuilder.Mfa().ExceptLocations($"['{TestIds.Of("HQ")}']");
        PolicyBuilder odd = PolicyBuilder.Mfa().Set(
            "sessionControls", "{'signInFrequency': {'isEnabled': true, 'frequencyInterval': 'unknownFutureValue'}}");

        Assert.Equal(GdapVerdict.Unknown, Step("POS005", new TenantBuilder().Add(odd)).Verdict);
        Assert.Equal(GdapVerdict.Unknown, Step("POS006", new TenantBuilder { Excluded = [] }.CannotRead("locations").Add(place)).Verdict);
        Assert.Equal(GdapVerdict.Unknown, Step("POS006", new TenantBuilder { Excluded = [] }.CannotRead("beta").Add(PolicyBuilder.Mfa())).Verdict);
        Assert.Equal(GdapVerdict.Unknown, Step("POS008", new TenantBuilder().CannotRead("beta").Add(PolicyBuilder.Mfa())).Verdict);
    }

    [Fact]
    public void An_excluded_group_beside_Enforced_says_what_was_not_read() => Assert.Contains(
        "(PIM for Groups) are not read",
        new TenantBuilder().Add(PolicyBuilder.Mfa().For("excludeGroups", $"['{s_break}']")).Evaluate().Message);

    [Fact]
    public void Every_check_is_told_once_and_is_in_the_catalogue()
    {
        IReadOnlyList<ChainStep> steps = Steps(new TenantBuilder());

        Assert.Equal(["POS002", "POS003", "POS004", "POS005", "POS006", "POS007", "POS008"], steps.Select(static step => step.CheckId));
        Assert.All(steps, static step => Assert.Equal(ChainLink.Posture, CheckCatalogue.Load().Get(step.CheckId).Link));
    }

    private static IReadOnlyList<ChainStep> Steps(TenantBuilder tenant) => PostureDiagnosis.Report(tenant.Build()).Steps;

    private static ChainStep Step(string id, TenantBuilder tenant) => Steps(tenant).Single(step => step.CheckId == id);
}
