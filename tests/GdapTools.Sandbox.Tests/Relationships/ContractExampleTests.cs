using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Relationships;
using GdapTools.Core.Session;
using GdapTools.Sandbox.Tests.Support;
using Xunit;

namespace GdapTools.Sandbox.Tests.Relationships;

/// <summary>The documentation's own payloads, read by the readers over MSAL and the Graph client.</summary>
public sealed class ContractExampleTests
{
    private const string Gdap = "v1.0/tenantRelationships/";

    [Fact]
    public async Task The_documented_relationships_are_read_whole()
    {
        List<GdapRelationship> read = await ReadAsync(new RelationshipFilter());

        Assert.Equal(["active", "terminated", "approvalPending"], read.Select(item => item.Status));
        Assert.Equal([730, 30, 180], read.Select(item => item.Duration!.Value.TotalDays));
        Assert.Equal([180, 0, 0], read.Select(item => item.AutoExtendDuration!.Value.TotalDays));
        GdapRelationship first = read[0];
        Assert.Equal("5d027261-d21f-4aa9-b7db-7fa1f56fb163-8777b240-c6f0-4469-9e98-a3205431b836", first.Id);
        Assert.Equal("Contoso Inc", first.CustomerName);
        Assert.Equal("W/\"JyIwMzAwZTM0ZS0wMDAwLTAyMDAtMDAwMC02MTRjZjI1YzAwMDAiJw==\"", first.ETag);
        Assert.Equal(new DateTimeOffset(2024, 2, 10, 11, 24, 42, TimeSpan.Zero), first.EndDateTime!.Value, TimeSpan.FromSeconds(1));
        Assert.True(first.DaysLeft < 0);
        GdapRelationship reseller = read[2];
        Assert.True(reseller.IsPartnerConsentPending);
        Assert.Equal("60ea59db-a506-485e-94c5-d115f369e239", reseller.IndirectProviderTenantId);
        Assert.Null(reseller.EndDateTime);
        Assert.Null(reseller.DaysLeft);
        Assert.Equal("Privileged Authentication Administrator", reseller.Roles[0].RoleName);
        Assert.True(reseller.Roles[0].IsPrivileged);
    }

    [Theory]
    [InlineData("active", 1)]
    [InlineData("TERMINATED", 1)]
    [InlineData("expired", 0)]
    public async Task A_status_narrows_the_list_on_the_server(string status, int count)
    {
        Tenancy tenancy = Documented();

        List<GdapRelationship> read = await ReadAsync(new RelationshipFilter { Status = [status] }, tenancy);

        Assert.Equal(count, read.Count);
    }

    [Fact]
    public async Task The_documented_assignments_are_read_whole()
    {
        Tenancy tenancy = Documented();
        string id = (string)tenancy.Relationships[0]!["id"]!;
        tenancy.PartnerResources[$"{Gdap}delegatedAdminRelationships/{id}/accessAssignments"] =
            ContractData.Body("gdap-accessassignments-list");
        using GdapSession session = await tenancy.ConnectAsync();
        RelationshipReader reader = new(session.Graph, session.TenantId, session.Roles, session.Clock);
        List<GdapAccessAssignment> read = [];

        await foreach (GdapAccessAssignment item in reader.ListAssignmentsAsync(id, "c", CancellationToken.None))
        {
            read.Add(item);
        }

        Assert.Equal(2, read.Count);
        Assert.All(read, item => Assert.Equal((id, "active", 4), (item.RelationshipId, item.Status, item.Roles.Count)));
        Assert.Equal("227a2f44-2682-4831-a021-f8d69a34bcba", read[0].GroupId);
    }

    [OutOfContract("The documentation shows customerId-value where a GUID belongs.")]
    [Fact]
    public async Task The_documented_customers_and_contracts_are_read()
    {
        Tenancy tenancy = Documented();
        tenancy.PartnerResources[Gdap + "delegatedAdminCustomers"] = ContractData.Body("gdap-customers-list");
        tenancy.PartnerResources["v1.0/contracts"] = ContractData.Body("contracts-list");
        using GdapSession session = await tenancy.ConnectAsync();
        CustomerReader reader = new(session.Graph, session.TenantId);

        List<GdapCustomer> customers = await AllAsync(reader.ListAsync(CancellationToken.None));
        List<Contract> contracts = await AllAsync(reader.ListContractsAsync(CancellationToken.None));

        Assert.NotEmpty(customers);
        Assert.All(customers, item => Assert.True(Guid.TryParse(item.CustomerTenantId, out _) && item.CustomerName is not null));
        Assert.NotEmpty(contracts);
    }

    [OutOfContract("A status and a duration that nobody knows yet.")]
    [Fact]
    public async Task A_state_and_members_nobody_knows_yet_are_kept()
    {
        Tenancy tenancy = Documented();
        tenancy.Relationships[0]!["status"] = "hibernating";
        tenancy.Relationships[0]!["duration"] = "some time";
        tenancy.Relationships[0]!["customer"]!["displayName"] = null;
        ((JsonArray)tenancy.Relationships[0]!["accessDetails"]!["unifiedRoles"]!).Add(
            new JsonObject { ["roleDefinitionId"] = "99999999-9999-9999-9999-999999999999" });

        GdapRelationship read = (await ReadAsync(new RelationshipFilter(), tenancy))[0];

        Assert.Equal("hibernating", read.Status);
        Assert.Null(read.Duration);
        Assert.Null(read.CustomerName);
        Assert.Equal("99999999-9999-9999-9999-999999999999", read.Roles[1].RoleName);
    }

    private static Tenancy Documented()
    {
        Tenancy tenancy = new();
        tenancy.PartnerResources[Gdap + "delegatedAdminRelationships"] = ContractData.Body("gdap-relationships-list");
        return tenancy;
    }

    private static async Task<List<GdapRelationship>> ReadAsync(RelationshipFilter filter, Tenancy? tenancy = null)
    {
        using GdapSession session = await (tenancy ?? Documented()).ConnectAsync();
        RelationshipReader reader = new(session.Graph, session.TenantId, session.Roles, session.Clock);
        return await AllAsync(reader.ListAsync(filter, CancellationToken.None));
    }

    private static async Task<List<T>> AllAsync<T>(IAsyncEnumerable<T> items)
    {
        List<T> all = [];

        await foreach (T item in items)
        {
            all.Add(item);
        }

        return all;
    }
}
