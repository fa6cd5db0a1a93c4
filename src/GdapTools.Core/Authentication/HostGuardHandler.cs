using System;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace GdapTools.Core.Authentication;

/// <summary>Lets requests go to the session's own hosts only, and follows no redirect.</summary>
internal sealed class HostGuardHandler(CloudEndpoints endpoints, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken)
    {
        Uri uri = request.RequestUri!;

        if (!endpoints.Allows(uri))
        {
            throw Refused(uri, $"A request to '{Origin(uri)}' was stopped: it is none of this session's hosts.");
        }

        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);

        if ((int)response.StatusCode is >= 300 and < 400 && response.StatusCode != HttpStatusCode.NotModified)
        {
            Uri? location = response.Headers.Location;
            response.Dispose();
            string destination = location is null ? "an unnamed address" : $"'{Origin(new Uri(uri, location))}'";
            throw Refused(uri, $"'{Origin(uri)}' redirected to {destination}; redirects are not followed.");
        }

        return response;
    }

    internal static string Origin(Uri uri) => uri.IsAbsoluteUri ? uri.GetLeftPart(UriPartial.Authority) : "a relative address";

    internal static GdapException Refused(Uri target, string message) => new(
        "HostNotAllowed",
        GdapErrorKind.Security,
        message,
        Origin(target),
        "If that host is yours, name it with -GraphEndpoint, -AuthorityHost or -PartnerCenterEndpoint. If not, look for "
        + "what changed the answer: a proxy, a captive portal, an altered response.");
}
