using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Errors;
using GdapTools.Core.Posture;
using GdapTools.Core.Session;
using GdapTools.Core.Tests.Support;
using GdapTools.Sandbox.Http;
using GdapTools.Sandbox.Tests.Http;
using Xunit;

namespace GdapTools.Sandbox.Tests.Wire;

/// <summary>
/// Whatever is under way, cancelling ends it, though the service would never answer, and leaves no request behind. The
/// sandbox counts those it has received and neither answered nor seen given up.
/// </summary>
public sealed class CancellationTests
{
    [Fact]
    public async Task A_diagnosis_can_be_cancelled_at_each_of_its_requests()
    {
        int requests = await CountRequestsAsync();
        Assert.InRange(requests, 30, 500);

        for (int number = 0; number < requests; number++)
        {
            GdapFault silence = new() { Kind = GdapFaultKind.Timeout, Path = "*", Skip = number, Times = 1 };
            using SandboxServer server = Loopback.StartSample(new SandboxOptions { Faults = [silence] });
            using CancellationTokenSource stop = new();
            Task diagnosis = DiagnoseAsync(server, stop.Token);
            await Loopback.UntilAsync(() => server.LiveRequests >= 1 && server.Requests.Count >= number);

            await stop.CancelAsync();

            await AssertCancelledAsync(diagnosis, server);
        }
    }

    [Theory]
    [InlineData(GdapFaultKind.SlowLoris)]
    [InlineData(GdapFaultKind.Timeout)]
    public async Task A_body_that_comes_slowly_is_not_waited_for(GdapFaultKind kind)
    {
        GdapFault fault = new() { Kind = kind, Path = "*/delegatedAdminRelationships" };
        using SandboxServer server = Loopback.StartSample(
            new SandboxOptions { Faults = [fault], TrickleInterval = TimeSpan.FromHours(1) });
        using CancellationTokenSource stop = new();
        using GdapSession session = await WireSession.ConnectAsync(server, TimeProvider.System, TimeSpan.FromMinutes(5));
        Task reading = WireSession.CountRelationshipsAsync(session, stop.Token);
        await Loopback.UntilAsync(() => server.LiveRequests == 1);

        await stop.CancelAsync();

        await AssertCancelledAsync(reading, server);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_wait_that_the_service_demands_ends_too(int status)
    {
        GdapFault fault = new()
        {
            Kind = GdapFaultKind.Status,
            StatusCode = status,
            RetryAfter = TimeSpan.FromHours(1),
            Path = "*/delegatedAdminRelationships",
        };
        using SandboxServer server = Loopback.StartSample(new SandboxOptions { Faults = [fault] });
        using CancellationTokenSource stop = new();
        using GdapSession session = await WireSession.ConnectAsync(server, TimeProvider.System, TimeSpan.FromMinutes(5));
        Task reading = WireSession.CountRelationshipsAsync(session, stop.Token);
        await Loopback.UntilAsync(() => server.Requests.Any(request => request.Status == status));

        await stop.CancelAsync();

        await AssertCancelledAsync(reading, server);
    }

    [Fact]
    public async Task Waiting_for_ones_turn_ends_too()
    {
        using SandboxServer server = Loopback.StartSample();
        using CancellationTokenSource stop = new();
        using GdapSession session = await WireSession.ConnectAsync(server, new StoppedClock(), Timeout.InfiniteTimeSpan);
        Task reading = PostureDiagnosis.ReadAsync(session, user: null, stop.Token);

        // The second request to Conditional Access waits for a second that never passes.
        await Loopback.UntilAsync(() => server.Requests.Any(IsConditionalAccess));

        await stop.CancelAsync();

        await AssertCancelledAsync(reading, server);
    }

    private static bool IsConditionalAccess(ServedRequest request) =>
        request.Path.Contains("conditionalAccess", StringComparison.OrdinalIgnoreCase);

    private static async Task AssertCancelledAsync(Task work, SandboxServer server)
    {
        // The limit is for a hang: nothing in here would ever end by itself.
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work.WaitAsync(Loopback.Patience));
        await Loopback.UntilAsync(() => server.LiveRequests == 0);
    }

    private static async Task<int> CountRequestsAsync()
    {
        using SandboxServer server = Loopback.StartSample();
        await DiagnoseAsync(server, CancellationToken.None);
        return server.Requests.Count(request => !request.IsBatchItem);
    }

    private static async Task DiagnoseAsync(SandboxServer server, CancellationToken cancellationToken)
    {
        using GdapSession session = await WireSession.ConnectAsync(
            server, new ImpatientClock(), ImpatientClock.Deadline, cancellationToken);
        ErrorResolver resolver = new();
        Diagnostic diagnostic = new(
            session,
            CheckCatalogue.Load(),
            failure => resolver.Resolve(failure),
            token => PostureDiagnosis.ReadAsync(session, user: null, token));
        await foreach (Finding _ in diagnostic.RunAsync(new DiagnosticOptions(), progress: null, cancellationToken))
        {
        }
    }

    /// <summary>A clock that stands still; its waits never end by themselves.</summary>
    private sealed class StoppedClock : TimeProvider
    {
        private readonly DateTimeOffset _now = DateTimeOffset.UtcNow;

        public override DateTimeOffset GetUtcNow() => _now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
    }
}
