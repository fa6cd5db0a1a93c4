using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Relationships.Writing;
using GdapTools.Sandbox.Tests.Http;
using GdapTools.Sandbox.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace GdapTools.Sandbox.Tests.Writing;

/// <summary>What the service does by itself is followed to its end, by the session's clock.</summary>
public sealed class FollowTests
{
    private static readonly TimeSpan s_step = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task The_removal_of_a_role_is_followed_as_long_as_it_takes()
    {
        FakeTimeProvider clock = new(DateTimeOffset.UtcNow);
        using WriteBench bench = await WriteBench.OpenAsync(clock: clock, settleTime: s_step);
        GdapRelationship seen = await bench.StoredAsync();
        Task<GdapRelationship> removing = new RelationshipUpdater(bench.Context)
            .Plan(seen, autoExtend: null, removesGlobalAdministrator: true).ExecuteAsync(CancellationToken.None);

        TimeSpan taken = await Loopback.AdvanceUntilAsync(clock, TimeSpan.FromMilliseconds(500), removing);

        Assert.Equal(2, (await removing).Roles.Count);
        Assert.True(taken >= s_step + s_step);
    }

    [Fact]
    public async Task What_takes_too_long_is_said_to_go_on_and_is_taken_up_again()
    {
        FakeTimeProvider clock = new(DateTimeOffset.UtcNow);
        using WriteBench bench = await WriteBench.OpenAsync(clock: clock, settleTime: s_step);
        bench.SetTimeout(TimeSpan.FromSeconds(5));
        GdapRelationship seen = await bench.StoredAsync();
        Task<GdapException?> removing = WriteBench.FailureAsync(() => new RelationshipUpdater(bench.Context)
            .Plan(seen, autoExtend: null, removesGlobalAdministrator: true).ExecuteAsync(CancellationToken.None));

        await Loopback.AdvanceUntilAsync(clock, TimeSpan.FromMilliseconds(500), removing);

        GdapException failure = (await removing)!;
        Assert.Equal(("WriteStillRunning", GdapErrorKind.Timeout), (failure.ErrorId, failure.Kind));
        Assert.Contains("within 5 seconds", failure.Message);

        // The same command finds the operation that is under way, and does not ask again.
        bench.SetTimeout(TimeSpan.FromMinutes(5));
        Task<GdapRelationship> again = new RelationshipUpdater(bench.Context)
            .Plan(seen, autoExtend: null, removesGlobalAdministrator: true).ExecuteAsync(CancellationToken.None);
        await Loopback.AdvanceUntilAsync(clock, TimeSpan.FromMilliseconds(500), again);
        Assert.Equal(2, (await again).Roles.Count);
        Assert.Single(bench.Carrier.Applied);
    }

    [Fact]
    public async Task A_pending_assignment_is_waited_for()
    {
        FakeTimeProvider clock = new(DateTimeOffset.UtcNow);
        using WriteBench bench = await WriteBench.OpenAsync(clock: clock, settleTime: s_step);
        Task<GdapAccessAssignment> assigning = AssignAsync(bench);

        TimeSpan taken = await Loopback.AdvanceUntilAsync(clock, TimeSpan.FromMilliseconds(500), assigning);

        Assert.Equal("active", (await assigning).Status);
        Assert.True(taken >= s_step);
    }

    [Fact]
    [OutOfContract("what a failed operation says in its data is not documented")]
    public async Task An_operation_that_fails_is_an_error_with_its_own_message()
    {
        using WriteBench bench = await WriteBench.OpenAsync(editor =>
        {
            WriteBench.Assign(editor, WriteBench.GlobalReader);
            editor.Root["responses"] = new JsonArray(
                Answer("PATCH", Assignment, 202, new JsonObject(), ("Location", $"https://graph.microsoft.com/{Operation}")),
                Answer("GET", Operation, 200, new JsonObject
                {
                    ["id"] = "o1",
                    ["status"] = "failed",
                    ["data"] = """{ "error": { "message": "The group is being moved." } }""",
                }));
        });
        AssignmentUpdater updater = new(bench.Context);
        PlannedChange<GdapAccessAssignment> change = updater.Plan(
            await bench.StoredAsync(), (await bench.AssignedAsync())!, bench.Named(WriteBench.UserAdministrator), waits: true);

        GdapException? failure = await WriteBench.FailureAsync(() => change.ExecuteAsync(CancellationToken.None));

        Assert.Equal("OperationFailed", failure?.ErrorId);
        Assert.Contains("The group is being moved.", failure!.Message);
    }

    [Fact]
    public async Task An_assignment_in_error_is_an_error_and_not_waited_for()
    {
        using WriteBench bench = await WriteBench.OpenAsync(editor =>
        {
            WriteBench.Assign(editor, WriteBench.GlobalReader);
            ((JsonObject)editor.Resources(SmallPartner.Partner)[$"{Relationship}/accessAssignments"]!["value"]![0]!)["status"] = "error";
        });

        GdapException? again = await WriteBench.FailureAsync(() => AssignAsync(bench));
        GdapException? waiting = await WriteBench.FailureAsync(async () => await new AssignmentFollower(bench.Context)
            .UntilActiveAsync((await bench.AssignedAsync())!, CancellationToken.None));

        Assert.Equal("AssignmentInError", again?.ErrorId);
        Assert.Equal("OperationFailed", waiting?.ErrorId);
        Assert.Contains("status error", waiting!.Message);
    }

    private const string Relationship =
        "v1.0/tenantRelationships/delegatedAdminRelationships/" + SmallPartner.RelationshipId;

    private const string Assignment = Relationship + "/accessAssignments/90000000-0000-4000-8000-000000000001";
    private const string Operation = Relationship + "/operations/o1";

    private static JsonObject Answer(string method, string path, int status, JsonObject body, params (string, string)[] headers) => new()
    {
        ["tenant"] = SmallPartner.Partner,
        ["method"] = method,
        ["path"] = path,
        ["status"] = status,
        ["headers"] = new JsonObject(headers.Select(header => new KeyValuePair<string, JsonNode?>(header.Item1, header.Item2))),
        ["body"] = body,
    };

    private static async Task<GdapAccessAssignment> AssignAsync(WriteBench bench)
    {
        GroupIdentity group = new(SmallPartner.Inner, "Inner");
        return await bench.MakeAsync(new AssignmentCreator(bench.Context).PlanAsync(
            await bench.StoredAsync(), group, bench.Named(WriteBench.GlobalReader), waits: true, CancellationToken.None));
    }
}
