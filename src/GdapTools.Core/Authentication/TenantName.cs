using System.Text.RegularExpressions;

namespace GdapTools.Core.Authentication;

/// <summary>What can name a tenant: its id, or one of its domain names. It becomes part of an address, and an answer can
/// call anything a tenant.</summary>
internal static class TenantName
{
    private static readonly Regex s_name = new("^[A-Za-z0-9][A-Za-z0-9.-]{0,252}\\z", RegexOptions.CultureInvariant);

    /// <exception cref="GdapException"><c>TenantIdInvalid</c></exception>
    public static void Demand(string tenantId)
    {
        if (!s_name.IsMatch(tenantId))
        {
            throw new GdapException(
                "TenantIdInvalid",
                GdapErrorKind.InvalidInput,
                $"'{tenantId}' is no tenant id and no domain name; no token can be asked for.",
                tenantId,
                "Give the tenant's id (a GUID) or one of its domain names.");
        }
    }
}
