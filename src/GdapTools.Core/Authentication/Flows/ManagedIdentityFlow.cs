using System;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Tokens;
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
        AcquiredToken token = AcquiredToken.Of(await builder.ExecuteAsync(cancellationToken).ConfigureAwait(false));
        DemandTenant(request.TenantId, token);
        return token;
    }

    // There is no way to ask for another tenant's: the machine gives what it has.
    private static void DemandTenant(string tenantId, AcquiredToken token)
    {
        string? own = TokenReader.Read(token.Text).TenantId;

        if (own is not null && Guid.TryParse(tenantId, out Guid wanted) && Guid.TryParse(own, out Guid given) && wanted != given)
        {
            throw new GdapException(
                "TokenOfAnotherTenant",
                GdapErrorKind.Authentication,
                $"The managed identity belongs to tenant '{own}'; it has no token for tenant '{tenantId}'.",
                tenantId,
                "Let it stand for the secret of the partner's application instead: Connect-GdapPartner -FederatedIdentity, with "
                + "-RefreshToken where a user is needed.");
        }
    }
}
