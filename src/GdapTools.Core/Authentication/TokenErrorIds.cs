namespace GdapTools.Core.Authentication;

/// <summary>Stable error ids of the token endpoint's refusals.
/// Source: https://learn.microsoft.com/entra/identity-platform/reference-error-codes</summary>
internal static class TokenErrorIds
{
    public static string For(int? code) => code switch
    {
        7000215 => "ClientSecretInvalid",
        7000222 => "ClientSecretExpired",
        7000218 => "ClientSecretRequired",
        700025 => "ClientSecretNotAllowed",
        700016 => "ApplicationNotFound",
        90002 or 900023 => "TenantNotFound",
        50076 or 50079 or 50074 or 50072 => "MfaRequired",
        50158 => "ExternalChallengeRequired",
        50173 or 50132 or 50133 => "RefreshTokenRevoked",
        700082 or 70008 => "RefreshTokenInactive",
        65001 or 65004 or 90094 or 90099 => "ConsentRequired",
        7000229 or 500011 => "ServicePrincipalMissing",
        53003 => "BlockedByConditionalAccess",
        _ => "TokenRefused",
    };
}
