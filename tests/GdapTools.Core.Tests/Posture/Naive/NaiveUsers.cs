using System.Linq;
using System.Text.Json;

namespace GdapTools.Core.Tests.Posture.Naive;

/// <summary>
/// Whether a policy is for the account: concept-conditional-access-users-groups and
/// entra/external-id/authentication-conditional-access.
/// </summary>
internal static class NaiveUsers
{
    /// <summary>"The exclude action overrides the include action in policy."</summary>
    public static bool Covers(JsonElement policy, NaiveTenant tenant, SignIn signIn, Doubts doubts) =>
        Names(policy, "include", tenant, signIn, doubts) && !Names(policy, "exclude", tenant, signIn, doubts);

    private static bool Names(JsonElement policy, string verb, NaiveTenant tenant, SignIn signIn, Doubts doubts)
    {
        string users = $"conditions.users.{verb}";
        string[] named = policy.List(users + "Users");
        NaiveAccount account = tenant.Account;
        if (named.HasAny("All", account.Id))
        {
            return true;
        }

        // "The 'All guest and external users' selection has now been replaced with … all its sub types."
        if (named.Has("GuestsOrExternalUsers") && account.Kind != "member")
        {
            return true;
        }

        // "Policy is applied to nested users and groups."
        if (policy.List(users + "Groups").HasAny(tenant.GroupsOfAccount))
        {
            return true;
        }

        // "Users actively assigned a privileged role": an eligible role counts once it is activated.
        if (policy.List(users + "Roles").HasAny([.. account.ActiveRoles.Concat(signIn.ActivatedRoles)]))
        {
            return true;
        }

        return IsTypedGuest(policy, users + "GuestsOrExternalUsers", account, doubts);
    }

    /// <summary>"You have granular control over the types of external users", and over the tenants they come from.</summary>
    private static bool IsTypedGuest(JsonElement policy, string path, NaiveAccount account, Doubts doubts)
    {
        if (!policy.Flags(path + ".guestOrExternalUserTypes").Has(account.Kind))
        {
            return false;
        }

        // Nothing that is read of a guest says where he comes from; and of "local guest users, for example any user belonging
        // to the home tenant", the pages do not say whether a list of other tenants leaves them out.
        return policy.Text(path + ".externalTenants.membershipKind") != "enumerated"
            || policy.List(path + ".externalTenants.members").Any(tenant => doubts.Ask($"comes from {tenant}"));
    }
}
