using System;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication;
using GdapTools.Core.Authentication.RefreshTokens;
using GdapTools.Core.Session;
using Xunit;

namespace GdapTools.Sandbox.Tests.RefreshTokens;

/// <summary>A public client's refresh token, by a code that is entered anywhere.</summary>
public sealed class DeviceCodeTests
{
    [Fact]
    public async Task The_token_is_redeemed_without_a_secret()
    {
        using SignInBench bench = new();
        string message = "";

        PartnerRefreshToken token = await AcquireAsync(bench.ByDeviceCode((text, _) =>
        {
            message = text;
            return Task.CompletedTask;
        }));
        using GdapSession session = await bench.ConnectAsync(token, credential: null);

        Assert.Contains("enter the code", message, StringComparison.Ordinal);
        Assert.Equal((ClientKind.Public, bench.ClientId), (token.ClientKind, token.ClientId));
        Assert.Equal((SmallPartner.AnnName, SmallPartner.Partner), (token.UserPrincipalName, token.TenantId));
        Assert.Equal(MfaClaimVerdict.Pass, token.MfaClaim!.Verdict);
        Assert.Equal(SmallPartner.AnnName, session.Context.UserPrincipalName);
    }

    [Fact]
    public async Task With_a_secret_the_token_is_refused()
    {
        using SignInBench bench = new();
        PartnerRefreshToken token = await AcquireAsync(bench.ByDeviceCode());

        GdapAuthenticationException failure = await Assert.ThrowsAsync<GdapAuthenticationException>(
            () => bench.ConnectAsync(token, new SecretCredential(SignInBench.Secret)));

        Assert.Equal("ClientSecretNotAllowed", failure.ErrorId);
        Assert.Equal([700025], failure.ErrorCodes);
        await bench.AssertNothingIsLeftAsync(failure);
    }

    [Fact]
    public async Task Twice_without_MFA_gives_nothing()
    {
        using SignInBench bench = new(SignInBench.WithoutMfa);
        int prompts = 0;

        GdapAuthenticationException failure = await Assert.ThrowsAsync<GdapAuthenticationException>(
            () => AcquireAsync(bench.ByDeviceCode((_, _) =>
            {
                prompts++;
                return Task.CompletedTask;
            })));

        Assert.Equal(("MfaClaimMissing", 2, 2), (failure.ErrorId, prompts, bench.CountRequests("/devicecode")));
        await bench.AssertNothingIsLeftAsync(failure);
    }

    [Fact]
    public async Task An_application_that_is_no_public_client_is_told_so()
    {
        using SignInBench bench = new(SignInBench.Stating(
            """
            [{ "grant": "device_code", "error": { "error": "invalid_client", "error_codes": [ 7000218 ] } }]
            """));

        GdapAuthenticationException failure = await Assert.ThrowsAsync<GdapAuthenticationException>(
            () => AcquireAsync(bench.ByDeviceCode()));

        Assert.Equal("ClientSecretRequired", failure.ErrorId);
        await bench.AssertNothingIsLeftAsync(failure);
    }

    private static Task<PartnerRefreshToken> AcquireAsync(RefreshTokenRequest request) =>
        PartnerRefreshTokens.AcquireAsync(request, CancellationToken.None);
}
