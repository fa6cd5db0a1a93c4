using System.Net;
using System.Net.Http;
#if NETFRAMEWORK
using System.Security.Authentication;
#endif

namespace GdapTools.Core.Authentication;

/// <summary>What carries requests over the network: no redirects, no cookies, TLS 1.2 or better.</summary>
internal static class NetworkHandler
{
#if NETFRAMEWORK
    private const int MostConnections = 128;

#endif
    /// <param name="proxy">The way out; null for the system's.</param>
    public static HttpClientHandler Create(ProxySettings? proxy)
    {
        HttpClientHandler handler = new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
#if NETFRAMEWORK
            // Windows PowerShell would still offer TLS 1.0. Elsewhere the operating system's own choice is better.
            SslProtocols = SslProtocols.Tls12,

            // Windows PowerShell would have two connections to a host, and all further requests wait for one of them.
            MaxConnectionsPerServer = MostConnections,
#endif
        };

        if (proxy?.Address is not null)
        {
            handler.Proxy = new WebProxy(proxy.Address) { Credentials = proxy.Credentials };
        }
        else if (proxy?.Credentials is not null)
        {
            handler.DefaultProxyCredentials = proxy.Credentials;
        }

        return handler;
    }
}
