using System.Threading;
using System.Threading.Tasks;

namespace GdapTools.Core.Graph;

/// <summary>Sends what changes something: once, and again only after what says that it was not carried out (429, or 401
/// for want of a newer token).</summary>
internal interface IServiceWriter
{
    /// <exception cref="GdapServiceException">The service refused, failed, or did not answer (status 0): whether
    /// anything was changed is then for the caller to find out.</exception>
    /// <exception cref="GdapException">There is no token, or a host was refused: nothing was changed.</exception>
    Task<ServiceAnswer> WriteAsync(ServiceWrite write, CancellationToken cancellationToken);
}
