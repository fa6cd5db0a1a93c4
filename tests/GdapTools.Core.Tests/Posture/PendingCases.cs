using System.Collections.Generic;

namespace GdapTools.Core.Tests.Posture;

/// <summary>What the documentation settles and the engine leaves open: it may answer Unknown, nothing else.</summary>
internal static class PendingCases
{
    private static readonly string s_client = TestIds.Of("automation");
    private static readonly string s_ids = $"['{TestIds.Of("automation")}']";

    public static IEnumerable<PostureCase> All =>
    [
        new("Office 365 and Partner Center: a token for Graph falls under the data behind its scopes", Page.GraphScopes,
            PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Add(
                PolicyBuilder.Mfa().OnlyTargets($"['Office365', '{TestIds.PartnerCenter}']"))),
        new("Office 365 excluded: a token for Graph that opens its data alone is not asked", Page.Exclusions,
            PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Add(PolicyBuilder.Mfa().ExceptTargets("['Office365']"))),
        new("Exchange excluded: a token with Mail.Read alone is not asked", Page.Exclusions,
            PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Add(PolicyBuilder.Mfa().ExceptTargets($"['{TestIds.Exchange}']"))),
        new("Office 365 excluded here and asked there", Page.Exclusions, PostureVerdict.Enforced,
            static tenant => tenant.Add(
                PolicyBuilder.Mfa().ExceptTargets("['Office365']"),
                PolicyBuilder.Mfa("Office").OnlyTargets("['Office365']"))),
        new("All blocked but the compliant network, MFA nowhere", Page.CompliantNetwork, PostureVerdict.NotEnforced,
            static tenant => tenant.CompliantNetwork("Compliant").Add(
                PolicyBuilder.Block().ExceptLocations($"['{TestIds.Of("Compliant")}']"))),
        new("MFA off the compliant network only", Page.CompliantNetwork, PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.CompliantNetwork("Compliant").Add(
                PolicyBuilder.Mfa().ExceptLocations($"['{TestIds.Of("Compliant")}']"))),
        new("MFA for the client alone leaves Microsoft Graph and Partner Center open", Page.Resources,
            PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.TargetClient(s_client).Add(PolicyBuilder.Mfa().OnlyTargets(s_ids))),
        new("The client and Partner Center asked, Microsoft Graph left", Page.Resources,
            PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.TargetClient(s_client).Add(
                PolicyBuilder.Mfa().OnlyTargets($"['{s_client}', '{TestIds.PartnerCenter}']"))),
        new("The client blocked and nothing asked of the rest", Page.Resources, PostureVerdict.NotEnforced,
            static tenant => tenant.TargetClient(s_client).Add(PolicyBuilder.Block().OnlyTargets(s_ids))),
    ];
}
