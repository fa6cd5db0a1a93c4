using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Posture;
using Xunit;

namespace GdapTools.Core.Tests.Posture;

/// <summary>A policy is proposed where it is proven to close what is open, and only there.</summary>
public sealed class PostureRepairTests
{
    [Fact]
    public void A_gap_is_closed_for_the_account_alone()
    {
        IReadOnlyList<string> commands = Report(new TenantBuilder().Add(PolicyBuilder.Mfa().Only("['iOS']"))).RepairCommands;

        Assert.Equal(2, commands.Count);
        Assert.StartsWith("Connect-MgGraph -TenantId ", commands[0]);
        Assert.Contains($"includeUsers = @('{TestIds.Me}')", commands[1]);
    }

    [Fact]
    public void Nothing_is_proposed_where_all_is_well() =>
        Assert.Empty(Report(new TenantBuilder().Add(PolicyBuilder.Mfa())).RepairCommands);

    [Fact]
    public void Without_a_policy_that_is_on_nothing_proves_that_there_can_be_one() =>
        Assert.Empty(Report(new TenantBuilder()).RepairCommands);

    [Fact]
    public void A_block_is_not_answered_with_one_more_policy() =>
        Assert.Empty(Report(new TenantBuilder().Add(PolicyBuilder.Block())).RepairCommands);

    [Fact]
    public void Legacy_clients_alone_are_shut_out_by_the_same_policy()
    {
        PostureReport report = Report(new TenantBuilder().Add(
            PolicyBuilder.Mfa().When("clientAppTypes", "['browser', 'mobileAppsAndDesktopClients']")));
        ChainStep legacy = report.Steps.Single(step => step.CheckId == "POS003");

        Assert.Empty(report.RepairCommands);
        Assert.Equal(GdapVerdict.Warning, legacy.Verdict);
        Assert.Contains(legacy.RepairCommands, command => command.StartsWith("New-MgIdentityConditionalAccessPolicy"));
    }

    private static PostureReport Report(TenantBuilder tenant) => PostureDiagnosis.Report(tenant.Build());
}
