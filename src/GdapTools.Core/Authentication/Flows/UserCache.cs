using GdapTools.Core.Authentication.Store;
using Microsoft.Identity.Client;

namespace GdapTools.Core.Authentication.Flows;

/// <summary>
/// What of a user's sign-in opens further tenants: the account and its refresh token. MSAL keeps the tokens of all tenants of
/// an account in one heap and walks through it at each turn, so customers' tokens are acquired by applications that have
/// nothing but this, and are thrown away.
/// </summary>
internal sealed class UserCache(TokenStore? store)
{
    private byte[]? _seed;

    /// <summary>Whether there is something to hand on.</summary>
    public bool IsFilled => _seed is not null;

    /// <summary>Follows the application with which the user signs in.</summary>
    public void Follow(ITokenCache cache)
    {
        cache.SetBeforeAccess(access => store?.Load(access.TokenCache));
        cache.SetAfterAccess(access =>
        {
            if (access.HasStateChanged)
            {
                _seed = StoredContent.Merge([], access.TokenCache.SerializeMsalV3());
                store?.Save(access.TokenCache);
            }
        });
    }

    /// <summary>Lets another application know the user.</summary>
    public void HandTo(ITokenCache cache) => cache.SetBeforeAccess(access => access.TokenCache.DeserializeMsalV3(_seed));
}
