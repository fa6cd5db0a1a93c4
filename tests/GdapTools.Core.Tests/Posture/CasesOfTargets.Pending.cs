using System.Collections.Generic;

namespace GdapTools.Core.Tests.Posture;

/// <summary>Resources on which the engine and the documentation differ.</summary>
internal static partial class CasesOfTargets
{
    public static IEnumerable<PostureCase> Pending =>
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
                PolicyBuilder.Mfa().ExceptTargets("['Office365']"), PolicyBuilder.Mfa("Office").OnlyTargets("['Office365']"))),
        new("Agent resources are agents, not Microsoft Graph", Page.Resources, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(PolicyBuilder.Mfa().OnlyTargets("['AllAgentIdResources']"))),
    ];
}
