using System.Threading;
using System.Threading.Tasks;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;

namespace GdapTools.Core.Authentication.Flows;

/// <summary>
/// Azure's identity of the machine. The request goes to the machine's own endpoint, which the environment names, over
/// MSAL's client: it carries no token and is none of the session's hosts.
/// Source: https://learn.microsoft.com/entra/msal/dotnet/advanced/managed-identity
/// </summary>
internal sealed class ManagedIdentityFlow(string? identityClientId) : ISignInFlow
{
    private readonly IManagedIdentityApplication _application = ManagedIdentityApplicationBuilder
        .Create(identityClientId is null
            ? ManagedIdentityId.SystemAssigned
            : ManagedIdentityId.WithUserAssignedClientId(identityClientId))
        .Build();

    public async Task<AcquiredToken> AcquireAsync(FlowRequest request, CancellationToken cancellationToken)
    {
        AcquireTokenForManagedIdentityParameterBuilder builder =
            _application.AcquireTokenForManagedIdentity(request.Scope).WithForceRefresh(request.IsRenewal);
        builder = request.Claims is null ? builder : builder.WithClaims(request.Claims);
        return AcquiredToken.Of(await builder.ExecuteAsync(cancellationToken).ConfigureAwait(false));
    }
}
