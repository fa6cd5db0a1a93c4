using System;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Tests.Support;
using Xunit;

namespace GdapTools.Core.Tests.Graph;

/// <summary>Whatever goes wrong on the wire comes back as one exception with a stable id.</summary>
public sealed class GraphFailureTests
{
    [Theory]
    [InlineData("<html>Sign in to the guest network</html>", "ResponseNotJson")]
    [InlineData("""{"value":[{"id":"o""", "ResponseNotJson")]
    [InlineData("", "ResponseNotJson")]
    [InlineData("""{"value":{}}""", "ResponseNotACollection")]
    [InlineData("""[1,2]""", "ResponseNotACollection")]
    [InlineData("""{"value":[],"@odata.nextLink":5}""", "NextLinkUnreadable")]
    [InlineData("""{"value":[],"@odata.nextLink":"/v1.0/organization"}""", "NextLinkUnreadable")]
    public async Task An_answer_that_is_no_collection_is_told_as_such(string body, string errorId)
    {
        using LoopbackServer server = new(_ => new LoopbackServer.Answer(200, body));

        GdapException failure = await FailureAsync(server.Uri);

        Assert.Equal(errorId, failure.ErrorId);
        Assert.Equal(GdapErrorKind.InvalidData, failure.Kind);
        Assert.NotNull(failure.RecommendedAction);
    }

    [Fact]
    public async Task Pages_that_lead_back_to_themselves_end()
    {
        Uri? self = null;
        using LoopbackServer server = new(_ => new LoopbackServer.Answer(
            200, $$"""{"value":[],"@odata.nextLink":"{{self}}v1.0/organization?$skiptoken=1"}"""));
        self = server.Uri;

        Assert.Equal("PagingLoop", (await FailureAsync(server.Uri)).ErrorId);
    }

    [Fact]
    public async Task A_closed_port_is_unreachable()
    {
        GdapException failure = await FailureAsync(new Uri($"http://127.0.0.1:{LoopbackServer.FreePort()}/"));

        Assert.Equal("EndpointUnreachable", failure.ErrorId);
        Assert.Equal(GdapErrorKind.Network, failure.Kind);
        Assert.Contains("refused", failure.Message);
    }

    [Fact]
    public async Task A_server_without_TLS_behind_https_is_a_TLS_failure()
    {
        using TcpListener plain = new(IPAddress.Loopback, 0);
        plain.Start();
        Task answer = Task.Run(async () =>
        {
            using TcpClient client = await plain.AcceptTcpClientAsync();
            await client.GetStream().WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray());
        });

        GdapException failure = await FailureAsync(new Uri($"https://127.0.0.1:{((IPEndPoint)plain.LocalEndpoint).Port}/"));
        await answer;

        Assert.Equal("TlsFailed", failure.ErrorId);
        Assert.Equal(GdapErrorKind.Network, failure.Kind);
    }

    [Fact]
    public async Task Cancellation_is_cancellation_and_no_failure()
    {
        using CancellationTokenSource source = new();
        using LoopbackServer server = new(_ =>
        {
            source.Cancel();
            return new LoopbackServer.Answer(200, "{}");
        });
        using GraphOver graph = new(server.Uri);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => graph.Client.GetAsync(GraphOver.Organization, source.Token));
    }

    [Fact]
    public async Task A_busy_service_is_asked_again_as_late_as_it_says()
    {
        int calls = 0;
        using LoopbackServer server = new(_ => ++calls < 3
            ? new LoopbackServer.Answer(429, "{}") { Headers = { ["Retry-After"] = "7000" } }
            : new LoopbackServer.Answer(200, """{"value":[]}"""));
        using GraphOver graph = new(server.Uri);

        JsonElement answer = await graph.Client.GetAsync(GraphOver.Organization, CancellationToken.None);

        Assert.Equal(JsonValueKind.Array, answer.GetProperty("value").ValueKind);
        Assert.Equal(3, calls);
    }

    [Theory]
    [InlineData(401, GdapErrorKind.Authentication, "Unauthorized")]
    [InlineData(403, GdapErrorKind.PermissionDenied, "Forbidden")]
    [InlineData(404, GdapErrorKind.NotFound, "NotFound")]
    [InlineData(409, GdapErrorKind.Conflict, "Conflict")]
    [InlineData(429, GdapErrorKind.Throttled, "Throttled")]
    [InlineData(500, GdapErrorKind.ServiceUnavailable, "ServiceFailed")]
    public async Task A_status_decides_id_and_kind(int status, GdapErrorKind kind, string errorId)
    {
        using LoopbackServer server = new(_ => new LoopbackServer.Answer(
            status,
            """{"error":{"code":"someCode","message":"Said so.","innerError":{"code":"inner","request-id":"r"}}}""")
        {
            Headers = { ["request-id"] = "11111111-2222-3333-4444-555555555555" },
        });

        GdapServiceException failure = Assert.IsType<GdapServiceException>(await FailureAsync(server.Uri));

        Assert.Equal((errorId, kind, status), (failure.ErrorId, failure.Kind, failure.StatusCode));
        Assert.Equal("someCode", failure.Code);
        Assert.Equal(["inner"], failure.InnerCodes);
        Assert.Equal("11111111-2222-3333-4444-555555555555", failure.RequestId);
        Assert.DoesNotContain("invented-token", failure.ToString());
    }

    [Theory]
    [InlineData("""{"error":{"code":"unauthorized","innerError":{"code":"unauthorizedMissingMfaTokenClaim"}}}""")]
    [InlineData("""{"error":{"code":"x","innererror":{"code":"y","innerError":{"code":"UNAUTHORIZEDMISSINGMFATOKENCLAIM"}}}}""")]
    [InlineData("""{"error":{"code":"Unauthorized_MissingMFA"}}""")]
    [InlineData("""{"code":900421,"description":"x"}""")]
    [InlineData("""{"code":"10001","description":"x"}""")]
    public async Task The_missing_claim_is_recognised_at_any_depth_in_any_spelling(string body)
    {
        using LoopbackServer server = new(_ => new LoopbackServer.Answer(401, body));

        GdapServiceException failure = Assert.IsType<GdapServiceException>(await FailureAsync(server.Uri));

        Assert.True(failure.IsMissingMfaClaim);
        Assert.Equal("MfaClaimMissing", failure.ErrorId);
    }

    [Fact]
    public async Task A_token_in_place_of_a_code_is_told_nowhere()
    {
        const string token = "eyJpbnZlbnRlZCI6MX0.eyJpbnZlbnRlZCI6Mn0.c2ln";
        string error = $"\"code\":\"{token}\",\"message\":\"{token}\"";
        string body = "{\"error\":{" + error + ",\"innerError\":{" + error + "}}}";
        using LoopbackServer server = new(_ => new LoopbackServer.Answer(400, body));

        GdapServiceException failure = Assert.IsType<GdapServiceException>(await FailureAsync(server.Uri));

        Assert.DoesNotContain(token, failure.ToString());
        Assert.DoesNotContain(token, failure.Code);
        Assert.DoesNotContain(token, failure.ServiceMessage);
        Assert.DoesNotContain(token, Assert.Single(failure.InnerCodes));
    }

    private static async Task<GdapException> FailureAsync(Uri uri)
    {
        using GraphOver graph = new(uri);
        return await Assert.ThrowsAnyAsync<GdapException>(async () =>
        {
            await foreach (JsonElement _ in graph.Client.ListAsync(GraphOver.Organization, CancellationToken.None))
            {
            }
        });
    }
}
