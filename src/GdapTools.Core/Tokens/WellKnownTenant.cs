using System;

namespace GdapTools.Core.Tokens;

/// <summary>Tenants that are the same for everybody.</summary>
internal static class WellKnownTenant
{
    /// <summary>Personal Microsoft accounts.
    /// Source: https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference</summary>
    public const string Personal = "9188040d-6c67-4c5b-b112-36a304b66dad";

    public static bool IsPersonal(string? tenantId) =>
        string.Equals(tenantId, Personal, StringComparison.OrdinalIgnoreCase);
}
