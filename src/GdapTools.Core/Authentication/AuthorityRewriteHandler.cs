using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace GdapTools.Core.Authentication;

/// <summary>MSAL accepts https authorities only; a loopback sandbox speaks http.</summary>
internal sealed class AuthorityRewriteHandler(Uri authorityHost, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken)
    {
        request.RequestUri = Rewrite(request.RequestUri!, authorityHost);
        return base.SendAsync(request, cancellationToken);
    }

    /// <summary>The address at the authority as it is really spoken to; other addresses unchanged.</summary>
    public static Uri Rewrite(Uri uri, Uri authorityHost)
    {
        bool isMeant = authorityHost.Scheme == Uri.UriSchemeHttp
            && uri.Scheme == Uri.UriSchemeHttps
            && uri.Port == authorityHost.Port
            && string.Equals(uri.IdnHost, authorityHost.IdnHost, StringComparison.OrdinalIgnoreCase);
        return isMeant ? new UriBuilder(uri) { Scheme = Uri.UriSchemeHttp, Port = uri.Port }.Uri : uri;
    }
}
