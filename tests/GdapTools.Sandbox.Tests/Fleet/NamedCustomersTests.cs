using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using GdapTools.Sandbox.Tests.Support;
using Xunit;

namespace GdapTools.Sandbox.Tests.Fleet;

/// <summary>A few customers by their ids: asked for by themselves, and judged as among all.</summary>
public sealed class NamedCustomersTests
{
    private const int Customers = 700;

    [Fact]
    public async Task One_of_many_costs_no_list_of_all()
    {
        Tenancy tenancy = FleetStreamingTests.Few(Customers);
        string id = (string)tenancy.Customers[650]!["tenantId"]!;
        FleetStage stage = await FleetStage.OpenAsync(tenancy);

        CustomerAccess result = Assert.Single(await TestAsync(stage, id.ToUpperInvariant()));

        Assert.Equal((id, "Customer 650", GdapVerdict.Pass), (result.CustomerTenantId, result.CustomerName, result.Verdict));
        Assert.Equal(
            ["accessAssignments", "delegatedAdminRelationships", "transitiveMemberOf"],
            stage.Sandbox.Requests
                .Where(request => request.TenantId == Tenancy.Partner && !request.Path.EndsWith("$batch", StringComparison.Ordinal))
                .Select(request => request.Path.Split('/')[^1])
                .Order());
    }

    [Fact]
    public async Task What_it_lacks_is_found_and_repaired_as_among_all()
    {
        Tenancy tenancy = FleetStreamingTests.Few(40);
        string[] ids = [.. tenancy.Customers.Take(3).Select(customer => (string)customer!["tenantId"]!)];
        tenancy.Assignments(ids[0]).Clear();
        tenancy.RefuseToken(ids[1], 53003);
        FleetStage all = await FleetStage.OpenAsync(tenancy);
        FleetStage few = await FleetStage.OpenAsync(tenancy);

        List<CustomerAccess> among = await all.TestAllAsync();
        List<CustomerAccess> alone = await TestAsync(few, ids);

        Assert.Equal(
            among.Where(result => ids.Contains(result.CustomerTenantId)).Select(Line).Order(),
            alone.Select(Line).Order());
        Assert.Contains(alone, result => result.CheckId == "ASN001" && result.RepairCommands.Count == 1);
    }

    [Theory]
    [InlineData("expired")]
    [InlineData("approvalPending")]
    public async Task Without_an_active_relationship_the_whole_list_is_read(string status)
    {
        Tenancy tenancy = FleetStreamingTests.Few(30);
        string id = (string)tenancy.Customers[7]!["tenantId"]!;
        tenancy.Relationship(id)["status"] = status;
        FleetStage stage = await FleetStage.OpenAsync(tenancy);

        CustomerAccess alone = Assert.Single(await TestAsync(stage, id));
        CustomerAccess file = Assert.Single(await Diagnosis.Runs.TestAccessAsync(tenancy, id));

        Assert.Equal((GdapVerdict.Fail, file.CheckId), (alone.Verdict, alone.CheckId));
        Assert.Contains(stage.Sandbox.Requests, request => request.Path.EndsWith("/delegatedAdminCustomers", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_id_that_nobody_knows_is_a_customer_without_relationship()
    {
        Tenancy tenancy = FleetStreamingTests.Few(3);
        FleetStage stage = await FleetStage.OpenAsync(tenancy);

        CustomerAccess result = Assert.Single(await TestAsync(stage, "99999999-0000-0000-0000-000000000000"));

        Assert.Equal((GdapVerdict.Fail, "REL001"), (result.Verdict, result.CheckId));
    }

    private static async Task<List<CustomerAccess>> TestAsync(FleetStage stage, params string[] ids) =>
        await stage.Tester().RunAsync(new() { Customers = ids }, progress: null, default).ToListAsync();

    private static string Line(CustomerAccess result) =>
        $"{result.CustomerTenantId} {result.CustomerName} {result.Verdict} {result.CheckId} {result.Cause} {string.Join(";", result.RepairCommands)}";
}
