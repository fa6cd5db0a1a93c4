using System.Threading;
using System.Threading.Tasks;

namespace GdapTools.Core.Authentication;

/// <summary>Says why a token has no MFA claim, as far as it can be told.</summary>
/// <param name="token">The token.</param>
/// <param name="claim">What was found in it.</param>
/// <param name="refusal">What the token endpoint said when it was asked for MFA; null when it gave the token.</param>
/// <param name="cancellationToken">Ends the asking.</param>
internal delegate Task<GdapAuthenticationException> ExplainShortfall(
    string token,
    MfaClaimResult claim,
    GdapAuthenticationException? refusal,
    CancellationToken cancellationToken);
