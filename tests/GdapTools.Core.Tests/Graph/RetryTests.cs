using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph;
using GdapTools.Core.Graph.Pacing;
using GdapTools.Core.Tests.Support;
using Xunit;

namespace GdapTools.Core.Tests.Graph;

/// <summary>What is asked again, how often, and how long before.</summary>
public sealed class RetryTests
{
    [Theory]
    [InlineData(429, 8)]
    [InlineData(500, 2)]
    [InlineData(502, 4)]
    [InlineData(503, 4)]
    [InlineData(504, 4)]
    [InlineData(400, 1)]
    [InlineData(401, 1)]
    [InlineData(403, 1)]
    [InlineData(404, 1)]
    [InlineData(501, 1)]
    public async Task Reads_are_repeated_after_passing_faults_and_a_bounded_number_of_times(int status, int requests)
    {
        using LoopbackServer server = new(_ => new LoopbackServer.Answer(status, "{}"));
        using GraphOver graph = new(server.Uri);

        await Assert.ThrowsAsync<GdapServiceException>(
            () => graph.Client.GetAsync(GraphOver.Organization, CancellationToken.None));

        Assert.Equal(requests, server.Requests.Count);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task What_changes_something_is_sent_once(int status)
    {
        int sent = 0;
        ImpatientClock clock = new();
        ServicePipeline pipeline = new(
            new FixedTokens(), new Pacer(clock, isLimited: true), clock, new Random(1), ImpatientClock.Deadline);
        ServiceCall call = new(new Uri("https://graph.example/v1.0/x"), ErrorSource.Graph, (_, _) =>
        {
            sent++;
            return Task.FromResult(new HttpResponseMessage((System.Net.HttpStatusCode)status) { Content = new StringContent("{}") });
        })
        {
            Costs = [(GraphBudgets.IdentityWrites, 1)],
        };

        ServiceAnswer answer = await pipeline.SendAsync(call, CancellationToken.None);

        Assert.Equal((status, 1), (answer.StatusCode, sent));
    }

    [Fact]
    public async Task What_changes_something_is_not_sent_again_when_the_connection_is_lost()
    {
        int sent = 0;
        ImpatientClock clock = new();
        ServicePipeline pipeline = new(
            new FixedTokens(), new Pacer(clock, isLimited: true), clock, new Random(1), ImpatientClock.Deadline);
        ServiceCall call = new(new Uri("https://graph.example/v1.0/x"), ErrorSource.Graph, (_, _) =>
        {
            sent++;
            throw new HttpRequestException("reset");
        })
        {
            Costs = [(GraphBudgets.IdentityWrites, 1)],
        };

        GdapServiceException failure = await Assert.ThrowsAsync<GdapServiceException>(
            () => pipeline.SendAsync(call, CancellationToken.None));

        Assert.Equal(("EndpointUnreachable", 1), (failure.ErrorId, sent));
    }

    [Fact]
    public async Task A_host_that_is_gone_is_waited_for_once_until_it_answers_again()
    {
        int sent = 0;
        bool isGone = true;
        ImpatientClock clock = new();
        ServicePipeline pipeline = new(
            new FixedTokens(), new Pacer(clock, isLimited: true), clock, new Random(1), ImpatientClock.Deadline);
        ServiceCall To(string host) => new(new Uri($"https://{host}/v1.0/x"), ErrorSource.Graph, (_, _) =>
        {
            sent++;
            return isGone
                ? throw new HttpRequestException("no such host")
                : Task.FromResult(new HttpResponseMessage { Content = new StringContent("{}") });
        })
        {
            Costs = [],
            IsIdempotent = true,
        };
        async Task<int> CountAsync(string host)
        {
            int before = sent;
            await Record.ExceptionAsync(() => pipeline.SendAsync(To(host), CancellationToken.None));
            return sent - before;
        }

        Assert.Equal(3, await CountAsync("one.example"));
        Assert.Equal(1, await CountAsync("one.example"));
        Assert.Equal(1, await CountAsync("one.example"));
        Assert.Equal(3, await CountAsync("two.example"));
        isGone = false;
        Assert.Equal(1, await CountAsync("one.example"));
        isGone = true;
        Assert.Equal(3, await CountAsync("one.example"));
    }

    [Fact]
    public async Task Retry_After_in_seconds_is_obeyed_however_long() =>
        Assert.Contains(await WaitsAsync("7000"), wait => Math.Abs(wait.TotalSeconds - 7000) < 2);

    [Fact]
    public async Task Retry_After_of_nothing_waits_for_nothing() =>
        Assert.All(await WaitsAsync("0", status: 503), wait => Assert.Equal(TimeSpan.Zero, wait));

    [Fact]
    public async Task Retry_After_as_a_date_is_obeyed_however_late()
    {
        string header = DateTimeOffset.UtcNow.AddHours(3).ToString("R");

        Assert.Contains(await WaitsAsync(header), wait => Math.Abs(wait.TotalHours - 3) < 0.1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("-5")]
    [InlineData("99999999999999999999")]
    public async Task Without_a_readable_Retry_After_the_wait_doubles_with_jitter(string header)
    {
        IReadOnlyList<TimeSpan> waits = await WaitsAsync(header, status: 503);

        Assert.Equal(3, waits.Count);
        for (int index = 0; index < waits.Count; index++)
        {
            double basis = Math.Pow(2, index);
            Assert.InRange(waits[index].TotalSeconds, basis * 0.5, basis * 1.5);
        }
    }

    [Fact]
    public async Task Each_sending_bears_an_id_of_its_own_and_the_error_the_last()
    {
        List<string?> ids = [];
        using LoopbackServer server = new(request =>
        {
            ids.Add(request.Headers["client-request-id"]);
            return new LoopbackServer.Answer(503, "{}");
        });
        using GraphOver graph = new(server.Uri);

        GdapServiceException failure = await Assert.ThrowsAsync<GdapServiceException>(
            () => graph.Client.GetAsync(GraphOver.Organization, CancellationToken.None));

        Assert.All(ids, id => Assert.True(Guid.TryParse(id, out _)));
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Equal(ids[^1], failure.ClientRequestId);
    }

    [Fact]
    public async Task A_refusal_slows_down_what_others_send_to_the_same_resource()
    {
        int calls = 0;
        using LoopbackServer server = new(_ => ++calls == 1
            ? new LoopbackServer.Answer(429, "{}") { Headers = { ["Retry-After"] = "5000" } }
            : new LoopbackServer.Answer(200, """{"value":[]}"""));
        using GraphOver graph = new(server.Uri);
        await graph.Client.GetAsync(GraphOver.Organization, CancellationToken.None);
        int before = graph.Clock.Waits.Count;

        await graph.Client.GetAsync(GraphOver.Organization, CancellationToken.None);

        // The impatient clock has not moved: the hold still stands.
        Assert.Contains(graph.Clock.Waits.Skip(before), wait => wait > TimeSpan.FromSeconds(4900));
    }

    private static async Task<IReadOnlyList<TimeSpan>> WaitsAsync(string retryAfter, int status = 429)
    {
        using LoopbackServer server = new(_ => new LoopbackServer.Answer(status, "{}")
        {
            Headers = { ["Retry-After"] = retryAfter },
        });
        using GraphOver graph = new(server.Uri);
        await Assert.ThrowsAsync<GdapServiceException>(
            () => graph.Client.GetAsync(GraphOver.Organization, CancellationToken.None));
        return graph.Clock.Waits;
    }
}
