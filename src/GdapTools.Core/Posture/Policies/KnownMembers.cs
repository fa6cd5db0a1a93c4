using System;
using System.Collections.Generic;

namespace GdapTools.Core.Posture;

/// <summary>
/// The enum members whose meaning is documented. Members that exist but are not explained there
/// (<c>unknownFutureValue</c>, risk level <c>hidden</c>, transfer method <c>none</c>) are left out on purpose.
/// Source: https://learn.microsoft.com/graph/api/resources/conditionalaccessconditionset and the pages it links
/// </summary>
internal static class KnownMembers
{
    public static readonly ISet<string> States =
        Set("enabled", "disabled", "enabledForReportingButNotEnforced");

    public static readonly ISet<string> ClientApps =
        Set("all", "browser", "mobileAppsAndDesktopClients", "exchangeActiveSync", "easSupported", "other");

    public static readonly ISet<string> Platforms =
        Set("all", "android", "iOS", "windows", "windowsPhone", "macOS", "linux");

    public static readonly ISet<string> RiskLevels = Set("none", "low", "medium", "high");

    public static readonly ISet<string> InsiderRiskLevels = Set("minor", "moderate", "elevated");

    public static readonly ISet<string> TransferMethods = Set("deviceCodeFlow", "authenticationTransfer");

    public static readonly ISet<string> GuestTypes = Set(
        "none", "internalGuest", "b2bCollaborationGuest", "b2bCollaborationMember", "b2bDirectConnectUser",
        "otherExternalUser", "serviceProvider");

    public static readonly ISet<string> MembershipKinds = Set("all", "enumerated");

    public static readonly ISet<string> FilterModes = Set("include", "exclude");

    public static readonly ISet<string> GrantOperators = Set("AND", "OR");

    public static readonly ISet<string> GrantControls = Set(
        "block", "mfa", "compliantDevice", "domainJoinedDevice", "approvedApplication", "compliantApplication",
        "passwordChange", "riskRemediation");

    public static readonly ISet<string> StrengthTypes = Set("builtIn", "custom");

    public static readonly ISet<string> StrengthRequirements = Set("none", "mfa");

    public static readonly ISet<string> MethodModes = Set(
        "password", "voice", "hardwareOath", "softwareOath", "sms", "fido2", "windowsHelloForBusiness",
        "microsoftAuthenticatorPush", "deviceBasedPush", "temporaryAccessPassOneTime",
        "temporaryAccessPassMultiUse", "email", "x509CertificateSingleFactor", "x509CertificateMultiFactor",
        "federatedSingleFactor", "federatedMultiFactor", "qrCodePin");

    public static readonly ISet<string> CloudAppSecurityTypes =
        Set("mcasConfigured", "monitorOnly", "blockDownloads");

    public static readonly ISet<string> PersistentBrowserModes = Set("always", "never");

    public static readonly ISet<string> FrequencyTypes = Set("days", "hours");

    public static readonly ISet<string> FrequencyIntervals = Set("timeBased", "everyTime");

    public static readonly ISet<string> FrequencyAuthentications =
        Set("primaryAndSecondaryAuthentication", "secondaryAuthentication");

    public static readonly ISet<string> AccessEvaluationModes = Set("strictEnforcement", "disabled", "strictLocation");

    public static readonly ISet<string> CountryLookups = Set("clientIpAddress", "authenticatorAppGps");

    public static readonly ISet<string> PerUserMfaStates = Set("disabled", "enabled", "enforced");

    public static readonly ISet<string> FederatedMfaBehaviors = Set(
        "acceptIfMfaDoneByFederatedIdp", "enforceMfaByFederatedIdp", "rejectMfaByFederatedIdp");

    private static HashSet<string> Set(params string[] members) => new(members, StringComparer.OrdinalIgnoreCase);
}
