using System.Collections.Generic;

namespace GdapTools.Core.Tests.Posture;

/// <summary>Typed guests and external users.</summary>
internal static class CasesOfGuests
{
    private const string Every =
        "internalGuest,b2bCollaborationGuest,b2bCollaborationMember,b2bDirectConnectUser,otherExternalUser," +
        "serviceProvider";

    private const string Contoso = "bob_contoso.example#EXT#@partner.example";

    public static IEnumerable<PostureCase> All =>
    [
        new("Every type of guest does not reach an internal member", Page.Guests, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(Include(Every))),
        new("Every type of guest left out does not free an internal member", Page.Guests, PostureVerdict.Enforced,
            static tenant => tenant.Add(Exclude(Every))),
        new("A B2B guest is among B2B guests of all tenants", Page.Guests, PostureVerdict.Enforced,
            static tenant => As("Guest", Contoso, tenant).Add(Include("b2bCollaborationGuest"))),
        new("A B2B guest left out by type", Page.Guests, PostureVerdict.NotEnforced,
            static tenant => As("Guest", Contoso, tenant).Add(Exclude("b2bCollaborationGuest"))),
        new("A B2B guest is no B2B member", Page.Guests, PostureVerdict.NotEnforced,
            static tenant => As("Guest", Contoso, tenant).Add(Include("b2bCollaborationMember"))),
        new("An external member has #EXT# in the name and is among B2B members", Page.B2B, PostureVerdict.Enforced,
            static tenant => As("Member", Contoso, tenant).Add(Include("b2bCollaborationMember"))),
        new("An external member is no B2B guest", Page.B2B, PostureVerdict.NotEnforced,
            static tenant => As("Member", Contoso, tenant).Add(Include("b2bCollaborationGuest"))),
        new("Users of B2B direct connect have no account in the directory: an account is never one", Page.Guests,
            PostureVerdict.NotEnforced,
            static tenant => As("Guest", Contoso, tenant).Add(Include("b2bDirectConnectUser"))),
        new("An internal guest left out as a B2B guest stays in", Page.Guests, PostureVerdict.Enforced,
            static tenant => As("Guest", "temp@partner.example", tenant).Add(Exclude("b2bCollaborationGuest"))),
        new("An internal guest left out as internal guest", Page.Guests, PostureVerdict.NotEnforced,
            static tenant => As("Guest", "temp@partner.example", tenant).Add(Exclude("internalGuest"))),
        new("A guest is among all guests and external users", Page.Guests, PostureVerdict.Enforced,
            static tenant => As("Guest", Contoso, tenant).Add(
                PolicyBuilder.Mfa().OnlyUsers("['GuestsOrExternalUsers']"))),
        new("A guest left out with all guests and external users", Page.Guests, PostureVerdict.NotEnforced,
            static tenant => As("Guest", Contoso, tenant)
                .Add(PolicyBuilder.Mfa().For("excludeUsers", "['GuestsOrExternalUsers']"))),
        new("All users include guests", Page.Users, PostureVerdict.Enforced,
            static tenant => As("Guest", Contoso, tenant).Add(PolicyBuilder.Mfa())),
        new("B2B guests of listed tenants left out: the guest's home is not known", Page.Guests, PostureVerdict.Unknown,
            static tenant => As("Guest", Contoso, tenant).Add(Exclude("b2bCollaborationGuest", "contoso"))),
        new("B2B guests of listed tenants left out, and a member of the tenant", Page.Guests, PostureVerdict.Enforced,
            static tenant => tenant.Add(Exclude("b2bCollaborationGuest", "contoso"))),
        new("Service providers of listed tenants left out, the partner's own among them: its members stay in",
            Page.Guests, PostureVerdict.Enforced,
            static tenant => tenant.Add(PolicyBuilder.Mfa().For(
                "excludeGuestsOrExternalUsers", Json("serviceProvider", TestIds.Tenant)))),
        new("B2B guests of listed tenants in one policy, all guests in another: one is enough", Page.Policies,
            PostureVerdict.Enforced,
            static tenant => As("Guest", Contoso, tenant).Add(
                Include("b2bCollaborationGuest", "contoso"), Include("b2bCollaborationGuest"))),
        new("A type of guest that is not known, and a guest", Page.Enums, PostureVerdict.Unknown,
            static tenant => As("Guest", Contoso, tenant).Add(Include("unknownFutureValue"))),
        new("A guest included by type and left out by id: the exclusion wins", Page.Users, PostureVerdict.NotEnforced,
            static tenant => As("Guest", Contoso, tenant)
                .Add(Include("b2bCollaborationGuest").For("excludeUsers", $"['{TestIds.Me}']"))),
        new("Agents that act as users: whether the account is one of them is not read", Page.Agents,
            PostureVerdict.Unknown, static tenant => tenant.Add(PolicyBuilder.Mfa().OnlyUsers("['AllAgentIdUsers']"))),
        new("Agent identities are no users: a policy for them is none for an account", Page.Agents,
            PostureVerdict.NotEnforced,
            static tenant => tenant.Add(PolicyBuilder.Block().OnlyUsers("['None']")
                .When("clientApplications", "{'includeAgentIdServicePrincipals': ['All']}"))),
    ];

    private static TenantBuilder As(string userType, string userPrincipalName, TenantBuilder tenant)
    {
        tenant.UserType = userType;
        tenant.UserPrincipalName = userPrincipalName;
        return tenant;
    }

    private static PolicyBuilder Include(string types, string? home = null) =>
        PolicyBuilder.Mfa(home ?? "Guests").OnlyUsers("[]").For("includeGuestsOrExternalUsers", Json(types, Id(home)));

    private static PolicyBuilder Exclude(string types, string? home = null) =>
        PolicyBuilder.Mfa().For("excludeGuestsOrExternalUsers", Json(types, Id(home)));

    private static string? Id(string? home) => home is null ? null : TestIds.Of(home);

    private static string Json(string types, string? home) => home is null
        ? $"{{'guestOrExternalUserTypes': '{types}', 'externalTenants': {{'membershipKind': 'all'}}}}"
        : $"{{'guestOrExternalUserTypes': '{types}', 'externalTenants': {{" +
          "'@odata.type': '#microsoft.graph.conditionalAccessEnumeratedExternalTenants', " +
          $"'membershipKind': 'enumerated', 'members': ['{home}']}}}}";
}
