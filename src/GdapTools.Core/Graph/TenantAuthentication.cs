using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;

namespace GdapTools.Core.Graph;

/// <summary>Puts the right tenant's token on each request of the Graph SDK.</summary>
internal sealed class TenantAuthentication(ITokenSource tokens, CloudEndpoints endpoints) : IAuthenticationProvider
{
    public async Task AuthenticateRequestAsync(
        RequestInformation request,
        Dictionary<string, object>? additionalAuthenticationContext = null,
        CancellationToken cancellationToken = default)
    {
        // Checked before the token exists on the request, not only when it is sent.
        if (!CloudEndpoints.IsSameOrigin(request.URI, endpoints.Graph))
        {
            throw HostGuardHandler.Refused(
                request.URI,
                $"A request to '{HostGuardHandler.Origin(request.URI)}' was stopped: it is not this session's Graph.");
        }

        string? tenantId = request.RequestOptions.OfType<TenantOption>().FirstOrDefault()?.TenantId;
        string token = await tokens.GetTokenAsync(new TokenRequest(ProbeTarget.Graph, tenantId), cancellationToken)
            .ConfigureAwait(false);
        request.Headers.Remove("Authorization");
        request.Headers.Add("Authorization", "Bearer " + token);
    }
}
