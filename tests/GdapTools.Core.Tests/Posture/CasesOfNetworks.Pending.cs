using System.Collections.Generic;

namespace GdapTools.Core.Tests.Posture;

/// <summary>The compliant network, which the engine does not model.</summary>
internal static partial class CasesOfNetworks
{
    public static IEnumerable<PostureCase> Pending =>
    [
        new("All blocked but the compliant network, MFA nowhere", Page.CompliantNetwork, PostureVerdict.NotEnforced,
            static tenant => CompliantNetwork(tenant).Add(PolicyBuilder.Block().ExceptLocations(Id("Compliant")))),
        new("MFA off the compliant network only", Page.CompliantNetwork, PostureVerdict.EnforcedWithGaps,
            static tenant => CompliantNetwork(tenant).Add(PolicyBuilder.Mfa().ExceptLocations(Id("Compliant")))),
    ];
}
