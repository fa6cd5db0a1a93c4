using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using GdapTools.Sandbox.Tests.Support;
using Xunit;

namespace GdapTools.Sandbox.Tests.Diagnosis;

/// <summary>What is wrong with the account is told once for all customers that say it.</summary>
public sealed class SharedAccountTests
{
    [Fact]
    public async Task An_account_that_is_blocked_as_risky_is_one_cause()
    {
        Tenancy tenancy = Of(3);
        tenancy.RefuseToken(Id(tenancy, 0), 530034);
        tenancy.RefuseToken(Id(tenancy, 2), 530034);

        List<Finding> findings = await Runs.DiagnoseAsync(tenancy);

        Finding cause = Assert.Single(findings, item => item.Explains > 0);
        Assert.Equal(("ACC003", GdapVerdict.Fail, 2), (cause.CheckId, cause.Verdict, cause.Explains));
        Assert.Equal(FindingTargetKind.Account, cause.TargetKind);
        Assert.Equal(2, findings.Count(item => item.CustomerTenantId is not null && item.CausedBy == cause.Id && item.Verdict == GdapVerdict.Fail));
        Assert.Equal("CUS001", Assert.Single(findings, item => item.CustomerTenantId == Id(tenancy, 1)).CheckId);
    }

    [Theory]
    [InlineData(53003)]
    [InlineData(65001)]
    public async Task What_each_customer_decides_is_told_of_each(int code)
    {
        Tenancy tenancy = Of(2);
        tenancy.RefuseToken(Id(tenancy, 0), code);
        tenancy.RefuseToken(Id(tenancy, 1), code);

        List<Finding> findings = await Runs.DiagnoseAsync(tenancy);

        Assert.DoesNotContain(findings, item => item.Explains > 0);
        Assert.All(findings.Where(item => item.CustomerTenantId is not null), item => Assert.Null(item.CausedBy));
    }

    [Fact]
    public async Task Groups_that_may_not_be_read_are_one_cause()
    {
        Tenancy tenancy = Of(2);
        tenancy.Answer(Tenancy.Partner, $"v1.0/users/{Tenancy.Account}/transitiveMemberOf", 403);

        List<Finding> findings = await Runs.DiagnoseAsync(tenancy);

        Finding cause = Assert.Single(findings, item => item.Explains > 0);
        Assert.Equal(("ASN006", GdapVerdict.Unknown, 2), (cause.CheckId, cause.Verdict, cause.Explains));
        Assert.Contains(Assert.Single(cause.MissingPermissions), Assert.Single(cause.Remediation));
        Assert.All(
            findings.Where(item => item.CustomerTenantId is not null),
            item => Assert.Equal((GdapVerdict.Unknown, cause.Id), (item.Verdict, item.CausedBy)));
    }

    private static Tenancy Of(int customers)
    {
        Tenancy tenancy = new();

        for (int number = 0; number < customers; number++)
        {
            tenancy.AddCustomer($"Customer {number}");
        }

        return tenancy;
    }

    private static string Id(Tenancy tenancy, int index) => (string)tenancy.Customers[index]!["tenantId"]!;
}
