using System.Threading;
using System.Threading.Tasks;

namespace GdapTools.Core.Authentication.Flows;

/// <summary>One kind of sign-in.</summary>
internal interface ISignInFlow
{
    /// <summary>Gets a token; what goes wrong is thrown as MSAL has it.</summary>
    Task<AcquiredToken> AcquireAsync(FlowRequest request, CancellationToken cancellationToken);
}
