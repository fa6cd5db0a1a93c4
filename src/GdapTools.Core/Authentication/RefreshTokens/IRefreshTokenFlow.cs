using System.Threading;
using System.Threading.Tasks;

namespace GdapTools.Core.Authentication.RefreshTokens;

/// <summary>One way for a user to sign in such that a refresh token comes of it.</summary>
internal interface IRefreshTokenFlow
{
    ClientKind Kind { get; }

    /// <summary>Signs in from scratch; what MSAL throws comes as it is.</summary>
    Task<AcquiredTokens> SignInAsync(CancellationToken cancellationToken);
}
