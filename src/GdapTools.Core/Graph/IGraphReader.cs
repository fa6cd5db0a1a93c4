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

    /// <summary>Reads several collections of one tenant and version, twenty to a request, each to its last page.</summary>
    /// <returns>One reading for each query, in their order; one that failed says nothing of the others.</returns>
    /// <exception cref="GdapAuthenticationException">No token for that tenant could be had.</exception>
    Task<IReadOnlyList<Reading<IReadOnlyList<JsonElement>>>> ListManyAsync(
        IReadOnlyList<GraphQuery> queries,
        CancellationToken cancellationToken);
}
