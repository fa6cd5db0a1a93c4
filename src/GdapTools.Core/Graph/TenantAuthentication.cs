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
    private const string ClaimsKey = "claims";

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

        TenantOption option = request.RequestOptions.OfType<TenantOption>().Last();

        // The SDK asks a second time, with the claims that the service demands.
        if (additionalAuthenticationContext?.TryGetValue(ClaimsKey, out object? demanded) == true)
        {
            option.Attempt.Claims = ClaimsChallenge.Decode(demanded.ToString() ?? "");
        }

        TokenRequest wanted = TokenRequest.For(ProbeTarget.Graph, option.TenantId, option.Attempt);
        string token = await tokens.GetTokenAsync(wanted, cancellationToken).ConfigureAwait(false);
        request.Headers.Remove("Authorization");
        request.Headers.Add("Authorization", "Bearer " + token);
    }
}
