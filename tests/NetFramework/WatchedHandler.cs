using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace GdapTools.NetFramework;

/// <summary>The network, watched for the answer of one path.</summary>
/// <param name="path">How the path ends.</param>
internal sealed class WatchedHandler(string path) : DelegatingHandler(new HttpClientHandler())
{
    /// <summary>Whether the head of its answer has come.</summary>
    public bool HasBegun { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        HasBegun |= request.RequestUri.AbsolutePath.EndsWith(path, StringComparison.Ordinal);
        return response;
    }
}
