using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Identity.Client;

namespace GdapTools.Core.Authentication.Flows;

/// <summary>Makes MSAL's applications, all over the session's own transport.</summary>
internal sealed class MsalApplications(SignIn signIn, CloudEndpoints endpoints, Transport transport)
{
    private readonly MsalHttpClientFactory _http = new(transport.SignIn);

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

    private string Authority(string tenantId) =>
        $"https://{endpoints.AuthorityHost.Authority}/{Uri.EscapeDataString(tenantId)}/";
}
