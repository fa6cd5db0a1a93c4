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
        Uri uri = request.RequestUri!;

        if (authorityHost.Scheme == Uri.UriSchemeHttp
            && uri.Scheme == Uri.UriSchemeHttps
            && uri.Port == authorityHost.Port
            && string.Equals(uri.IdnHost, authorityHost.IdnHost, StringComparison.OrdinalIgnoreCase))
        {
            request.RequestUri = new UriBuilder(uri) { Scheme = Uri.UriSchemeHttp, Port = uri.Port }.Uri;
        }

        return base.SendAsync(request, cancellationToken);
    }
}
