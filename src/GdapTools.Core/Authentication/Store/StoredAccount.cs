using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Identity.Client;

namespace GdapTools.Core.Authentication.Store;

/// <summary>The user who signed in to this application and tenant in an earlier process.</summary>
/// <param name="tenantId">The tenant's id or domain name.</param>
/// <param name="loginHint">The user's name; null for the only one of the tenant.</param>
internal sealed class StoredAccount(string tenantId, string? loginHint)
{
    /// <returns>Null if there is none, or more than one.</returns>
    public async Task<IAccount?> FindAsync(IPublicClientApplication application)
    {
        IEnumerable<IAccount> accounts = await application.GetAccountsAsync().ConfigureAwait(false);
        List<IAccount> found = accounts.Where(Matches).ToList();
        return found.Count == 1 ? found[0] : null;
    }

    private bool Matches(IAccount account) => loginHint is null
        ? Same(account.HomeAccountId?.TenantId, tenantId) || Same(account.Username?.Split('@').Last(), tenantId)
        : Same(account.Username, loginHint);

    private static bool Same(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
