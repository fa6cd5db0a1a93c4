using System.Threading;
using System.Threading.Tasks;
using Microsoft.Identity.Client;

namespace GdapTools.Core.Authentication.Flows;

/// <summary>An application by itself.</summary>
internal sealed class AppFlow(MsalApplications applications, ClientCredential credential) : ISignInFlow
{
    private readonly IConfidentialClientApplication _application = applications.Confidential(credential);

    public Task<AuthenticationResult> AcquireAsync(FlowRequest request, CancellationToken cancellationToken) =>
        _application.AcquireTokenForClient(request.Scopes)
            .WithTenantId(request.TenantId)
            .WithClaims(request.Claims)
            .WithForceRefresh(request.IsRenewal)
            .ExecuteAsync(cancellationToken);
}
