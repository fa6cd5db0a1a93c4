using System;
using System.Collections.Generic;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication;
using GdapTools.Core.Graph;
using GdapTools.Core.Tests.Support;
using Xunit;

namespace GdapTools.Core.Tests.Graph;

/// <summary>A token that is refused because it is old, or lacks demanded claims, is replaced once.</summary>
public sealed class TokenRenewalTests
{
    private const string Claims = """{"access_token":{"nbf":{"essential":true,"value":"1604106651"}}}""";

    private const string Expired =
        """{"error":{"code":"InvalidAuthenticationToken","message":"Lifetime validation failed, the token is expired."}}""";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_token_that_expired_under_way_is_renewed_once(bool isPartnerCenter)
    {
        NumberedTokens tokens = new();
        using LoopbackServer server = new(request => request.Headers["Authorization"] == "Bearer token-1"
            ? new LoopbackServer.Answer(401, Expired)
            : new LoopbackServer.Answer(200, """{"value":[]}"""));
        using GraphOver graph = new(server.Uri, tokens);

        bool isAnswered = isPartnerCenter
            ? (await graph.PartnerCenter.GetAsync("v1/x", validateMfa: false, CancellationToken.None)).IsSuccess
            : (await graph.Client.GetAsync(GraphOver.Organization, CancellationToken.None)).Field("value") is not null;

        Assert.True(isAnswered);
        Assert.Equal(2, server.Requests.Count);
        Assert.Null(tokens.Asked[0].RenewBefore);
        Assert.NotNull(tokens.Asked[1].RenewBefore);
    }

    [Fact]
    public async Task A_renewed_token_that_is_refused_too_is_the_end()
    {
        NumberedTokens tokens = new();
        using LoopbackServer server = new(_ => new LoopbackServer.Answer(401, Expired));
        using GraphOver graph = new(server.Uri, tokens);

        GdapServiceException failure = await Assert.ThrowsAsync<GdapServiceException>(
            () => graph.Client.GetAsync(GraphOver.Organization, CancellationToken.None));

        Assert.Equal((401, 2), (failure.StatusCode, server.Requests.Count));
    }

    [Fact]
    public async Task A_given_token_cannot_be_renewed()
    {
        using LoopbackServer server = new(_ => new LoopbackServer.Answer(401, Expired));
        using GraphOver graph = new(server.Uri);

        await Assert.ThrowsAsync<GdapServiceException>(
            () => graph.Client.GetAsync(GraphOver.Organization, CancellationToken.None));

        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("""{"error":{"code":"InvalidAuthenticationToken","message":"Access token validation failure. Invalid audience."}}""")]
    [InlineData("""{"error":{"code":"unauthorized","innerError":{"code":"unauthorizedMissingMfaTokenClaim"}}}""")]
    [InlineData("<html>expired</html>")]
    public async Task Other_refusals_ask_for_no_other_token(string body)
    {
        using LoopbackServer server = new(_ => new LoopbackServer.Answer(401, body));
        using GraphOver graph = new(server.Uri, new NumberedTokens());

        await Assert.ThrowsAsync<GdapServiceException>(
            () => graph.Client.GetAsync(GraphOver.Organization, CancellationToken.None));

        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Demanded_claims_are_passed_on_once(bool isPartnerCenter)
    {
        NumberedTokens tokens = new();
        using LoopbackServer server = new(request => request.Headers["Authorization"] == "Bearer token-1"
            ? Challenge()
            : new LoopbackServer.Answer(200, """{"value":[]}"""));
        using GraphOver graph = new(server.Uri, tokens);

        if (isPartnerCenter)
        {
            Assert.True((await graph.PartnerCenter.GetAsync("v1/x", validateMfa: false, CancellationToken.None)).IsSuccess);
        }
        else
        {
            await graph.Client.GetAsync(GraphOver.Organization, CancellationToken.None);
        }

        Assert.Equal(2, server.Requests.Count);
        Assert.Equal(Claims, tokens.Asked[1].Claims);
    }

    [Fact]
    public async Task Claims_demanded_again_and_again_end_in_an_error_that_names_them()
    {
        using LoopbackServer server = new(_ => Challenge());
        using GraphOver graph = new(server.Uri, new NumberedTokens());

        GdapServiceException failure = await Assert.ThrowsAsync<GdapServiceException>(
            () => graph.Client.GetAsync(GraphOver.Organization, CancellationToken.None));

        Assert.Equal(Claims, failure.ClaimsChallenge);
        Assert.Equal(2, server.Requests.Count);
    }

    private static LoopbackServer.Answer Challenge() => new(401, "{}")
    {
        Headers =
        {
            ["WWW-Authenticate"] = "Bearer realm=\"\", authorization_uri=\"https://login.example/authorize\", "
                + "error=\"insufficient_claims\", claims=\""
                + Convert.ToBase64String(Encoding.UTF8.GetBytes(Claims)) + "\"",
        },
    };

    /// <summary>Hands out another invented token each time one is refused.</summary>
    private sealed class NumberedTokens : ITokenSource
    {
        private int _number = 1;

        public bool CanRenew => true;

        public List<TokenRequest> Asked { get; } = [];

        public Task<string> GetTokenAsync(TokenRequest request, CancellationToken cancellationToken)
        {
            lock (Asked)
            {
                Asked.Add(request);
                _number += request.RenewBefore is not null || request.Claims is not null ? 1 : 0;
                return Task.FromResult("token-" + _number);
            }
        }
    }
}
