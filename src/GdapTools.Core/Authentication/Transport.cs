using System;
using System.Net.Http;
using System.Threading;

namespace GdapTools.Core.Authentication;

/// <summary>The one way out of the process: every request of MSAL, Graph and Partner Center passes here.</summary>
internal sealed class Transport : IDisposable
{
    private readonly HttpMessageHandler _guard;
    private readonly bool _ownsCarrier;

    /// <param name="endpoints">The hosts a request may go to.</param>
    /// <param name="carrier">What carries the requests; null for the network. Not disposed when given.</param>
    /// <param name="timing">The clock, the jitter, and the longest wait for one answer.</param>
    /// <param name="proxy">The way out; null for the system's.</param>
    public Transport(CloudEndpoints endpoints, HttpMessageHandler? carrier, Timing timing, ProxySettings? proxy = null)
    {
        _ownsCarrier = carrier is null;
        _guard = new HostGuardHandler(endpoints, carrier ?? NetworkHandler.Create(proxy));

        // Pipeline and retry handler set the limits, which are for whole answers and go by the session's clock.
        Http = new HttpClient(_guard, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        SignInRetryHandler patient = new(_guard, timing.Clock, timing.Random, timing.Timeout);
        SignIn = new HttpClient(new AuthorityRewriteHandler(endpoints.AuthorityHost, patient), disposeHandler: false)
        {
            Timeout = Timeout.InfiniteTimeSpan,
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
