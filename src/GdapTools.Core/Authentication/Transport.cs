using System;
using System.Net;
using System.Net.Http;

namespace GdapTools.Core.Authentication;

/// <summary>The one way out of the process: every request of MSAL, Graph and Partner Center passes here.</summary>
internal sealed class Transport : IDisposable
{
    private readonly HttpMessageHandler _guard;
    private readonly bool _ownsCarrier;

    /// <param name="endpoints">The hosts a request may go to.</param>
    /// <param name="carrier">What carries the requests; null for the network. Not disposed when given.</param>
    /// <param name="timeout">The longest wait for one answer to a sign-in.</param>
    public Transport(CloudEndpoints endpoints, HttpMessageHandler? carrier, TimeSpan timeout)
    {
        _ownsCarrier = carrier is null;
        carrier ??= new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
        };

        _guard = new HostGuardHandler(endpoints, carrier);
        // The pipeline sets the limit, which is for the whole answer and goes by the session's clock.
        Http = new HttpClient(_guard, disposeHandler: false) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };
        SignIn = new HttpClient(new AuthorityRewriteHandler(endpoints.AuthorityHost, _guard), disposeHandler: false)
        {
            Timeout = timeout,
        };
    }

    /// <summary>For Graph and Partner Center.</summary>
    public HttpClient Http { get; }

    /// <summary>For MSAL.</summary>
    public HttpClient SignIn { get; }

    public void Dispose()
    {
        Http.Dispose();
        SignIn.Dispose();

        if (_ownsCarrier)
        {
            _guard.Dispose();
        }
    }
}
