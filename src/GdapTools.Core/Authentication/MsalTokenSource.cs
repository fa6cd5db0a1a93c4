using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Identity.Client;

namespace GdapTools.Core.Authentication;

/// <summary>Tokens by way of MSAL, which does the protocol; each kind of sign-in gets its own flow.</summary>
internal sealed class MsalTokenSource : ITokenSource
{
    private readonly SignIn _signIn;
    private readonly CloudEndpoints _endpoints;
    private readonly RecentTokens _recent;
    private readonly IConfidentialClientApplication? _confidential;
    private readonly IPublicClientApplication? _public;
    private IAccount? _account;

    public MsalTokenSource(SignIn signIn, CloudEndpoints endpoints, Transport transport, TimeProvider clock)
    {
        _signIn = signIn;
        _endpoints = endpoints;
        _recent = new RecentTokens(clock);
        string? secret = (signIn as ClientSecretSignIn)?.ClientSecret ?? (signIn as RefreshTokenSignIn)?.ClientSecret;
        MsalHttpClientFactory http = new(transport.SignIn);

        if (secret is null)
        {
            _public = PublicClientApplicationBuilder.Create(signIn.ClientId)
                .WithAuthority(Authority(signIn.TenantId), validateAuthority: false)
                .WithInstanceDiscovery(false)
                .WithHttpClientFactory(http, retryOnceOn5xx: false)
                .Build();
        }
        else
        {
            _confidential = ConfidentialClientApplicationBuilder.Create(signIn.ClientId)
                .WithClientSecret(secret)
                .WithAuthority(Authority(signIn.TenantId), validateAuthority: false)
                .WithInstanceDiscovery(false)
                .WithHttpClientFactory(http, retryOnceOn5xx: false)
                .Build();
        }
    }

    public bool CanRenew => true;

    public async Task<string> GetTokenAsync(TokenRequest request, CancellationToken cancellationToken)
    {
        string tenantId = request.TenantId ?? _signIn.TenantId;
        TenantName.Demand(tenantId);
        string scope = _endpoints.ScopeOf(request.Service);

        // Demanded claims are new to whatever is kept.
        if (request.Claims is null && _recent.Find(tenantId, scope, request.RenewBefore) is string token)
        {
            return token;
        }

        try
        {
            AuthenticationResult result = await AcquireAsync(request, [scope], tenantId, cancellationToken)
                .ConfigureAwait(false);
            _recent.Keep(tenantId, scope, result.AccessToken, result.ExpiresOn);
            return result.AccessToken;
        }
        catch (Exception exception) when (SignInFailure.Translates(exception, cancellationToken))
        {
            throw SignInFailure.Translate(exception, tenantId, _endpoints.AuthorityHost);
        }
    }

    private Task<AuthenticationResult> AcquireAsync(
        TokenRequest request,
        IEnumerable<string> scopes,
        string tenantId,
        CancellationToken cancellationToken) => _signIn switch
    {
        ClientSecretSignIn => _confidential!.AcquireTokenForClient(scopes)
            .WithTenantId(tenantId)
            .WithClaims(request.Claims)
            .WithForceRefresh(request.RenewBefore is not null)
            .ExecuteAsync(cancellationToken),
        RefreshTokenSignIn refresh => RedeemAsync(refresh, request, scopes, tenantId, cancellationToken),
        DeviceCodeSignIn device => AcquireByDeviceCodeAsync(device, request, scopes, tenantId, cancellationToken),
        _ => throw new NotSupportedException($"There is no flow for {_signIn}."),
    };

    private Task<AuthenticationResult> RedeemAsync(
        RefreshTokenSignIn refresh,
        TokenRequest request,
        IEnumerable<string> scopes,
        string tenantId,
        CancellationToken cancellationToken)
    {
        IByRefreshToken client = (IByRefreshToken?)_confidential ?? (IByRefreshToken)_public!;
        AcquireTokenByRefreshTokenParameterBuilder builder = client
            .AcquireTokenByRefreshToken(scopes, refresh.RefreshToken)
            .WithTenantId(tenantId)
            .WithClaims(request.Claims);

        if (refresh.LoginHint is not null)
        {
            Dictionary<string, (string Value, bool IncludeInCacheKey)> hint = new()
            {
                // MSAL writes the value into the address as it is.
                ["login_hint"] = (Uri.EscapeDataString(refresh.LoginHint), false),
            };
            builder = builder.WithExtraQueryParameters(hint);
        }

        return builder.ExecuteAsync(cancellationToken);
    }

    private async Task<AuthenticationResult> AcquireByDeviceCodeAsync(
        DeviceCodeSignIn device,
        TokenRequest request,
        IEnumerable<string> scopes,
        string tenantId,
        CancellationToken cancellationToken)
    {
        if (_account is not null)
        {
            return await _public!.AcquireTokenSilent(scopes, _account)
                .WithTenantId(tenantId)
                .WithClaims(request.Claims)
                .WithForceRefresh(request.RenewBefore is not null)
                .ExecuteAsync(cancellationToken)
                .ConfigureAwait(false);
        }

        AuthenticationResult result = await _public!
            .AcquireTokenWithDeviceCode(scopes, code => device.Prompt(code.Message, cancellationToken))
            .WithTenantId(tenantId)
            .ExecuteAsync(cancellationToken)
            .ConfigureAwait(false);
        _account = result.Account;
        return result;
    }

    private string Authority(string tenantId) =>
        $"https://{_endpoints.AuthorityHost.Authority}/{Uri.EscapeDataString(tenantId)}/";
}
