using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Session;
using GdapTools.Sandbox.Tests.Http;
using GdapTools.Sandbox.Tests.Support;
using Xunit;

namespace GdapTools.Sandbox.Tests.Relationships;

/// <summary>What cannot be read is Unknown or an error, and never a pass; what is empty is not clean.</summary>
public sealed class UnreadableHealthTests
{
    private const string List = "v1.0/tenantRelationships/delegatedAdminRelationships";

    [Fact]
    public async Task An_empty_list_beside_customers_means_outside_AdminAgents()
    {
        Tenancy tenancy = Two();
        tenancy.Relationships.Clear();

        List<RelationshipHealth> results = await Health.TestAsync(tenancy);

        Assert.Equal(2, results.Count);
        Assert.All(results, item =>
        {
            Assert.Equal((GdapVerdict.Unknown, ChainLink.Account, "REL009 ACC001"), (item.Verdict, item.BrokenLink, Health.Ids(item)));
            Assert.Contains("AdminAgents", item.Remediation[0]);
            Assert.Empty(item.MissingRoles);
        });
    }

    [Fact]
    public async Task A_token_without_the_claim_proves_nothing_of_any_relationship()
    {
        Tenancy tenancy = Two();
        tenancy.SetClaims(new JsonObject { ["amr"] = new JsonArray("pwd"), ["oid"] = Tenancy.Account, ["upn"] = Tenancy.Upn });

        List<RelationshipHealth> results = await Health.TestAsync(tenancy);

        Assert.Equal(2, results.Count);
        Assert.All(results, item =>
        {
            Assert.Equal((GdapVerdict.Unknown, ChainLink.Token, "TOK001"), (item.Verdict, item.BrokenLink, Health.Ids(item)));
            Assert.NotEmpty(item.Remediation);
        });
    }

    [Theory]
    [InlineData(403, "REL009")]
    [InlineData(500, "REL009")]
    public async Task Relationships_that_cannot_be_read_are_unknown(int status, string checkId)
    {
        Tenancy tenancy = Two();
        tenancy.Answer(Tenancy.Partner, List, status, Error(status));
        (GdapSession session, _) = await tenancy.PlayAsync();
        using GdapSession ended = session;

        List<RelationshipHealth> results = await Health.TestAsync(session);

        Assert.Equal(2, results.Count);
        Assert.All(results, item => Assert.Equal((GdapVerdict.Unknown, checkId), (item.Verdict, Health.Ids(item))));
    }

    [Fact]
    public async Task Where_nobody_can_be_listed_the_reason_is_the_error()
    {
        Tenancy tenancy = Two();
        (GdapSession session, _) = await tenancy.PlayAsync(new GdapFault { Kind = GdapFaultKind.Reset, Path = "v1.0/*" });
        using GdapSession ended = session;

        foreach (string[] customers in (string[][])[[], ["First Ltd"]])
        {
            GdapServiceException failure = await Assert.ThrowsAsync<GdapServiceException>(() => Health.TestAsync(session, customers));
            Assert.Equal(GdapErrorKind.Network, failure.Kind);
        }
    }

    [Theory]
    [InlineData(GdapFaultKind.Reset, null)]
    [InlineData(GdapFaultKind.Status, 503)]
    [InlineData(GdapFaultKind.ProxyHtml, null)]
    public async Task Assignments_that_cannot_be_read_are_unknown(GdapFaultKind kind, int? status)
    {
        Tenancy tenancy = new();
        foreach (int number in Enumerable.Range(1, 45))
        {
            tenancy.AddCustomer($"Customer {number:D2}");
        }

        (GdapSession session, SandboxHandler sandbox) = await tenancy.PlayAsync(
            new GdapFault { Kind = kind, Path = "*/$batch", StatusCode = status },
            new GdapFault { Kind = kind, Path = "*/accessAssignments", StatusCode = status });
        using GdapSession ended = session;

        List<RelationshipHealth> results = await Health.TestAsync(session);

        Assert.Equal(45, results.Count);
        Assert.All(results, item => Assert.Equal((GdapVerdict.Unknown, "ASN006"), (item.Verdict, Health.Ids(item))));

        // A network that is gone is not asked for each of the three batches.
        int batches = sandbox.Requests.Count(request => request.Path.EndsWith("$batch", StringComparison.Ordinal));
        Assert.InRange(batches, 1, kind == GdapFaultKind.Reset ? 5 : 30);
    }

    [Fact]
    public async Task One_list_that_is_refused_names_the_permission_and_hides_no_other()
    {
        Tenancy tenancy = Two();
        string customer = "50000000-0000-0000-0000-000000000002";
        tenancy.Answer(Tenancy.Partner, $"{List}/{tenancy.Relationship(customer)["id"]}/accessAssignments", 403, Error(403));

        List<RelationshipHealth> results = await Health.TestAsync(tenancy);

        Assert.Equal(["DelegatedAdminRelationship.Read.All"], Health.Of(results, customer).MissingPermissions);
        Assert.Equal([GdapVerdict.Pass, GdapVerdict.Unknown], results.Select(item => item.Verdict));
    }

    [Theory]
    [InlineData("approvalPending", GdapVerdict.Warning, "REL003")]
    [InlineData("active", GdapVerdict.Unknown, "REL008")]
    public async Task A_relationship_without_a_customer_has_a_result_of_its_own(string status, GdapVerdict verdict, string checkId)
    {
        Tenancy tenancy = Two();
        JsonObject stray = (JsonObject)tenancy.Relationships[0]!.DeepClone();
        stray["id"] = "stray";
        stray["customer"] = null;
        stray["status"] = status;
        tenancy.Relationships.Add(stray);

        List<RelationshipHealth> results = await Health.TestAsync(tenancy);
        RelationshipHealth result = Assert.Single(results, item => item.CustomerTenantId is null);

        Assert.Equal((3, verdict, checkId), (results.Count, result.Verdict, Health.Ids(result)));
        Assert.Equal(["stray"], result.RelationshipIds);
        Assert.Equal(2, (await Health.TestAsync(tenancy, "First Ltd", "Second Ltd")).Count);
    }

    [Theory]
    [InlineData("active", GdapVerdict.Unknown, "REL008")]
    [InlineData("approvalPending", GdapVerdict.Fail, "REL002")]
    public async Task Beside_a_relationship_without_a_customer_that_may_give_access_nobody_is_proven_to_have_none(
        string status, GdapVerdict verdict, string checkId)
    {
        Tenancy tenancy = Two();
        string customer = "50000000-0000-0000-0000-000000000002";
        JsonObject stray = (JsonObject)tenancy.Relationships[0]!.DeepClone();
        stray["id"] = "stray";
        stray["customer"] = null;
        stray["status"] = status;
        tenancy.Relationships.Add(stray);
        tenancy.Relationship(customer)["status"] = "expired";

        RelationshipHealth result = Health.Of(await Health.TestAsync(tenancy), customer);

        Assert.Equal((verdict, checkId), (result.Verdict, Health.Ids(result)));
    }

    [Fact]
    public async Task Nothing_at_all_is_not_clean()
    {
        RelationshipHealth result = Assert.Single(await Health.TestAsync(new Tenancy()));

        Assert.Equal((GdapVerdict.Unknown, "RUN001"), (result.Verdict, Health.Ids(result)));
        Assert.Null(result.CustomerTenantId);
    }

    [Fact]
    public async Task Throttling_is_waited_for_and_changes_nothing()
    {
        (GdapSession session, SandboxHandler sandbox) = await Two().PlayAsync(
            new GdapFault { Kind = GdapFaultKind.Throttle, Path = "*/delegatedAdminRelationships", Times = 2 },
            new GdapFault { Kind = GdapFaultKind.BatchFailure, Path = "*/accessAssignments", Times = 1, StatusCode = 429 });
        using GdapSession ended = session;

        List<RelationshipHealth> results = await Health.TestAsync(session);

        Assert.All(results, item => Assert.Equal(GdapVerdict.Pass, item.Verdict));
        Assert.Contains(sandbox.Requests, request => request.Status == 429);
    }

    [Theory]
    [InlineData("*/delegatedAdminRelationships")]
    [InlineData("*/delegatedAdminCustomers")]
    [InlineData("*/$batch")]
    public async Task It_can_be_cancelled_at_each_request(string path)
    {
        (GdapSession session, SandboxHandler sandbox) = await Two().PlayAsync(new GdapFault { Kind = GdapFaultKind.Timeout, Path = path });
        using GdapSession ended = session;
        using CancellationTokenSource stop = new();
        Task testing = DrainAsync(session, stop.Token);
        await Loopback.UntilAsync(() => sandbox.Requests.Any(request => request.Path.EndsWith(path.Substring(1), StringComparison.Ordinal)));

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => testing.WaitAsync(Loopback.Patience));
    }

    private static async Task DrainAsync(GdapSession session, CancellationToken cancellationToken)
    {
        await foreach (RelationshipHealth _ in Health.RunAsync(session, cancellationToken))
        {
        }
    }

    private static JsonObject Error(int status) => new()
    {
        ["error"] = new JsonObject { ["code"] = status == 403 ? "Forbidden" : "InternalServerError", ["message"] = "Said by a test." },
    };

    private static Tenancy Two()
    {
        Tenancy tenancy = new();
        tenancy.AddCustomer("First Ltd");
        tenancy.AddCustomer("Second Ltd");
        return tenancy;
    }
}
