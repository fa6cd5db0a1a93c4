using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Relationships;
using GdapTools.Core.Relationships.Access;
using GdapTools.Core.Session;
using GdapTools.Core.Tests.Support;
using GdapTools.Sandbox.Http;
using GdapTools.Sandbox.Tests.Http;
using GdapTools.Sandbox.Tests.Support;
using GdapTools.Sandbox.Tests.Wire;
using Xunit;

namespace GdapTools.Sandbox.Tests.Relationships.Access;

/// <summary>Effective access over a connection: how much is asked, and what faults and Ctrl+C do to it.</summary>
public sealed class AccessWireTests
{
    private const int Customers = 60;
    private const int Groups = 3_000;

    [Fact]
    public async Task Thousands_of_groups_cost_what_leads_to_the_assigned_ones()
    {
        Tenancy tenancy = Crowded();
        using SandboxServer server = SandboxServer.Start(AccessRuns.Read(tenancy), new SandboxOptions());
        using GdapSession session = await WireSession.ConnectAsync(
            server, new ImpatientClock(), ImpatientClock.Deadline, tenantId: Tenancy.Partner);
        AccessOptions options = new() { User = AccessRuns.Technician, Roles = [.. RoleCatalogue.Load().Find("Global Reader")] };

        List<EffectiveAccess> found = await AccessRuns.FindAsync(session, options);

        Assert.Equal(Customers, found.Count);
        Assert.All(found, item => Assert.Equal((GdapVerdict.Pass, 6), (item.Verdict, item.Path.Count)));
        ServedRequest[] sent = [.. server.Requests.Where(request => !request.IsBatchItem && request.Path.Contains("v1.0/"))];

        // The account, its risk, its groups in four pages and its direct groups in four; relationships, customers; three
        // batches of assignments, the members of two groups; and one batch for each customer.
        Assert.InRange(sent.Length, Customers, Customers + 20);
        Assert.Equal(2, server.Requests.Count(request => request.Path.EndsWith("/members", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(GdapFaultKind.Throttle)]
    [InlineData(GdapFaultKind.Reset)]
    [InlineData(GdapFaultKind.ExpiredToken)]
    public async Task A_fault_that_passes_changes_nothing(GdapFaultKind kind)
    {
        GdapFault fault = new() { Kind = kind, Path = "*/transitiveMemberOf", Times = 1 };
        using SandboxServer server = Loopback.StartSample(new SandboxOptions { Faults = [fault] });
        using GdapSession session = await WireSession.ConnectAsync(server, new ImpatientClock(), ImpatientClock.Deadline);

        List<EffectiveAccess> found = await AccessRuns.FindAsync(session, new AccessOptions { Customers = ["Northgate Schools"] });

        Assert.Equal(7, found.Count);
        Assert.All(found, item => Assert.Equal(GdapVerdict.Pass, item.Verdict));
    }

    [Theory]
    [InlineData(GdapFaultKind.Throttle)]
    [InlineData(GdapFaultKind.Reset)]
    public async Task Groups_that_stay_out_of_reach_are_unknown(GdapFaultKind kind)
    {
        GdapFault fault = new() { Kind = kind, Path = "*/transitiveMemberOf" };
        using SandboxServer server = Loopback.StartSample(new SandboxOptions { Faults = [fault] });
        using GdapSession session = await WireSession.ConnectAsync(server, new ImpatientClock(), ImpatientClock.Deadline);

        EffectiveAccess access = Assert.Single(
            await AccessRuns.FindAsync(session, new AccessOptions { Customers = ["Northgate Schools"] }));

        Assert.Equal((GdapVerdict.Unknown, "ASN006"), (access.Verdict, access.CheckId));
    }

    [Fact]
    public async Task A_lost_network_is_one_error()
    {
        GdapFault fault = new() { Kind = GdapFaultKind.Reset, Path = "/v1.0/*" };
        using SandboxServer server = Loopback.StartSample(new SandboxOptions { Faults = [fault] });
        using GdapSession session = await WireSession.ConnectAsync(server, new ImpatientClock(), ImpatientClock.Deadline);

        GdapException? failure = await WireSession.FailureAsync(() => AccessRuns.FindAsync(session, new AccessOptions()));

        Assert.Equal(("EndpointUnreachable", GdapErrorKind.Network), (failure!.ErrorId, failure.Kind));
        await Loopback.UntilAsync(() => server.LiveRequests == 0);
    }

    [Fact]
    public async Task It_can_be_cancelled_at_each_of_its_requests()
    {
        int requests = await CountRequestsAsync();
        Assert.InRange(requests, 10, 100);

        for (int number = 0; number < requests; number++)
        {
            GdapFault silence = new() { Kind = GdapFaultKind.Timeout, Path = "*", Skip = number, Times = 1 };
            using SandboxServer server = Loopback.StartSample(new SandboxOptions { Faults = [silence] });
            using CancellationTokenSource stop = new();
            Task finding = FindAsync(server, stop.Token);
            await Loopback.UntilAsync(() => server.LiveRequests >= 1 && server.Requests.Count >= number);

            await stop.CancelAsync();

            // The limit is for a hang: nothing in here would ever end by itself.
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => finding.WaitAsync(Loopback.Patience));
            await Loopback.UntilAsync(() => server.LiveRequests == 0);
        }
    }

    private static async Task<int> CountRequestsAsync()
    {
        using SandboxServer server = Loopback.StartSample();
        await FindAsync(server, CancellationToken.None);
        return server.Requests.Count(request => !request.IsBatchItem);
    }

    private static async Task FindAsync(SandboxServer server, CancellationToken cancellationToken)
    {
        using GdapSession session = await WireSession.ConnectAsync(
            server, new ImpatientClock(), ImpatientClock.Deadline, cancellationToken);
        AccessOptions options = new() { User = "priya.nair@harborlane.example", Customers = ["Oakhaven Hotels", "Fjordline Travel"] };
        await AccessRuns.FindAsync(session, options, cancellationToken);
    }

    // The technician is in thousands of groups, of which one leads through another to that of all customers.
    private static Tenancy Crowded()
    {
        Tenancy tenancy = AccessRuns.WithDirectory();
        JsonArray groups = (JsonArray)tenancy.PartnerResources["v1.0/groups"]!["value"]!;

        for (int index = 0; index < Groups; index++)
        {
            string id = $"31000000-0000-0000-0000-{index:D12}";
            groups.Add(new JsonObject { ["id"] = id, ["displayName"] = $"Crowd {index}" });
            AccessRuns.SetMembers(tenancy, id, AccessRuns.UserMember(AccessRuns.Technician));
        }

        for (int index = 0; index < Customers; index++)
        {
            AccessRuns.AddCustomer(tenancy, $"Customer {index:D3}", AccessRuns.Outer);
        }

        return tenancy;
    }
}
