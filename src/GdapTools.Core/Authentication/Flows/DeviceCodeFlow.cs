using System.Threading;
using System.Threading.Tasks;
using Microsoft.Identity.Client;

namespace GdapTools.Core.Authentication.Flows;

/// <summary>A code is shown, and entered in any browser.
/// Source: https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code</summary>
internal sealed class DeviceCodeFlow(MsalApplications applications, DeviceCodeSignIn signIn)
    : UserFlow(applications, signIn.LoginHint)
{
    protected override Task<AuthenticationResult> SignInAsync(FlowRequest request, CancellationToken cancellationToken) =>
        Application
            .AcquireTokenWithDeviceCode(request.Scopes, code => signIn.Prompt(code.Message, cancellationToken))
            .WithTenantId(request.TenantId)
            .WithClaims(request.SignInClaims)
            .ExecuteAsync(cancellationToken);
}
