using System.Linq;
using CsCheck;

namespace GdapTools.Core.Tests.Posture.Naive;

/// <summary>Whom random policies are for: mostly everybody, with somebody left out.</summary>
internal static class RandomUsers
{
    private const string Users = "conditions.users.";

    private static readonly string s_other = TestIds.Of("somebody else");

    public static Gen<Edit[]> Edits => RandomPolicies.All(
        Gen.Frequency((5, RandomPolicies.Only(Users + "includeUsers", "['All']")), (4, Included)),
        RandomPolicies.Seldom(12, RandomPolicies.Some(Users + "excludeUsers", TestIds.Me, s_other, "GuestsOrExternalUsers")),
        RandomPolicies.Seldom(18, RandomPolicies.Some(Users + "excludeGroups", RandomTenants.Groups)),
        RandomPolicies.Seldom(12, RandomPolicies.Some(
            Users + "excludeRoles", TestIds.UserAdministrator, TestIds.GlobalAdministrator, RandomTenants.DirectoryReaders)),
        RandomPolicies.Seldom(12, Guests("exclude")),
        RandomPolicies.Seldom(3, Workloads));

    /// <summary>A policy is for users or for workload identities; the page's sample of the latter has no users.</summary>
    private static Gen<Edit[]> Workloads => RandomPolicies.All(
        RandomPolicies.Only("conditions.users", "null"),
        RandomPolicies.Only(
            "conditions.clientApplications", "{'includeServicePrincipals': ['ServicePrincipalsInMyTenant']}"));

    private static Gen<Edit[]> Included => RandomPolicies.All(
        RandomPolicies.Only(Users + "includeUsers", "[]"),
        Gen.OneOf(
            RandomPolicies.Some(Users + "includeUsers", TestIds.Me, s_other, "GuestsOrExternalUsers"),
            RandomPolicies.Only(Users + "includeUsers", "['None']"),
            RandomPolicies.Some(Users + "includeGroups", RandomTenants.Groups),
            RandomPolicies.Some(
                Users + "includeRoles", TestIds.UserAdministrator, TestIds.GlobalAdministrator, RandomTenants.DirectoryReaders),
            Guests("include")));

    private static Gen<Edit[]> Guests(string verb) =>
        from types in Gen.Shuffle(
            new[] { "internalGuest", "b2bCollaborationGuest", "b2bCollaborationMember", "otherExternalUser", "serviceProvider" }, 1, 3)
        from isEnumerated in Gen.Frequency((6, false), (1, true))
        let tenants = isEnumerated ? EnumeratedTenants : "{'membershipKind': 'all'}"
        select new[]
        {
            new Edit(
                $"{Users}{verb}GuestsOrExternalUsers",
                $"{{'guestOrExternalUserTypes': '{string.Join(",", types)}', 'externalTenants': {tenants}}}"),
        };

    private static string EnumeratedTenants =>
        "{'@odata.type': '#microsoft.graph.conditionalAccessEnumeratedExternalTenants', 'membershipKind': 'enumerated', " +
        $"'members': ['{TestIds.Of("contoso")}']}}";
}
