using System;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication.Store;
using Microsoft.Identity.Client;

namespace GdapTools.Core.Authentication.Flows;

/// <summary>Makes MSAL's applications, all over the session's own transport.</summary>
internal sealed class MsalApplications(
    SignIn signIn,
    CloudEndpoints endpoints,
    Transport transport,
    TokenStore? store = null)
{
    private readonly MsalHttpClientFactory _http = new(transport.SignIn);
    private readonly UserCache _user = new(store);

    /// <summary>A public client; its redirect is the loopback address on a free port.</summary>
    public IPublicClientApplication Public(Action<PublicClientApplicationBuilder>? configure = null)
    {
        PublicClientApplicationBuilder builder = PublicClientApplicationBuilder.Create(signIn.ClientId)
            .WithAuthority(Authority(signIn.TenantId), validateAuthority: false)
            .WithInstanceDiscovery(false)
            .WithHttpClientFactory(_http, retryOnceOn5xx: false);
        configure?.Invoke(builder);
        return builder.Build();
    }

    /// <summary>A public client for a user, whose tokens are stored if there is a store.</summary>
    public IPublicClientApplication ForUser(Action<PublicClientApplicationBuilder>? configure = null)
    {
        IPublicClientApplication application = Public(configure);
        _user.Follow(application.UserTokenCache);
        return application;
    }

    /// <summary>A public client that knows the user and no token, for one token; null before the user has signed in.</summary>
    /// <param name="tenantId">The tenant that the token is of; the partner's own needs no such client.</param>
    public IPublicClientApplication? ForCustomer(string tenantId)
    {
        if (!_user.IsFilled || string.Equals(tenantId, signIn.TenantId, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        IPublicClientApplication application = Public();
        _user.HandTo(application.UserTokenCache);
        return application;
    }

    /// <summary>Finds a user who need not sign in again; null where none is to be looked for.</summary>
    public StoredAccount? Stored(string? loginHint) =>
        store is null || signIn.ForcesSignIn ? null : new StoredAccount(signIn.TenantId, loginHint);

    /// <summary>A confidential client that keeps no token: MSAL's cache slows down with each tenant.</summary>
    /// <param name="credential">How the application proves itself.</param>
    /// <param name="redirect">Where a browser comes back to; null where there is none.</param>
    public IConfidentialClientApplication Confidential(ClientCredential credential, string? redirect = null)
    {
        ConfidentialClientApplicationBuilder builder = ConfidentialClientApplicationBuilder.Create(signIn.ClientId)
            .WithAuthority(Authority(signIn.TenantId), validateAuthority: false)
            .WithInstanceDiscovery(false)
            .WithHttpClientFactory(_http, retryOnceOn5xx: false)
            .WithCacheOptions(CacheOptions.DisableInternalCacheOptions);
        builder = redirect is null ? builder : builder.WithRedirectUri(redirect);
        return credential.AddTo(builder).Build();
    }

    /// <summary>An address that MSAL made, as the authority is really spoken to.</summary>
    public Uri AsSpoken(Uri page) => AuthorityRewriteHandler.Rewrite(page, endpoints.AuthorityHost);

    private string Authority(string tenantId) =>
        $"https://{endpoints.AuthorityHost.Authority}/{Uri.EscapeDataString(tenantId)}/";
}
