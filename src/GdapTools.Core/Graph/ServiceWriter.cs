using System;
using System.Threading;
using System.Threading.Tasks;

namespace GdapTools.Core.Graph;

/// <summary>Hands each request to the service that it is for.</summary>
internal sealed class ServiceWriter(GraphClient graph, PartnerCenterClient partnerCenter) : IServiceWriter
{
    public Task<ServiceAnswer> WriteAsync(ServiceWrite write, CancellationToken cancellationToken) => write switch
    {
        GraphWrite ofGraph => graph.WriteAsync(ofGraph, cancellationToken),
        PartnerCenterWrite ofPartnerCenter => partnerCenter.WriteAsync(ofPartnerCenter, cancellationToken),
        _ => throw new ArgumentException("A request for no service.", nameof(write)),
    };
}
