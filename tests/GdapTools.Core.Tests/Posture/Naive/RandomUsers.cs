using System.Linq;
using CsCheck;

namespace GdapTools.Core.Tests.Posture.Naive;

/// <summary>Whom random policies are for: mostly everybody, with somebody left out.</summary>
internal static class RandomUsers
{
    private const string Users = "conditions.users.";

    private static readonly string[] s_guests =
    [
        "internalGuest", "b2bCollaborationGuest", "b2bCollaborationMember", "otherExternalUser", "serviceProvider",
    ];

    private static readonly string s_other = TestIds.Of("somebody else");

    public static Gen<Edit[]> Edits => Gen.Frequency((40, People), (1, Workloads));

    private static Gen<Edit[]> People => RandomPolicies.All(
        Gen.Frequency((5, RandomPolicies.Only(Users + "includeUsers", "['All']")), (4, Included)),
        RandomPolicies.Seldom(12, RandomPolicies.Some(
            Users + "excludeUsers", TestIds.Me, s_other, "GuestsOrExternalUsers")),
        RandomPolicies.Seldom(22, Groups("exclude")),
        RandomPolicies.Seldom(12, RandomPolicies.Some(
            Users + "excludeRoles", TestIds.UserAdministrator, TestIds.GlobalAdministrator, RandomTenants.DirectoryReaders)),
        RandomPolicies.Seldom(20, Guests("exclude")));

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
            Groups("include"),
            RandomPolicies.Some(
                Users + "includeRoles", TestIds.UserAdministrator, TestIds.GlobalAdministrator, RandomTenants.DirectoryReaders),
            Guests("include")));

    private static Gen<Edit[]> Groups(string verb) => Gen.Shuffle(RandomTenants.Groups, 1, 2)
        .Select(groups => new[] { new Edit($"{Users}{verb}Groups", RandomPolicies.List(groups)) });

    private static Gen<Edit[]> Guests(string verb) =>
        from types in Gen.Shuffle(s_guests, 1, 3)
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
