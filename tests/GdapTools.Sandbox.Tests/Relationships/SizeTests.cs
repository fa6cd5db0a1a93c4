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

/// <summary>How many requests it takes: a page of relationships is 300, and the assignments of twenty come in one.</summary>
public sealed class SizeTests
{
    private const int Count = 5000;
    private const int Ideal = 17 + 250;

    [Fact]
    public async Task Five_thousand_relationships_with_assignments_take_the_fewest_requests_there_can_be()
    {
        (GdapSession session, SandboxHandler sandbox) = await Many(Count).PlayAsync();
        using GdapSession ended = session;
        int before = Sent(sandbox);

        int assigned = 0;
        await foreach (AssignedRelationship item in Reader(session).ListWithAssignmentsAsync(new(), CancellationToken.None))
        {
            assigned += item.Relationship.AccessAssignments.Count;
        }

        Assert.Equal(Count, assigned);
        Assert.Equal(Ideal, Sent(sandbox) - before);
    }

    [Fact]
    public async Task Testing_them_takes_no_more_than_that_and_the_customers()
    {
        (GdapSession session, SandboxHandler sandbox) = await Many(620).PlayAsync();
        using GdapSession ended = session;
        int before = Sent(sandbox);

        List<RelationshipHealth> results = await Health.TestAsync(session);

        Assert.Equal(620, results.Count(item => item.Verdict == GdapVerdict.Pass));
        Assert.Equal(3 + 31 + 3, Sent(sandbox) - before);
    }

    [Fact]
    public async Task A_result_is_there_as_soon_as_its_assignments_are()
    {
        (GdapSession session, SandboxHandler sandbox) = await Many(100).PlayAsync();
        using GdapSession ended = session;

        await foreach (RelationshipHealth health in Health.RunAsync(session, CancellationToken.None))
        {
            Assert.Equal("Customer 0001", health.CustomerName);
            break;
        }

        Assert.Equal(1, sandbox.Requests.Count(request => request.Path.EndsWith("$batch", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Each_further_page_of_assignments_is_one_more()
    {
        Tenancy tenancy = Many(2);
        JsonArray assignments = tenancy.Assignments("50000000-0000-0000-0000-000000000001");
        while (assignments.Count < 250)
        {
            JsonObject next = (JsonObject)assignments[0]!.DeepClone();
            next["id"] = $"71000000-0000-0000-0000-{assignments.Count:D12}";
            assignments.Add(next);
        }

        (GdapSession session, SandboxHandler sandbox) = await tenancy.PlayAsync();
        using GdapSession ended = session;
        int before = Sent(sandbox);

        List<int> counts = [];
        await foreach (AssignedRelationship item in Reader(session).ListWithAssignmentsAsync(new(), CancellationToken.None))
        {
            counts.Add(item.Relationship.AccessAssignments.Count);
        }

        Assert.Equal([250, 1], counts);
        Assert.Equal(2 + Pages(sandbox), Sent(sandbox) - before);
        Assert.InRange(Pages(sandbox), 1, 3);
    }

    private static RelationshipReader Reader(GdapSession session) =>
        new(session.Graph, session.TenantId, session.Roles, session.Clock);

    private static int Sent(SandboxHandler sandbox) => sandbox.Requests.Count(request => !request.IsBatchItem);

    private static int Pages(SandboxHandler sandbox) => sandbox.Requests.Count(
        request => !request.IsBatchItem && request.Path.EndsWith("/accessAssignments", StringComparison.Ordinal));

    private static Tenancy Many(int count)
    {
        Tenancy tenancy = new();
        for (int number = 1; number <= count; number++)
        {
            tenancy.AddCustomer($"Customer {number:D4}");
        }

        return tenancy;
    }
}
