using System;
using System.Security;

namespace GdapTools;

/// <summary>A refresh token for partner automation, and what is known of the sign-in it came from. The token itself is
/// opaque: what is said of MFA was read in the access token issued with it.
/// Source: https://learn.microsoft.com/partner-center/developer/enable-secure-app-model</summary>
public sealed class PartnerRefreshToken
{
    public required SecureString RefreshToken { get; init; }

    /// <summary>Whether the token is redeemed with the application's secret.</summary>
    public ClientKind ClientKind { get; init; }

    public string? UserPrincipalName { get; init; }

    /// <summary>The tenant that the user signed in to.</summary>
    public string? TenantId { get; init; }

    /// <summary>The application that can redeem the token.</summary>
    public string? ClientId { get; init; }

    /// <summary>What the access token of the same sign-in says of MFA.</summary>
    public MfaClaimResult? MfaClaim { get; init; }

    public DateTimeOffset IssuedAt { get; init; }

    /// <summary>Whose it is, never the token.</summary>
    public override string ToString() => $"Refresh token of {UserPrincipalName} ({ClientKind})";
}
