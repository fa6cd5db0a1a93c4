using System.Collections.Generic;

namespace GdapTools.Core.Tests.Posture;

/// <summary>
/// Roles that the account may activate: policies see active assignments only, so each choice of activated roles is a
/// state of its own.
/// </summary>
internal static class CasesOfEligibleRoles
{
    private const string Global = TestIds.GlobalAdministrator;
    private const string User = TestIds.UserAdministrator;

    public static IEnumerable<PostureCase> All =>
    [
        new("MFA for an eligible role: nothing is asked until it is activated", Page.Users,
            PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.WithEligibleRole(Global).Add(PolicyBuilder.Mfa().OnlyRole(Global))),
        new("MFA for all but an eligible role: nothing is asked once it is activated", Page.Users,
            PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.WithEligibleRole(Global).Add(PolicyBuilder.Mfa().ExceptRole(Global))),
        new("MFA for an eligible role, and for all but it", Page.Users, PostureVerdict.Enforced,
            static tenant => tenant.WithEligibleRole(Global).Add(
                PolicyBuilder.Mfa().OnlyRole(Global), PolicyBuilder.Mfa("Others").ExceptRole(Global))),
        new("An active role that a policy names, beside an eligible one", Page.Users, PostureVerdict.Enforced,
            static tenant => tenant.WithRole(User).WithEligibleRole(Global).Add(PolicyBuilder.Mfa().OnlyRole(User))),
        new("An active role that a policy names, left out once the eligible one is activated", Page.Users,
            PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.WithRole(User).WithEligibleRole(Global)
                .Add(PolicyBuilder.Mfa().OnlyRole(User).ExceptRole(Global))),
        new("A role both active and eligible is active", Page.Users, PostureVerdict.Enforced,
            static tenant => tenant.WithRole(Global).WithEligibleRole(Global).Add(
                PolicyBuilder.Mfa().OnlyRole(Global))),
        new("A role both active and eligible is active for an exclusion as well", Page.Users,
            PostureVerdict.NotEnforced,
            static tenant => tenant.WithRole(Global).WithEligibleRole(Global).Add(
                PolicyBuilder.Mfa().ExceptRole(Global))),
        new("A policy for another role than the eligible one", Page.Users, PostureVerdict.NotEnforced,
            static tenant => tenant.WithEligibleRole(Global).Add(PolicyBuilder.Mfa().OnlyRole(User))),
        new("An eligible role and MFA for all", Page.Users, PostureVerdict.Enforced,
            static tenant => tenant.WithEligibleRole(Global).Add(PolicyBuilder.Mfa())),
        new("Blocked once the role is activated, MFA for all", Page.Users, PostureVerdict.Enforced,
            static tenant => tenant.WithEligibleRole(Global).Add(
                PolicyBuilder.Mfa(), PolicyBuilder.Block().OnlyRole(Global))),
        new("Blocked once the role is activated, nothing asked before", Page.Users, PostureVerdict.NotEnforced,
            static tenant => tenant.WithEligibleRole(Global).Add(PolicyBuilder.Block().OnlyRole(Global))),
        new("Blocked until the role is activated, MFA then", Page.Users, PostureVerdict.Enforced,
            static tenant => tenant.WithEligibleRole(Global).Add(
                PolicyBuilder.Block().ExceptRole(Global), PolicyBuilder.Mfa().OnlyRole(Global))),
        new("Blocked until the role is activated, nothing asked then", Page.Users, PostureVerdict.NotEnforced,
            static tenant => tenant.WithEligibleRole(Global).Add(PolicyBuilder.Block().ExceptRole(Global))),
        new("Blocked with the role and without it", Page.Users, PostureVerdict.Blocked,
            static tenant => tenant.WithEligibleRole(Global).Add(
                PolicyBuilder.Block().ExceptRole(Global), PolicyBuilder.Block("Active").OnlyRole(Global))),
        new("Two eligible roles, one left out and one asked: the one left out can be activated alone", Page.Users,
            PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.WithEligibleRole(Global).WithEligibleRole(User).Add(
                PolicyBuilder.Mfa().ExceptRole(Global), PolicyBuilder.Mfa("Admins").OnlyRole(User))),
        new("Two eligible roles, one of which no policy names", Page.Users, PostureVerdict.Enforced,
            static tenant => tenant.WithEligibleRole(Global).WithEligibleRole(User).Add(
                PolicyBuilder.Mfa().ExceptRole(Global), PolicyBuilder.Mfa("Admins").OnlyRole(Global))),
        new("Two eligible roles, each left out by one policy: both activated, nothing is asked", Page.Users,
            PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.WithEligibleRole(Global).WithEligibleRole(User).Add(
                PolicyBuilder.Mfa().ExceptRole(Global), PolicyBuilder.Mfa("Other").ExceptRole(User))),
        new("The id of an eligible role compares without regard to case", Page.Users, PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.WithEligibleRole(Global.ToUpperInvariant()).Add(
                PolicyBuilder.Mfa().OnlyRole(Global))),
        new("Security defaults and an eligible administrator: asked at every sign-in only when active", Page.Defaults,
            PostureVerdict.EnforcedWithGaps, static tenant => tenant.WithEligibleRole(Global).SecurityDefaults = true),
        new("Security defaults and an active administrator, eligible for more", Page.Defaults, PostureVerdict.Enforced,
            static tenant => tenant.WithRole(User).WithEligibleRole(Global).SecurityDefaults = true),
        new("Eligible roles unreadable, and no policy names a role", Page.Users, PostureVerdict.Enforced,
            static tenant => tenant.CannotRead("eligible").Add(PolicyBuilder.Mfa())),
        new("Eligible roles unreadable, and a role is left out: the account may be eligible", Page.Users,
            PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.CannotRead("eligible").Add(PolicyBuilder.Mfa().ExceptRole(Global))),
        new("Eligible roles unreadable, and the active role is the one asked", Page.Users, PostureVerdict.Enforced,
            static tenant => tenant.WithRole(Global).CannotRead("eligible").Add(PolicyBuilder.Mfa().OnlyRole(Global))),
    ];
}
