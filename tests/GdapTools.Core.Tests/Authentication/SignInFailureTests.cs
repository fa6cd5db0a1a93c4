using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication;
using GdapTools.Core.Session;
using GdapTools.Core.Tests.Support;
using Xunit;

namespace GdapTools.Core.Tests.Authentication;

/// <summary>A sign-in that fails says why, with MSAL unmocked over loopback; and a cancelled one ends.</summary>
public sealed class SignInFailureTests
{
    private const string Secret = "canary-secret";
    private const string RefreshToken = "canary-refresh-token";

    [Theory]
    [InlineData(401, "invalid_client", 7000215, "ClientSecretInvalid")]
    [InlineData(401, "invalid_client", 7000222, "ClientSecretExpired")]
    [InlineData(400, "unauthorized_client", 700016, "ApplicationNotFound")]
    [InlineData(400, "invalid_request", 90002, "TenantNotFound")]
    [InlineData(400, "invalid_grant", 50173, "RefreshTokenRevoked")]
    [InlineData(400, "invalid_grant", 700082, "RefreshTokenInactive")]
    [InlineData(400, "invalid_grant", 50076, "MfaRequired")]
    [InlineData(400, "invalid_grant", 53003, "BlockedByConditionalAccess")]
    [InlineData(400, "invalid_grant", 99999, "TokenRefused")]
    public async Task A_refusal_keeps_its_code_and_no_secret(int status, string error, int code, string errorId)
    {
        using LoopbackServer server = new(_ => new LoopbackServer.Answer(
            status,
            $$"""{"error":"{{error}}","error_codes":[{{code}}],"error_description":"AADSTS{{code}}: Said by a test.\r\nTrace ID: t","correlation_id":"c","trace_id":"t"}"""));

        GdapAuthenticationException failure = Assert.IsType<GdapAuthenticationException>(await FailAsync(server.Uri));

        Assert.Equal((errorId, status), (failure.ErrorId, failure.StatusCode));
        Assert.Equal([code], failure.ErrorCodes);
        Assert.Equal(("c", "t"), (failure.CorrelationId, failure.TraceId));
        Assert.EndsWith("Said by a test.", failure.Message);
        Assert.DoesNotContain("canary", failure.ToString());
    }

    [Theory]
    [InlineData(200, "<html>Welcome to the guest network</html>", "TokenEndpointAnswerUnreadable")]
    [InlineData(403, "<html>Blocked</html>", "TokenEndpointAnswerUnreadable")]
    [InlineData(407, "<html>Who are you?</html>", "ProxyAuthenticationRequired")]
    [InlineData(500, "", "TokenEndpointFailed")]
    [InlineData(502, "<html></html>", "TokenEndpointFailed")]
    [InlineData(503, "{}", "TokenEndpointThrottled")]
    [InlineData(429, "", "TokenEndpointThrottled")]
    public async Task An_answer_that_is_none_of_Entras_is_told_as_such(int status, string body, string errorId)
    {
        using LoopbackServer server = new(_ => new LoopbackServer.Answer(status, body, "text/html"));

        GdapException failure = await FailAsync(server.Uri);

        Assert.Equal(errorId, failure.ErrorId);
        Assert.NotEmpty(failure.RecommendedAction!);
        Assert.DoesNotContain("canary", failure.ToString());
    }

    [Theory]
    [InlineData("a tenant")]
    [InlineData("a/../b?c")]
    [InlineData("\0")]
    public async Task What_is_no_tenant_is_told_as_such(string tenantId)
    {
        using LoopbackServer server = new(_ => new LoopbackServer.Answer(400, "{}"));

        GdapException failure = await FailAsync(server.Uri, tenantId);

        Assert.Equal("TenantIdInvalid", failure.ErrorId);
        Assert.DoesNotContain("canary", failure.ToString());
    }

    [Fact]
    public async Task A_redirect_of_the_token_endpoint_is_not_followed()
    {
        using LoopbackServer thief = new(_ => new LoopbackServer.Answer(200, "{}"));
        using LoopbackServer server = new(_ => new LoopbackServer.Answer(307, "") { Headers = { ["Location"] = thief.Uri.AbsoluteUri } });

        Assert.Equal("HostNotAllowed", (await FailAsync(server.Uri)).ErrorId);
        Assert.Empty(thief.Requests);
    }

    [Fact]
    public async Task A_closed_port_is_unreachable() => Assert.Equal(
        "EndpointUnreachable",
        (await FailAsync(new Uri($"http://127.0.0.1:{LoopbackServer.FreePort()}/"))).ErrorId);

    [Fact]
    public async Task A_server_without_TLS_is_a_TLS_failure()
    {
        using TcpListener plain = new(IPAddress.Loopback, 0);
        plain.Start();
        Task answer = Task.Run(async () =>
        {
            using TcpClient client = await plain.AcceptTcpClientAsync();
            await client.GetStream().WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray());
        });

        Assert.Equal("TlsFailed", (await FailAsync(new Uri($"https://127.0.0.1:{((IPEndPoint)plain.LocalEndpoint).Port}/"))).ErrorId);
        await answer;
    }

    [Fact]
    public async Task A_cancelled_device_code_ends_the_sign_in()
    {
        using CancellationTokenSource source = new();
        using LoopbackServer server = new(request => request.Url!.AbsolutePath.EndsWith("devicecode", StringComparison.Ordinal)
            ? new LoopbackServer.Answer(200, """{"user_code":"AB","device_code":"D","verification_uri":"https://microsoft.com/devicelogin","expires_in":900,"interval":1,"message":"Enter AB."}""")
            : new LoopbackServer.Answer(400, """{"error":"authorization_pending","error_codes":[70016],"error_description":"AADSTS70016: Pending."}"""));
        string? shown = null;
        DeviceCodeSignIn signIn = new((message, _) =>
        {
            shown = message;
            source.Cancel();
            return Task.CompletedTask;
        })
        {
            ClientId = "app",
            TenantId = "tenant",
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => SessionFactory.ConnectAsync(Request(signIn, SessionSource.DeviceCode, server.Uri), source.Token));

        Assert.Equal("Enter AB.", shown);
    }

    private static Task<GdapException> FailAsync(Uri authority, string tenantId = "tenant")
    {
        RefreshTokenSignIn signIn = new(RefreshToken, new SecretCredential(Secret)) { ClientId = "app", TenantId = tenantId };
        return Assert.ThrowsAnyAsync<GdapException>(
            () => SessionFactory.ConnectAsync(Request(signIn, SessionSource.RefreshToken, authority), CancellationToken.None));
    }

    private static ConnectRequest Request(SignIn signIn, SessionSource source, Uri authority) => new()
    {
        SignIn = signIn,
        Source = source,
        Endpoints = CloudEndpoints.For(GdapEnvironment.Global).With(authority, null, null),
        Clock = new ImpatientClock(),
        Timeout = ImpatientClock.Deadline,
    };
}
