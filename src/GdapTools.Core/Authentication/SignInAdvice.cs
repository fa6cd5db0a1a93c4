namespace GdapTools.Core.Authentication;

/// <summary>What to do about a sign-in that failed, by its error id.
/// Source: https://learn.microsoft.com/entra/identity-platform/reference-error-codes</summary>
internal static class SignInAdvice
{
    /// <summary>One or two sentences; null when the id has none of its own.</summary>
    public static string? For(string errorId) => errorId switch
    {
        "ClientSecretInvalid" =>
            "Give the secret's value, not its id: both stand under App registrations > Certificates & secrets. The value is shown once; "
            + "if it is lost, create another.",
        "ClientSecretExpired" =>
            "Create a new secret under App registrations > Certificates & secrets, where the old one's end date stands too, and store it "
            + "in place of the old one. A certificate or a managed identity lasts longer.",
        "ClientSecretRequired" =>
            "The application is confidential: add -ClientSecret, -Certificate or -FederatedIdentity.",
        "ClientSecretNotAllowed" =>
            "The refresh token comes from a public client (device code or browser sign-in): leave -ClientSecret out, or create a "
            + "confidential one with New-PartnerRefreshToken.",
        "ClockSkew" =>
            "Set the clock of this machine: what it signs is valid for ten minutes by that clock. (w32tm /resync, timedatectl set-ntp true)",
        "CertificateNotRegistered" =>
            "Upload the certificate's public part under App registrations > Certificates & secrets, or give the one that is there; the "
            + "thumbprint decides.",
        "ApplicationNotFound" =>
            "Check -ClientId, and that -TenantId is the tenant where the application is registered or consented to.",
        "TenantNotFound" =>
            "Check -TenantId, and -Environment: a tenant of a national cloud is not known in the others.",
        "MfaRequired" =>
            "Sign in anew with MFA: Connect-GdapPartner -RequireMfa -ForceSignIn. For a stored refresh token, create a new one with "
            + "New-PartnerRefreshToken and store it in place of the old one.",
        "ExternalChallengeRequired" =>
            "A custom control or an external provider wants to see the user: sign in anew in a browser, and store the new refresh token. A "
            + "custom control never counts as MFA; have the provider set up as an external authentication method.",
        "RefreshTokenRevoked" =>
            "The password was changed or the sessions were revoked: create a new refresh token with New-PartnerRefreshToken and store it in "
            + "place of the old one.",
        "RefreshTokenInactive" =>
            "It was not used for 90 days, or is older than a policy allows: create a new one with New-PartnerRefreshToken, and redeem it "
            + "regularly (-RefreshTokenRotated stores each successor).",
        "ConsentDeclined" => "Sign in again and accept, or have an administrator of the tenant consent for all.",
        "ConsentRequired" =>
            "Have an administrator consent to the application: in the partner tenant under Enterprise applications > Permissions, in a "
            + "customer tenant through Partner Center's application consents.",
        "RedirectUriMismatch" =>
            "Add the redirect to the application: http://localhost under \"Mobile and desktop applications\" for Connect-GdapPartner, "
            + "http://localhost:<port> under \"Web\" for New-PartnerRefreshToken.",
        "DeviceCodeExpired" => "Run the command again and enter the new code within 15 minutes.",
        "TokenEndpointThrottled" =>
            "Try again later, and with fewer sign-ins at once. Too many from one application or one address were made in a short time.",
        "TokenEndpointFailed" =>
            "Try again later; https://status.cloud.microsoft shows incidents. Check -AuthorityHost and any proxy in between if it stays so.",
        "ProxyAuthenticationRequired" => "Give -ProxyCredential or -ProxyUseDefaultCredentials, and -Proxy unless the system's is meant.",
        "BrowserNotOpened" => "Use -UseDeviceCode: the code can be entered in a browser on any machine.",
        "SignInCancelled" => "Run the command again and finish the sign-in.",
        "RedirectStateMismatch" => "Close other sign-in windows, and run the command again.",
        "ManagedIdentityUnavailable" =>
            "Switch the identity on (Azure portal > Automation account or VM > Identity), or name the user assigned one with "
            + "-ManagedIdentityClientId. Outside Azure there is none.",
        "ClaimsChallengeNotMet" =>
            "The service wants a newer or stronger sign-in (continuous access evaluation, step-up). Connect again with -ForceSignIn; replace "
            + "a stored refresh token by a new one from New-PartnerRefreshToken.",
        _ => null,
    };
}
