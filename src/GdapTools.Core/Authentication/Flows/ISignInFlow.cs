using System.Threading;
using System.Threading.Tasks;
using Microsoft.Identity.Client;

namespace GdapTools.Core.Authentication.Flows;

/// <summary>One kind of sign-in, by way of MSAL.</summary>
internal interface ISignInFlow
{
    /// <summary>Gets a token; what goes wrong is thrown as MSAL has it.</summary>
    Task<AuthenticationResult> AcquireAsync(FlowRequest request, CancellationToken cancellationToken);
}
