using System.Collections.Generic;

namespace GdapTools.Core.Tests.Posture;

/// <summary>
/// The given client as a resource of its own: a confidential client that asks for an ID token is covered by the
/// policies on itself.
/// </summary>
internal static class CasesOfClientTarget
{
    private static readonly string s_client = TestIds.Of("automation");
    private static readonly string s_ids = $"['{TestIds.Of("automation")}']";

    public static IEnumerable<PostureCase> All =>
    [
        new("MFA for all resources covers the client itself", Page.Resources, PostureVerdict.Enforced,
            static tenant => tenant.TargetClient(s_client).Add(PolicyBuilder.Mfa())),
        new("The client excluded from all resources: its ID token is a gap", Page.Exclusions,
            PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.TargetClient(s_client).Add(PolicyBuilder.Mfa().ExceptTargets(s_ids))),
        new("The client excluded here and asked there", Page.Resources, PostureVerdict.Enforced,
            static tenant => tenant.TargetClient(s_client).Add(
                PolicyBuilder.Mfa().ExceptTargets(s_ids), PolicyBuilder.Mfa("Client").OnlyTargets(s_ids))),
        new("Another client asked", Page.Resources, PostureVerdict.NotEnforced,
            static tenant => tenant.TargetClient(s_client).Add(
                PolicyBuilder.Mfa().OnlyTargets($"['{TestIds.Of("payroll app")}']"))),
        new("The client blocked, MFA for all", Page.Resources, PostureVerdict.Enforced,
            static tenant => tenant.TargetClient(s_client).Add(
                PolicyBuilder.Mfa(), PolicyBuilder.Block().OnlyTargets(s_ids))),
        new("The client blocked and excluded from MFA for all", Page.Resources, PostureVerdict.Enforced,
            static tenant => tenant.TargetClient(s_client).Add(
                PolicyBuilder.Mfa().ExceptTargets(s_ids), PolicyBuilder.Block().OnlyTargets(s_ids))),
        new("Office 365 does not hold a client of the tenant", Page.Office, PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.TargetClient(s_client).Add(
                PolicyBuilder.Mfa().OnlyTargets($"['Office365', '{TestIds.PartnerCenter}']"))),
        new("The client's id compares without regard to case", Page.Resources, PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.TargetClient(s_client.ToUpperInvariant())
                .Add(PolicyBuilder.Mfa().ExceptTargets(s_ids))),
        new("A filter on attributes of applications may or may not hold the client", Page.AppFilter,
            PostureVerdict.Unknown,
            static tenant => tenant.TargetClient(s_client).Add(PolicyBuilder.Mfa().OnlyTargets("[]").When(
                "applications.applicationFilter",
                "{'mode': 'include', 'rule': 'CustomSecurityAttribute.Automation_Mfa -eq \\\"yes\\\"'}"))),
    ];
}
