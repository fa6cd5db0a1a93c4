using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication;
using GdapTools.Core.Authentication.Flows;
using Xunit;

namespace GdapTools.Core.Tests.Authentication;

/// <summary>A sign-in that is given up ends as such, whatever the libraries below make of it.</summary>
public sealed class CancelledFlowTests
{
    public static TheoryData<string> Falls => [nameof(ObjectDisposedException), nameof(HttpRequestException), nameof(NullReferenceException)];

    [Theory]
    [MemberData(nameof(Falls))]
    public async Task What_a_cancelled_sign_in_falls_over_is_a_cancellation(string fall)
    {
        using CancellationTokenSource stop = new();
        FlowTokenSource tokens = TokensOf(new FallingFlow(stop.Cancel, Exception(fall)));

        OperationCanceledException cancelled = await Assert.ThrowsAsync<OperationCanceledException>(
            () => tokens.GetTokenAsync(new TokenRequest(ProbeTarget.Graph, TenantId: Guid.Empty.ToString()), stop.Token));

        Assert.Equal(stop.Token, cancelled.CancellationToken);
    }

    [Fact]
    public async Task The_same_without_cancelling_is_an_error()
    {
        FlowTokenSource tokens = TokensOf(new FallingFlow(() => { }, Exception(nameof(ObjectDisposedException))));

        GdapException failure = await Assert.ThrowsAsync<GdapException>(
            () => tokens.GetTokenAsync(new TokenRequest(ProbeTarget.Graph, TenantId: Guid.Empty.ToString()), CancellationToken.None));

        Assert.Equal("SessionClosed", failure.ErrorId);
    }

    private static Exception Exception(string name) => name switch
    {
        nameof(ObjectDisposedException) => new ObjectDisposedException("content"),
        nameof(HttpRequestException) => new HttpRequestException("gone"),
        _ => new NullReferenceException(),
    };

    private static FlowTokenSource TokensOf(ISignInFlow flow) => new(
        new AppSignIn(new SecretCredential("any")),
        CloudEndpoints.For(GdapEnvironment.Global),
        flow,
        new TokenWatch(TimeProvider.System),
        (_, _, _, _) => throw new InvalidOperationException("No token came that could fall short."),
        TimeProvider.System);

    private sealed class FallingFlow(Action before, Exception fall) : ISignInFlow
    {
        public async Task<AcquiredToken> AcquireAsync(FlowRequest request, CancellationToken cancellationToken)
        {
            await Task.Yield();
            before();
            throw fall;
        }
    }
}
