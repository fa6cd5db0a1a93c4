using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication;
using GdapTools.Core.Tests.Support;
using Xunit;

namespace GdapTools.Sandbox.Tests.SignIns;

/// <summary>Each way in which a sign-in fails has an id and a next step of its own.</summary>
public sealed class FailureTests
{
    [Theory]
    [InlineData("wrong", "ClientSecretInvalid", 7000215, "value, not its id")]
    [InlineData("expired", "ClientSecretExpired", 7000222, "new secret")]
    public async Task A_secret_that_will_not_do(string secret, string errorId, int code, string advice)
    {
        using Bench bench = new();

        GdapAuthenticationException failure = Assert.IsType<GdapAuthenticationException>(
            await bench.FailAsync(new AppSignIn(new SecretCredential(secret))));

        Assert.Equal((errorId, GdapErrorKind.Authentication), (failure.ErrorId, failure.Kind));
        Assert.Equal([code], failure.ErrorCodes);
        Assert.Contains(advice, failure.RecommendedAction);
    }

    [Theory]
    [InlineData("revoked", "RefreshTokenRevoked", "password was changed")]
    [InlineData("inactive", "RefreshTokenInactive", "90 days")]
    public async Task A_refresh_token_that_will_not_do(string token, string errorId, string advice)
    {
        using Bench bench = new();

        GdapException failure = await bench.FailAsync(Bench.ByRefreshToken(token));

        Assert.Equal(errorId, failure.ErrorId);
        Assert.Contains(advice, failure.RecommendedAction);
        Assert.Contains("New-PartnerRefreshToken", failure.RecommendedAction);
    }

    [Theory]
    [InlineData("interaction_required", 50076, "MfaRequired", "-RequireMfa -ForceSignIn")]
    [InlineData("interaction_required", 50079, "MfaRequired", "-RequireMfa -ForceSignIn")]
    [InlineData("interaction_required", 50158, "ExternalChallengeRequired", "never counts as MFA")]
    [InlineData("invalid_grant", 65001, "ConsentRequired", "administrator")]
    [InlineData("access_denied", 65004, "ConsentDeclined", "accept")]
    [InlineData("access_denied", 0, "ConsentDeclined", "accept")]
    [InlineData("invalid_client", 700024, "ClockSkew", "clock")]
    [InlineData("invalid_client", 700027, "CertificateNotRegistered", "thumbprint")]
    [InlineData("invalid_client", 700025, "ClientSecretNotAllowed", "public client")]
    [InlineData("invalid_client", 7000218, "ClientSecretRequired", "confidential")]
    [InlineData("unauthorized_client", 700016, "ApplicationNotFound", "-ClientId")]
    [InlineData("invalid_request", 50011, "RedirectUriMismatch", "http://localhost")]
    [InlineData("invalid_grant", 50034, "TokenRefused", "Resolve-GraphError AADSTS50034")]
    public async Task What_the_token_endpoint_says(string error, int code, string errorId, string advice)
    {
        using Bench bench = new(Bench.Refusing(error, code));

        GdapException failure = await bench.FailAsync(Bench.ByRefreshToken());

        Assert.Equal(errorId, failure.ErrorId);
        Assert.Contains(advice, failure.RecommendedAction);
    }

    [Theory]
    [InlineData("expired_token", "DeviceCodeExpired", "15 minutes")]
    [InlineData("authorization_declined", "ConsentDeclined", "accept")]
    public async Task What_becomes_of_a_device_code(string error, string errorId, string advice)
    {
        using Bench bench = new(Bench.Refusing(error, 0));
        int prompts = 0;

        GdapException failure = await bench.FailAsync(new DeviceCodeSignIn((_, _) => Task.FromResult(++prompts)));

        Assert.Equal((errorId, 1), (failure.ErrorId, prompts));
        Assert.Contains(advice, failure.RecommendedAction);
    }

    [Fact]
    public async Task A_tenant_there_is_not()
    {
        using Bench bench = new() { TenantId = "99999999-0000-4000-8000-000000000009" };

        GdapException failure = await bench.FailAsync(Bench.ByRefreshToken());

        Assert.Equal("TenantNotFound", failure.ErrorId);
        Assert.Contains("-Environment", failure.RecommendedAction);
    }

    [Fact]
    public async Task How_far_the_clock_is_off_is_said()
    {
        using Bench bench = new(Bench.Refusing("invalid_client", 700024)) { Clock = new ShiftedClock(TimeSpan.FromMinutes(-17)) };

        Assert.Matches("clock is 1[67] minutes behind", (await bench.FailAsync(Bench.ByRefreshToken())).Message);
    }

    [Theory]
    [InlineData(GdapFaultKind.ProxyHtml, null, "TokenEndpointAnswerUnreadable", "proxy")]
    [InlineData(GdapFaultKind.Status, 500, "TokenEndpointFailed", "status.cloud.microsoft")]
    [InlineData(GdapFaultKind.Status, 503, "TokenEndpointThrottled", "fewer sign-ins")]
    [InlineData(GdapFaultKind.Throttle, null, "TokenEndpointThrottled", "fewer sign-ins")]
    [InlineData(GdapFaultKind.Reset, null, "EndpointUnreachable", "firewall")]
    [InlineData(GdapFaultKind.CutOff, null, "EndpointUnreachable", "firewall")]
    public async Task A_fault_that_stays(GdapFaultKind kind, int? status, string errorId, string advice)
    {
        using Bench bench = new(edit: null, new GdapFault { Kind = kind, Path = "*/token", StatusCode = status });

        GdapException failure = await bench.FailAsync(Bench.ByRefreshToken());

        Assert.Equal(errorId, failure.ErrorId);
        Assert.Contains(advice, failure.RecommendedAction);
    }

    [Theory]
    [InlineData(GdapFaultKind.Status, 503)]
    [InlineData(GdapFaultKind.Throttle, null)]
    public async Task A_busy_token_endpoint_is_asked_again(GdapFaultKind kind, int? status)
    {
        ImpatientClock clock = new();
        using Bench bench = new(
            edit: null,
            new GdapFault { Kind = kind, Path = "*/token", StatusCode = status, Times = 3, RetryAfter = TimeSpan.FromSeconds(700) })
        {
            Clock = clock,
        };

        using Core.Session.GdapSession session = await bench.ConnectAsync(Bench.ByRefreshToken());

        Assert.Equal(4, bench.Count("/token"));
        Assert.Equal(3, clock.Waits.Count(wait => wait == TimeSpan.FromSeconds(700)));
    }

    [Fact]
    public async Task A_network_there_is_not()
    {
        using Bench bench = new() { Authority = new Uri($"http://127.0.0.1:{RefreshTokens.LoopbackPorts.Take()}/") };

        Assert.Equal("EndpointUnreachable", (await bench.FailAsync(Bench.ByRefreshToken())).ErrorId);
    }

    private sealed class ShiftedClock(TimeSpan shift) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + shift;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, dueTime, period);
    }
}
