using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;

namespace GdapTools.Core.Tests.Posture.Naive;

/// <summary>Policies over some of the conditions, with exclusions and combined controls more often than people have them.</summary>
internal static class RandomPolicies
{
    private static readonly Gen<Edit[]> s_nothing = Gen.Const<Edit[]>([]);
    private static readonly string[] s_platforms = ["android", "iOS", "windows", "windowsPhone", "macOS", "linux"];
    private static readonly string[] s_places = [.. RandomTenants.PlaceNames.Select(TestIds.Of), "AllTrusted"];
    private static readonly string[] s_risks = ["none", "low", "medium", "high"];

    public static Gen<PolicyPlan> Of(Dimension[] dimensions) => All(
    [
        RandomGrants.Of(dimensions), RandomUsers.Edits, RandomResources.Edits, Clients, State,
        .. dimensions.Select(static dimension => Half(Condition(dimension))),
    ]).Select(static edits => new PolicyPlan(edits));

    public static string List(IEnumerable<string> items) => $"[{string.Join(", ", items.Select(static item => $"'{item}'"))}]";

    /// <summary>An edit that sets a list to some of the items.</summary>
    public static Gen<Edit[]> Some(string path, params string[] items) =>
        Gen.Shuffle(items, 1, Math.Min(items.Length, 4)).Select(chosen => new[] { new Edit(path, List(chosen)) });

    public static Gen<Edit[]> Only(string path, string json) => Gen.Const<Edit[]>([new Edit(path, json)]);

    public static Gen<Edit[]> All(params Gen<Edit[]>[] parts) =>
        parts.Aggregate((one, other) => Gen.Select(one, other, static (left, right) => left.Concat(right).ToArray()));

    public static Gen<Edit[]> Half(Gen<Edit[]> edits) => Gen.Frequency((1, s_nothing), (1, edits));

    public static Gen<Edit[]> Seldom(int percent, Gen<Edit[]> edits) =>
        Gen.Frequency((100 - percent, s_nothing), (percent, edits));

    private static Gen<Edit[]> Clients => Seldom(30, Gen.OneOf(
        Only("conditions.clientAppTypes", "['browser']"),
        Only("conditions.clientAppTypes", "['mobileAppsAndDesktopClients', 'other']"),
        Only("conditions.clientAppTypes", "['exchangeActiveSync', 'other']"),
        Only("conditions.clientAppTypes", "[]")));

    private static Gen<Edit[]> State => Seldom(12, Gen.OneOf(
        Only("state", "'disabled'"), Only("state", "'enabledForReportingButNotEnforced'")));

    private static Gen<Edit[]> Condition(Dimension dimension) => dimension switch
    {
        Dimension.Platform => Sides("Platforms", "all", s_platforms),
        Dimension.Location => Sides("Locations", "All", s_places),
        Dimension.DeviceFilter => RandomFilters.Edits,
        Dimension.SignInRisk => Some("conditions.signInRiskLevels", s_risks),
        Dimension.UserRisk => Some("conditions.userRiskLevels", s_risks),
        Dimension.InsiderRisk => Flags("conditions.insiderRiskLevels", "minor", "moderate", "elevated"),
        Dimension.Flow => Flags("conditions.authenticationFlows.transferMethods", "deviceCodeFlow", "authenticationTransfer"),
        Dimension.EligibleRoles => Gen.OneOf(
            Some("conditions.users.excludeRoles", TestIds.GlobalAdministrator, RandomTenants.HelpdeskAdministrator),
            All(
                Only("conditions.users.includeUsers", "[]"),
                Some("conditions.users.includeRoles", TestIds.GlobalAdministrator, RandomTenants.HelpdeskAdministrator))),
        _ => s_nothing,
    };

    private static Gen<Edit[]> Flags(string path, params string[] flags) =>
        Gen.Shuffle(flags, 1, flags.Length).Select(chosen => new[] { new Edit(path, $"'{string.Join(",", chosen)}'") });

    private static Gen<Edit[]> Sides(string noun, string all, string[] items) =>
        from include in Gen.Frequency((1, Gen.Const(new[] { all })), (1, Gen.Shuffle(items, 1, 3)))
        from exclude in Gen.Frequency((2, Gen.Const<string[]>([])), (3, Gen.Shuffle(items, 1, 3)))
        select new[]
        {
            new Edit(
                $"conditions.{noun.ToLowerInvariant()}",
                $"{{'include{noun}': {List(include)}, 'exclude{noun}': {List(exclude)}}}"),
        };
}
