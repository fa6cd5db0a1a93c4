using System.Collections.Generic;

namespace GdapTools.Core.Tests.Posture;

/// <summary>Whom a policy covers.</summary>
internal static class CasesOfUsers
{
    private static readonly string s_me = $"['{TestIds.Me}']";

    public static IEnumerable<PostureCase> All =>
    [
        new("MFA for all users and all resources leaves no gap", Page.Policies, PostureVerdict.Enforced,
            static tenant => tenant.Add(PolicyBuilder.Mfa())),
        new("MFA for this user by id", Page.Users, PostureVerdict.Enforced,
            static tenant => tenant.Add(PolicyBuilder.Mfa().OnlyUsers(s_me))),
        new("MFA for another user does not reach this one", Page.Users, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(PolicyBuilder.Mfa().OnlyUsers($"['{TestIds.Of("somebody else")}']"))),
        new("Users None with nobody else included", Page.Users, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(PolicyBuilder.Mfa().OnlyUsers("['None']"))),
        new("Exclusion beats inclusion: all users, this one excluded", Page.Users, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(PolicyBuilder.Mfa().For("excludeUsers", s_me))),
        new("Exclusion beats inclusion by id", Page.Users, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(PolicyBuilder.Mfa().OnlyUsers(s_me).For("excludeUsers", s_me))),
        new("Exclusion of somebody else changes nothing", Page.Users, PostureVerdict.Enforced,
            static tenant => tenant.Add(PolicyBuilder.Mfa().For("excludeUsers", $"['{TestIds.Of("break glass")}']"))),
        new("A group counts with everything nested in it: transitive membership", Page.Users, PostureVerdict.Enforced,
            static tenant => tenant.InGroup("outer group").Add(
                PolicyBuilder.Mfa().OnlyUsers("[]").For("includeGroups", $"['{TestIds.Of("outer group")}']"))),
        new("A group the account is not in", Page.Users, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(
                PolicyBuilder.Mfa().OnlyUsers("[]").For("includeGroups", $"['{TestIds.Of("others")}']"))),
        new("An excluded group beats all users", Page.Users, PostureVerdict.NotEnforced,
            static tenant => tenant.InGroup("no MFA").Add(
                PolicyBuilder.Mfa().For("excludeGroups", $"['{TestIds.Of("no MFA")}']"))),
        new("Ids are GUIDs and compare without regard to case", Page.Users, PostureVerdict.NotEnforced,
            static tenant => tenant.InGroup("no MFA").Add(
                PolicyBuilder.Mfa().For("excludeGroups", $"['{TestIds.Of("no MFA").ToUpperInvariant()}']"))),
        new("MFA for administrators reaches an active administrator", Page.Users, PostureVerdict.Enforced,
            static tenant => tenant.WithRole(TestIds.UserAdministrator).Add(
                PolicyBuilder.Mfa().OnlyUsers("[]").For("includeRoles", $"['{TestIds.UserAdministrator}']"))),
        new("MFA for administrators does not reach an account without role", Page.Users, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(
                PolicyBuilder.Mfa().OnlyUsers("[]").For("includeRoles", $"['{TestIds.GlobalAdministrator}']"))),
        new("An excluded role beats all users", Page.Users, PostureVerdict.NotEnforced,
            static tenant => tenant.WithRole(TestIds.GlobalAdministrator).Add(
                PolicyBuilder.Mfa().For("excludeRoles", $"['{TestIds.GlobalAdministrator}']"))),
        new("Groups unreadable, and the policy is for a group", Page.Users, PostureVerdict.Unknown,
            static tenant => tenant.CannotRead("groups").Add(
                PolicyBuilder.Mfa().OnlyUsers("[]").For("includeGroups", $"['{TestIds.Of("staff")}']"))),
        new("Groups unreadable, and the policy excludes a group", Page.Users, PostureVerdict.Unknown,
            static tenant => tenant.CannotRead("groups").Add(
                PolicyBuilder.Mfa().For("excludeGroups", $"['{TestIds.Of("staff")}']"))),
        new("Groups unreadable, but the account is included by id and no group is excluded", Page.Users,
            PostureVerdict.Enforced,
            static tenant => tenant.CannotRead("groups").Add(
                PolicyBuilder.Mfa().OnlyUsers(s_me).For("includeGroups", $"['{TestIds.Of("staff")}']"))),
        new("Groups unreadable, but another policy proves it: policies only add demands", Page.Policies,
            PostureVerdict.Enforced,
            static tenant => tenant.CannotRead("groups").Add(
                PolicyBuilder.Mfa(),
                PolicyBuilder.Mfa("Also staff").OnlyUsers("[]").For("includeGroups", $"['{TestIds.Of("staff")}']"))),
        new("Guests and external users do not include a member of the tenant", Page.Guests, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(PolicyBuilder.Mfa().OnlyUsers("['GuestsOrExternalUsers']"))),
        new("Guests and external users excluded leave a member in", Page.Guests, PostureVerdict.Enforced,
            static tenant => tenant.Add(PolicyBuilder.Mfa().For("excludeUsers", "['GuestsOrExternalUsers']"))),
        new("Service provider users excluded leave a member of the partner's own tenant in", Page.Guests,
            PostureVerdict.Enforced,
            static tenant => tenant.Add(PolicyBuilder.Mfa().For("excludeGuestsOrExternalUsers", Guests("serviceProvider")))),
        new("Service provider users included do not include a member of the partner's own tenant", Page.Guests,
            PostureVerdict.NotEnforced,
            static tenant => tenant.Add(PolicyBuilder.Mfa().OnlyUsers("[]")
                .For("includeGuestsOrExternalUsers", Guests("serviceProvider,b2bCollaborationGuest")))),
        new("An internal guest is among internal guests", Page.Guests, PostureVerdict.Enforced,
            static tenant =>
            {
                tenant.UserType = "Guest";
                tenant.Add(PolicyBuilder.Mfa().OnlyUsers("[]")
                    .For("includeGuestsOrExternalUsers", Guests("internalGuest,serviceProvider")));
            }),
        new("A B2B guest is not among internal guests", Page.Guests, PostureVerdict.NotEnforced,
            static tenant =>
            {
                tenant.UserType = "Guest";
                tenant.UserPrincipalName = "bob_contoso.example#EXT#@partner.example";
                tenant.Add(PolicyBuilder.Mfa().OnlyUsers("[]").For("includeGuestsOrExternalUsers", Guests("internalGuest")));
            }),
        new("B2B guests of listed tenants: the guest's home is not known", Page.Guests, PostureVerdict.Unknown,
            static tenant =>
            {
                tenant.UserType = "Guest";
                tenant.UserPrincipalName = "bob_contoso.example#EXT#@partner.example";
                tenant.Add(PolicyBuilder.Mfa().OnlyUsers("[]").For(
                    "includeGuestsOrExternalUsers",
                    "{'guestOrExternalUserTypes': 'b2bCollaborationGuest', 'externalTenants': {" +
                    "'@odata.type': '#microsoft.graph.conditionalAccessEnumeratedExternalTenants', " +
                    $"'membershipKind': 'enumerated', 'members': ['{TestIds.Of("contoso")}']}}}}"));
            }),
        new("User type unread, and guests are excluded", Page.Guests, PostureVerdict.Unknown,
            static tenant =>
            {
                tenant.UserType = null;
                tenant.Add(PolicyBuilder.Mfa().For("excludeUsers", "['GuestsOrExternalUsers']"));
            }),
        new("A keyword for users that is not known", Page.Enums, PostureVerdict.Unknown,
            static tenant => tenant.Add(PolicyBuilder.Mfa().OnlyUsers("['AllSomething']"))),
        new("A policy for workload identities is none for users", Page.Workloads, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(PolicyBuilder.Mfa().OnlyUsers("['None']")
                .When("clientApplications", "{'includeServicePrincipals': ['ServicePrincipalsInMyTenant']}"))),
    ];

    private static string Guests(string types) =>
        $"{{'guestOrExternalUserTypes': '{types}', 'externalTenants': {{'membershipKind': 'all'}}}}";
}
