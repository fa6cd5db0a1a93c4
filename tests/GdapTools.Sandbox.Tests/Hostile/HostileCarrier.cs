using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace GdapTools.Sandbox.Tests.Hostile;

/// <summary>Carries requests to a sandbox and spoils what comes back.</summary>
internal sealed class HostileCarrier(HttpMessageHandler sandbox) : DelegatingHandler(sandbox)
{
    /// <summary>Null lets everything pass as it is.</summary>
    public Attack? Attack { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        return Attack?.Apply(request, response) ?? response;
    }
}
