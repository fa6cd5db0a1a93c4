namespace GdapTools.Core.Authentication;

/// <summary>Stable error ids of the token endpoint's refusals.
/// Source: https://learn.microsoft.com/entra/identity-platform/reference-error-codes</summary>
internal static class TokenErrorIds
{
    /// <summary>By the deciding number, else by the protocol's own word.</summary>
    /// <param name="code">The AADSTS number; null when the answer has none.</param>
    /// <param name="error">For example <c>invalid_grant</c>.</param>
    public static string For(int? code, string? error = null) => code switch
    {
        7000215 => "ClientSecretInvalid",
        7000222 => "ClientSecretExpired",
        7000218 => "ClientSecretRequired",
        700025 => "ClientSecretNotAllowed",
        700024 => "ClockSkew",
        700027 => "CertificateNotRegistered",
        700016 => "ApplicationNotFound",
        90002 or 900023 => "TenantNotFound",
        50076 or 50079 or 50074 or 50072 => "MfaRequired",
        50158 => "ExternalChallengeRequired",
        50173 or 50132 or 50133 => "RefreshTokenRevoked",
        700082 or 70008 => "RefreshTokenInactive",
        65004 => "ConsentDeclined",
        65001 or 90094 or 90099 => "ConsentRequired",
        7000229 or 500011 => "ServicePrincipalMissing",
        53003 => "BlockedByConditionalAccess",
        50011 or 500113 => "RedirectUriMismatch",
        70020 => "DeviceCodeExpired",
        _ => error switch
        {
            "authorization_declined" or "access_denied" => "ConsentDeclined",
            "expired_token" or "code_expired" => "DeviceCodeExpired",
            _ => "TokenRefused",
        },
    };
}
