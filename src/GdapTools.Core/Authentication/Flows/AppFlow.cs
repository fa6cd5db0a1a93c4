using System.Threading;
using System.Threading.Tasks;
using Microsoft.Identity.Client;

namespace GdapTools.Core.Authentication.Flows;

/// <summary>An application by itself. Each tenant's token is kept by us alone, within bounds.</summary>
internal sealed class AppFlow(MsalApplications applications, ClientCredential credential) : ISignInFlow
{
    private readonly IConfidentialClientApplication _application = applications.Confidential(credential);

    public async Task<AcquiredToken> AcquireAsync(FlowRequest request, CancellationToken cancellationToken) =>
        AcquiredToken.Of(await _application.AcquireTokenForClient(request.Scopes)
            .WithTenantId(request.TenantId)
            .WithClaims(request.Claims)
            .ExecuteAsync(cancellationToken)
            .ConfigureAwait(false));
}
