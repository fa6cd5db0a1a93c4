using System.Linq;
using CsCheck;

namespace GdapTools.Core.Tests.Posture.Naive;

/// <summary>Tenants nobody thought of, weighted so that conditions meet.</summary>
internal static class RandomTenants
{
    public const string DirectoryReaders = "88d8e3e3-8f55-4a1e-953a-9b9898b8876b";
    public const string HelpdeskAdministrator = "729827e3-9c14-49f7-bb1b-9608f156bbb8";

    public static readonly string[] PlaceNames = ["HQ", "Lab", "Branch", "Home countries"];

    public static string[] Groups { get; } = [.. new[] { "Team", "Department", "Company", "Outsiders" }.Select(TestIds.Of)];

    /// <summary>A client id of the automation, where the tenant has one.</summary>
    public static string Automation { get; } = TestIds.Of("automation");

    public static Gen<TenantPlan> Of(Dimension[] choice, bool withClientId) =>
        from dimensions in Gen.Shuffle(choice, 1, 3)
        from policies in Gen.ShuffleSelect(Enumerable.Repeat(RandomPolicies.Of(dimensions), 5).ToArray(), 1, 5)
        from places in Gen.Select(Network("HQ"), Network("Lab"), Network("Branch"), Countries, static (a, b, c, d) => new[] { a, b, c, d })
        from account in Account(dimensions)
        from nesting in Nesting
        from baseline in Gen.Frequency((24, (false, "disabled")), (1, (true, "disabled")), (1, (false, "enforced")), (1, (false, "enabled")))
        select new TenantPlan
        {
            Dimensions = Dimensions(dimensions),
            Policies = baseline.Item1 ? [.. policies.Select(Idle)] : policies,
            Places = places,
            Account = account,
            Nesting = nesting,
            SecurityDefaults = baseline.Item1,
            PerUserMfa = baseline.Item2,
            ClientId = withClientId ? Automation : null,
        };

    private static Gen<(string, string)[]> Nesting => Subset(
    [
        (Groups[0], Groups[1]), (Groups[1], Groups[2]), (Groups[3], Groups[2]), (Groups[2], Groups[0]),
    ]);

    private static Gen<string> Countries =>
        from codes in Gen.Shuffle(new[] { "DE", "AT", "US" }, 1, 2)
        from includesUnknown in Gen.Bool
        select $"{{'@odata.type': '#microsoft.graph.countryNamedLocation', 'id': '{TestIds.Of("Home countries")}', " +
            $"'displayName': 'Home countries', 'countriesAndRegions': {RandomPolicies.List(codes)}, " +
            $"'countryLookupMethod': 'clientIpAddress', 'includeUnknownCountriesAndRegions': {(includesUnknown ? "true" : "false")}}}";

    private static Gen<string> Network(string name) =>
        from ranges in Gen.Shuffle(Networks.Ranges, 1, 3)
        from isTrusted in Gen.Bool
        select $"{{'@odata.type': '#microsoft.graph.ipNamedLocation', 'id': '{TestIds.Of(name)}', 'displayName': '{name}', " +
            $"'isTrusted': {(isTrusted ? "true" : "false")}, 'ipRanges': [{string.Join(", ", ranges.Select(static range =>
                $"{{'@odata.type': '#microsoft.graph.iPv{(range.Contains(':') ? 6 : 4)}CidrRange', 'cidrAddress': '{range}'}}"))}]}}";

    private static Gen<NaiveAccount> Account(Dimension[] dimensions) =>
        from kind in Gen.Frequency(
            (5, "member"), (1, "internalGuest"), (1, "b2bCollaborationGuest"), (1, "b2bCollaborationMember"))
        from groups in Subset([Groups[0], Groups[3]])
        from active in Subset([TestIds.UserAdministrator, DirectoryReaders])
        from eligible in Gen.Shuffle(new[] { TestIds.GlobalAdministrator, HelpdeskAdministrator }, 1, 2)
        select new NaiveAccount(TestIds.Me)
        {
            Kind = kind,
            DirectGroups = groups,
            ActiveRoles = active,
            EligibleRoles = dimensions.Contains(Dimension.EligibleRoles) ? eligible : [],
        };

    /// <summary>Security defaults go with no policy that is on: fundamentals/security-defaults.</summary>
    private static PolicyPlan Idle(PolicyPlan policy) =>
        new([.. policy.Edits, new Edit("state", "'enabledForReportingButNotEnforced'")]);

    /// <summary>A filter looks at devices.</summary>
    private static Dimension[] Dimensions(Dimension[] dimensions) =>
        dimensions.Contains(Dimension.DeviceFilter) ? [.. dimensions.Append(Dimension.Device).Distinct()] : dimensions;

    private static Gen<T[]> Subset<T>(T[] items) => Gen.Shuffle(items, 0, items.Length);
}
