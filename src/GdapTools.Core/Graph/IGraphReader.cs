using System.Collections.Generic;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace GdapTools.Core.Graph;

/// <summary>Reads Microsoft Graph as the raw JSON of its answers, so that nothing unknown is lost.</summary>
public interface IGraphReader
{
    /// <summary>Reads one object.</summary>
    /// <exception cref="GdapServiceException">The service answered with an error.</exception>
    /// <exception cref="GdapAuthenticationException">No token for that tenant could be had.</exception>
    Task<JsonElement> GetAsync(GraphQuery query, CancellationToken cancellationToken);

    /// <summary>Streams the items of a collection, page by page, following <c>@odata.nextLink</c>.</summary>
    /// <exception cref="GdapServiceException">The service answered with an error.</exception>
    /// <exception cref="GdapAuthenticationException">No token for that tenant could be had.</exception>
    IAsyncEnumerable<JsonElement> ListAsync(GraphQuery query, CancellationToken cancellationToken);
}
