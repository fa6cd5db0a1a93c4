using System.Threading;
using System.Threading.Tasks;

namespace GdapTools.Core.Authentication;

/// <summary>Where a session's access tokens come from.</summary>
public interface ITokenSource
{
    /// <summary>Whether another token can be had when one was refused.</summary>
    bool CanRenew { get; }

    /// <summary>Gets a token, from a cache where one is live.</summary>
    /// <exception cref="GdapAuthenticationException">The token endpoint refused.</exception>
    /// <exception cref="GdapException">The token endpoint could not be reached, or this source has no such token.</exception>
    Task<string> GetTokenAsync(TokenRequest request, CancellationToken cancellationToken);
}
