using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Contract.Tests.Validation;

/// <summary>
/// Properties that Microsoft's own examples show and its API descriptions lack. Each is in an example of
/// graph-contract, which names its page.
/// </summary>
internal static class DocumentedProperties
{
    private const string Prefix = "microsoft.graph.";

    private static readonly HashSet<string> s_all = new(StringComparer.Ordinal)
    {
        "conditionalAccessApplications.globalSecureAccess",
        "conditionalAccessApplications.networkAccess",
        "conditionalAccessConditionSet.clients",
        "conditionalAccessConditionSet.deviceStates",
        "conditionalAccessConditionSet.times",
        "conditionalAccessSessionControls.continuousAccessEvaluation",
        "conditionalAccessSessionControls.globalSecureAccessFilteringProfile",
        "conditionalAccessSessionControls.networkAccessSecurity",
        "fido2AuthenticationMethod.creationDateTime",
        "microsoftAuthenticatorAuthenticationMethodTarget.displayAppInformationRequiredState",
        "microsoftAuthenticatorAuthenticationMethodTarget.numberMatchingRequiredState",
        "microsoftAuthenticatorAuthenticationMethodTarget.outlookMobileAllowedState",
        "organization.directorySizeQuota",
        "organization.isMultipleDataLocationsForServicesEnabled",
        "partner.security.partnerSecurityScore.value",
        "servicePrincipal.publisherName",
        "unifiedRoleAssignment.resourceScope",
        "whatIfAnalysisResult.partialEnablementStrategy",
    };

    /// <summary>As <c>type.property</c>, without <c>microsoft.graph.</c></summary>
    public static IEnumerable<string> All => s_all;

    public static bool Contains(ObjectType type, string property) =>
        type.Name is string name && s_all.Contains($"{name[Prefix.Length..]}.{property}");
}
