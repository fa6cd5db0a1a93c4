using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Session;
using GdapTools.Core.Tests.Support;
using GdapTools.Sandbox.Http;
using GdapTools.Sandbox.Tests.Http;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace GdapTools.Sandbox.Tests.Wire;

/// <summary>Each fault of the services, as the client takes it: mended by asking again, or one clear error.</summary>
public sealed class FaultTests
{
    private const string Relationships = "*/delegatedAdminRelationships";
    private const int All = 16;

    [Theory]
    [InlineData(GdapFaultKind.Reset)]
    [InlineData(GdapFaultKind.CutOff)]
    [InlineData(GdapFaultKind.Throttle)]
    [InlineData(GdapFaultKind.ExpiredToken)]
    [InlineData(GdapFaultKind.ClaimsChallenge)]
    [InlineData(GdapFaultKind.Status, 500)]
    [InlineData(GdapFaultKind.Status, 502)]
    [InlineData(GdapFaultKind.Status, 503)]
    [InlineData(GdapFaultKind.Status, 504)]
    public async Task A_fault_that_passes_is_mended(GdapFaultKind kind, int? status = null)
    {
        GdapFault fault = new() { Kind = kind, Path = Relationships, Times = 1, StatusCode = status };
        using SandboxServer server = Loopback.StartSample(new SandboxOptions { Faults = [fault] });
        using GdapSession session = await WireSession.ConnectAsync(server, new ImpatientClock(), ImpatientClock.Deadline);

        Assert.Equal(All, await WireSession.CountRelationshipsAsync(session));
        Assert.Equal(0, server.LiveRequests);
    }

    [Fact]
    public async Task A_compressed_answer_is_the_same_answer()
    {
        GdapFault fault = new() { Kind = GdapFaultKind.Gzip, Path = Relationships };
        using SandboxServer server = Loopback.StartSample(new SandboxOptions { Faults = [fault] });
        using GdapSession session = await WireSession.ConnectAsync(server, new ImpatientClock(), ImpatientClock.Deadline);

        Assert.Equal(All, await WireSession.CountRelationshipsAsync(session));
    }

    [Theory]
    [InlineData(GdapFaultKind.Reset, null, "EndpointUnreachable", 0)]
    [InlineData(GdapFaultKind.CutOff, null, "EndpointUnreachable", 0)]
    [InlineData(GdapFaultKind.TruncatedJson, null, "ResponseNotJson", 200)]
    [InlineData(GdapFaultKind.ProxyHtml, null, "ResponseNotJson", 200)]
    [InlineData(GdapFaultKind.GzipBomb, null, "ResponseTooLarge", 200)]
    [InlineData(GdapFaultKind.Throttle, null, "Throttled", 429)]
    [InlineData(GdapFaultKind.Status, 500, "ServiceFailed", 500)]
    [InlineData(GdapFaultKind.Status, 502, "ServiceFailed", 502)]
    [InlineData(GdapFaultKind.Status, 503, "ServiceFailed", 503)]
    [InlineData(GdapFaultKind.Status, 504, "ServiceFailed", 504)]
    public async Task A_fault_that_stays_is_one_error_with_all_that_is_known(
        GdapFaultKind kind, int? status, string errorId, int answered)
    {
        GdapFault fault = new() { Kind = kind, Path = Relationships, StatusCode = status };
        using SandboxServer server = Loopback.StartSample(new SandboxOptions { Faults = [fault] });
        using GdapSession session = await WireSession.ConnectAsync(server, new ImpatientClock(), ImpatientClock.Deadline);

        GdapServiceException failure = Assert.IsType<GdapServiceException>(
            await WireSession.FailureAsync(() => WireSession.CountRelationshipsAsync(session)));

        Assert.Equal((errorId, answered), (failure.ErrorId, failure.StatusCode));
        Assert.True(Guid.TryParse(failure.ClientRequestId, out _));
        Assert.EndsWith("/delegatedAdminRelationships", failure.RequestUri!.AbsolutePath);
        Assert.NotEmpty(failure.RecommendedAction!);
        Assert.DoesNotContain("sandbox-refresh", failure.ToString());
        Assert.DoesNotContain("eyJ", failure.ToString());
        await Loopback.UntilAsync(() => server.LiveRequests == 0);
    }

    [Theory]
    [InlineData(GdapFaultKind.Timeout)]
    [InlineData(GdapFaultKind.SlowLoris)]
    public async Task An_answer_that_does_not_end_is_given_up_when_its_time_is_over(GdapFaultKind kind)
    {
        FakeTimeProvider clock = new(DateTimeOffset.UtcNow);
        GdapFault fault = new() { Kind = kind, Path = Relationships };
        using SandboxServer server = Loopback.StartSample(new SandboxOptions { Faults = [fault] });
        using GdapSession session = await WireSession.ConnectAsync(server, clock, TimeSpan.FromSeconds(100));
        Task<GdapException?> reading = WireSession.FailureAsync(() => WireSession.CountRelationshipsAsync(session));

        // Asked twice, since waiting may have been the network's fault.
        for (int asked = 1; asked <= 2; asked++)
        {
            await Loopback.AdvanceUntilAsync(clock, TimeSpan.FromMilliseconds(20), () => Asked(server) == asked);
            Assert.False(reading.IsCompleted);
            clock.Advance(TimeSpan.FromSeconds(100));
        }

        GdapServiceException failure = Assert.IsType<GdapServiceException>(await reading);
        Assert.Equal(("RequestTimedOut", GdapErrorKind.Timeout), (failure.ErrorId, failure.Kind));
        await Loopback.UntilAsync(() => server.LiveRequests == 0);
        Assert.Equal(2, Asked(server));
    }

    [Fact]
    public async Task A_token_that_expires_under_way_is_renewed_by_MSAL()
    {
        FakeTimeProvider clock = new(DateTimeOffset.UtcNow);
        using SandboxServer server = Loopback.StartSample(new SandboxOptions { Clock = clock });
        using GdapSession session = await WireSession.ConnectAsync(server, clock, TimeSpan.FromDays(20));
        await WireSession.CountRelationshipsAsync(session);

        clock.Advance(TimeSpan.FromMinutes(90));

        Assert.Equal(All, await WireSession.CountRelationshipsAsync(session));
        Assert.Equal(2, server.Requests.Count(request => request.Path.EndsWith("/token", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Each_item_of_a_batch_that_fails_is_asked_for_by_itself()
    {
        GdapFault fault = new() { Kind = GdapFaultKind.BatchFailure, Path = "*/accessAssignments", Times = 3, StatusCode = 503 };
        using SandboxServer server = Loopback.StartSample(new SandboxOptions { Faults = [fault] });
        using GdapSession session = await WireSession.ConnectAsync(server, new ImpatientClock(), ImpatientClock.Deadline);

        List<Core.Relationships.AssignedRelationship> read = await ReadAssignedAsync(session);

        Assert.Equal(All, read.Count);
        Assert.All(read, item => Assert.Null(item.Failure));
        Assert.Equal(1, server.Requests.Count(request => request.Path.EndsWith("$batch", StringComparison.Ordinal)));
        Assert.Equal(
            3,
            server.Requests.Count(request => !request.IsBatchItem && request.Path.EndsWith("accessAssignments", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_batch_without_an_answer_loses_no_relationship()
    {
        GdapFault fault = new() { Kind = GdapFaultKind.Reset, Path = "*/$batch" };
        using SandboxServer server = Loopback.StartSample(new SandboxOptions { Faults = [fault] });
        using GdapSession session = await WireSession.ConnectAsync(server, new ImpatientClock(), ImpatientClock.Deadline);

        List<Core.Relationships.AssignedRelationship> read = await ReadAssignedAsync(session);

        Assert.Equal(All, read.Count);
        Assert.All(read, item => Assert.Equal("EndpointUnreachable", item.Failure?.ErrorId));
    }

    [Fact]
    public async Task With_budgets_enforced_hardly_anything_is_refused_and_nothing_lost()
    {
        FakeTimeProvider clock = new(DateTimeOffset.UtcNow);
        using SandboxServer server = Loopback.StartSample(new SandboxOptions { Clock = clock, EnforceBudgets = true });
        using GdapSession session = await WireSession.ConnectAsync(server, clock, TimeSpan.FromDays(20));
        Task<Core.Diagnosis.PostureReport[]> reading = Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            Core.Posture.PostureDiagnosis.ReadAsync(session, user: null, CancellationToken.None)));

        await Loopback.AdvanceUntilAsync(clock, TimeSpan.FromMilliseconds(4), reading);

        // Sent all at once, nine of the twelve to Conditional Access would be. A few may come late on a busy machine.
        Assert.All(await reading, report => Assert.Equal(PostureVerdict.EnforcedWithGaps, report.Result.Verdict));
        Assert.InRange(server.Requests.Count(request => request.Status == 429), 0, 4);
        Assert.InRange(server.Requests.Count(IsConditionalAccess), 12, 16);
    }

    private static async Task<List<Core.Relationships.AssignedRelationship>> ReadAssignedAsync(GdapSession session)
    {
        Core.Relationships.RelationshipReader reader = new(session.Graph, session.TenantId, session.Roles, session.Clock);
        List<Core.Relationships.AssignedRelationship> read = [];

        await foreach (Core.Relationships.AssignedRelationship item in reader.ListWithAssignmentsAsync(new(), CancellationToken.None))
        {
            read.Add(item);
        }

        return read;
    }

    private static int Asked(SandboxServer server) =>
        server.Requests.Count(request => request.Path.EndsWith("Relationships", StringComparison.Ordinal));

    private static bool IsConditionalAccess(ServedRequest request) =>
        request.Path.Contains("conditionalAccess", StringComparison.OrdinalIgnoreCase);
}
