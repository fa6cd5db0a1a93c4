using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Relationships;
using GdapTools.Core.Session;
using GdapTools.Sandbox.Tests.Support;
using Xunit;

namespace GdapTools.Sandbox.Tests.Relationships;

/// <summary>What is odd about Graph's answers on relationships, and documented, seen or reported.
/// Source: https://learn.microsoft.com/graph/api/resources/delegatedadminrelationship</summary>
public sealed class QuirkTests
{
    private const string Customer = "50000000-0000-0000-0000-000000000001";

    [Theory]
    [InlineData("P730D", 730)]
    [InlineData("P2Y", 730)]
    [InlineData("P1D", 1)]
    [InlineData("P180D", 180)]
    [InlineData("PT0S", 0)]
    [InlineData("P0D", 0)]
    public async Task Durations_are_those_of_ISO_8601(string duration, int days)
    {
        GdapRelationship relationship = await ReadOneAsync(item =>
        {
            item["duration"] = duration;
            item["autoExtendDuration"] = duration;
        });

        Assert.Equal(TimeSpan.FromDays(days), relationship.Duration);
        Assert.Equal(TimeSpan.FromDays(days), relationship.AutoExtendDuration);
    }

    [OutOfContract("The durations are none.")]
    [Theory]
    [InlineData("730.00:00:00")]
    [InlineData("two years")]
    [InlineData("")]
    public async Task A_duration_that_is_none_is_not_guessed(string duration)
    {
        GdapRelationship relationship = await ReadOneAsync(item => item["duration"] = duration);

        Assert.Null(relationship.Duration);
        Assert.Equal("active", relationship.Status);
    }

    [Fact]
    public async Task An_id_of_two_GUIDs_is_taken_as_it_is()
    {
        const string id = "5d027261-d21f-4aa9-b7db-7fa1f56fb163-8777b240-c6f0-4469-9e98-a3205431b836";
        Tenancy tenancy = One();
        tenancy.PartnerResources[$"v1.0/tenantRelationships/delegatedAdminRelationships/{id}/accessAssignments"] =
            Tenancy.List(tenancy.Assignments(Customer)[0]!.DeepClone());
        tenancy.Relationship(Customer)["id"] = id;
        using GdapSession session = await tenancy.ConnectAsync();

        AssignedRelationship read = Assert.Single(await AssignedAsync(session, new RelationshipFilter { Id = id }));

        Assert.Equal(id, read.Relationship.Id);
        Assert.Equal(id, Assert.Single(read.Relationship.AccessAssignments).RelationshipId);
    }

    [Theory]
    [InlineData("unknownFutureValue")]
    [InlineData("terminationRequested")]
    public async Task A_state_is_kept_as_Graph_returns_it(string status) =>
        Assert.Equal(status, (await ReadOneAsync(item => item["status"] = status)).Status);

    [OutOfContract("The case of the state is another.")]
    [Fact]
    public async Task The_case_of_a_state_does_not_matter()
    {
        Tenancy tenancy = One();
        tenancy.Relationship(Customer)["status"] = "ACTIVE";

        Assert.Equal(GdapVerdict.Pass, Assert.Single(await Health.TestAsync(tenancy)).Verdict);
    }

    [Fact]
    public async Task Customers_without_a_name_are_told_by_their_tenant()
    {
        Tenancy tenancy = One();
        tenancy.Relationship(Customer)["customer"]!["displayName"] = null;
        tenancy.Customers[0]!["displayName"] = null;

        RelationshipHealth health = Assert.Single(await Health.TestAsync(tenancy));

        Assert.Null(health.CustomerName);
        Assert.Equal((Customer, GdapVerdict.Pass), (health.CustomerTenantId!, health.Verdict));
        Assert.Equal(Customer, Assert.Single(await Health.TestAsync(tenancy, Customer)).CustomerTenantId);
    }

    [Fact]
    public async Task A_name_may_come_from_the_list_of_customers()
    {
        Tenancy tenancy = One();
        tenancy.Relationship(Customer)["customer"]!["displayName"] = null;

        Assert.Equal("First Ltd", Assert.Single(await Health.TestAsync(tenancy, "first*")).CustomerName);
    }

    [Fact]
    public Task A_reseller_relationship_is_known() => IsResellersAsync("#microsoft.graph.resellerDelegatedAdminRelationship");

    [OutOfContract("The type is missing, as it often is.")]
    [Fact]
    public Task A_reseller_relationship_is_known_without_its_type() => IsResellersAsync(type: null);

    [Fact]
    public async Task A_plain_relationship_has_nothing_of_a_reseller()
    {
        GdapRelationship relationship = await ReadOneAsync(_ => { });

        Assert.Null(relationship.IndirectProviderTenantId);
        Assert.Null(relationship.IsPartnerConsentPending);
    }

    [Fact]
    public async Task A_role_that_nobody_knows_keeps_its_id()
    {
        const string unknown = "aaaaaaaa-0000-0000-0000-000000000009";
        GdapRelationship relationship = await ReadOneAsync(item =>
            ((JsonArray)item["accessDetails"]!["unifiedRoles"]!).Add(new JsonObject { ["roleDefinitionId"] = unknown }));

        Assert.Equal((unknown, unknown, "Unlisted"), (relationship.Roles[^1].RoleDefinitionId, relationship.Roles[^1].RoleName, relationship.Roles[^1].Category));
    }

    private static async Task IsResellersAsync(string? type)
    {
        GdapRelationship relationship = await ReadOneAsync(item =>
        {
            if (type is not null)
            {
                item["@odata.type"] = type;
            }

            item["indirectProviderTenantId"] = "90000000-0000-0000-0000-000000000001";
            item["isPartnerConsentPending"] = false;
        });

        Assert.Equal("90000000-0000-0000-0000-000000000001", relationship.IndirectProviderTenantId);
        Assert.False(relationship.IsPartnerConsentPending);
    }

    private static async Task<GdapRelationship> ReadOneAsync(Action<JsonObject> change)
    {
        Tenancy tenancy = One();
        change(tenancy.Relationship(Customer));
        using GdapSession session = await tenancy.ConnectAsync();
        return Assert.Single(await AssignedAsync(session, new RelationshipFilter())).Relationship;
    }

    private static async Task<List<AssignedRelationship>> AssignedAsync(GdapSession session, RelationshipFilter filter)
    {
        RelationshipReader reader = new(session.Graph, session.TenantId, session.Roles, session.Clock);
        List<AssignedRelationship> read = [];

        await foreach (AssignedRelationship item in reader.ListWithAssignmentsAsync(filter, CancellationToken.None))
        {
            read.Add(item);
        }

        return read;
    }

    private static Tenancy One()
    {
        Tenancy tenancy = new();
        tenancy.AddCustomer("First Ltd");
        return tenancy;
    }
}
