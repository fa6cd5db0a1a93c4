using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using GdapTools.Core.Posture;

namespace GdapTools.Core.Tests.Posture;

/// <summary>A tenant made of random policies over a few users, places, clients and devices.</summary>
internal sealed class RandomTenant
{
    private const string Group = "a group of the account";
    private const string OtherGroup = "a group of others";

    private static readonly string[] s_places = ["HQ", "Lab", "Branch", "Home countries"];
    private static readonly string[] s_platforms = ["android", "iOS", "windows", "windowsPhone", "macOS", "linux"];
    private static readonly string[] s_risks = ["none", "low", "medium", "high"];

    private readonly Random _random;
    private readonly TenantBuilder _tenant = new();

    public RandomTenant(int seed, int mostPolicies = 4)
    {
        _random = new Random(seed);
        Policies = Enumerable.Range(0, 1 + _random.Next(mostPolicies)).Select(index => Policy($"P{index}")).ToArray();
        _tenant.InGroup(Group).WithRole(TestIds.UserAdministrator)
            .Network("HQ", isTrusted: true, "203.0.113.0/24").Network("Lab", isTrusted: false, "203.0.113.128/25")
            .Network("Branch", isTrusted: false, "198.51.100.0/25", "2001:db8:1::/48").Countries("Home countries", "DE AT")
            .Add(Policies);
    }

    public PolicyBuilder[] Policies { get; }

    public TenantBuilder Tenant => _tenant;

    /// <summary>Every sign-in worth looking at.</summary>
    public static IEnumerable<NaiveContext> Contexts =>
        from resource in new[] { "graph", TestIds.PartnerCenter }
        from client in new[] { "browser", "mobileAppsAndDesktopClients" }
        from platform in s_platforms.Append("chromeOS")
        from place in new[] { "192.0.2.1", "203.0.113.9", "203.0.113.200", "198.51.100.1", "2001:db8:1::5", "2001:db8:2::5" }
        from country in new[] { "DE", "US" }
        from isMfaTrustedIp in new[] { false, true }
        from isCompliant in new[] { false, true }
        from isHybrid in new[] { false, true }
        from risk in s_risks
        from flow in new[] { "ordinary", "deviceCodeFlow" }
        select new NaiveContext(resource, client, platform, place, country, isMfaTrustedIp, isCompliant, isHybrid, risk, flow);

    public NaiveEvaluator Naive(PostureInput input) => new(
        input.Policies.Value,
        input.NamedLocations.Value,
        new NaiveAccount(TestIds.Me, IsGuest: false, input.Account.GroupIds.Value, input.Account.RoleTemplateIds.Value));

    public override string ToString() =>
        string.Join(Environment.NewLine, Policies.Select(static policy => JsonSerializer.Serialize(policy.Build())));

    private PolicyBuilder Policy(string name)
    {
        bool isBlock = Chance(20);
        PolicyBuilder policy = isBlock ? PolicyBuilder.Block(name) : PolicyBuilder.Create(name, Pick("AND", "OR"), Controls());
        Users(policy);
        if (Chance(30))
        {
            policy.When("applications.includeApplications", Pick($"['{TestIds.PartnerCenter}']", $"['{TestIds.Of("app")}']"));
        }
        else if (Chance(15))
        {
            policy.When("applications.excludeApplications", Pick($"['{TestIds.PartnerCenter}']", $"['{TestIds.Of("app")}']"));
        }

        policy.When("clientAppTypes", Pick(
            "['all']", "['all']", "[]", "['browser']", "['mobileAppsAndDesktopClients', 'other']", "['exchangeActiveSync']"));
        MayBe(40, "platforms", "Platforms", "all", s_platforms, policy);
        MayBe(50, "locations", "Locations", "All", [.. s_places.Select(TestIds.Of), "AllTrusted"], policy);
        if (Chance(20))
        {
            policy.When("signInRiskLevels", List(Some(s_risks)));
        }

        if (Chance(15))
        {
            policy.When("authenticationFlows", "{'transferMethods': 'deviceCodeFlow'}");
        }

        if (!isBlock)
        {
            MoreControls(policy);
        }

        if (Chance(15))
        {
            policy.Set("state", Pick("'disabled'", "'enabledForReportingButNotEnforced'"));
        }

        return policy;
    }

    private string[] Controls() =>
        [.. new[] { "mfa", "mfa", "compliantDevice", "domainJoinedDevice" }.Where(_ => Chance(45)).Distinct()];

    private void Users(PolicyBuilder policy)
    {
        switch (_random.Next(8))
        {
            case 0:
                policy.OnlyUsers(Pick($"['{TestIds.Me}']", "['None']", $"['{TestIds.Of("other")}']", "['GuestsOrExternalUsers']"));
                break;
            case 1:
                policy.OnlyUsers("[]").For("includeGroups", List([TestIds.Of(Pick(Group, OtherGroup))]));
                break;
            case 2:
                policy.OnlyUsers("[]").For("includeRoles", List([Pick(TestIds.UserAdministrator, TestIds.GlobalAdministrator)]));
                break;
            default:
                break;
        }

        if (Chance(25))
        {
            policy.For("excludeGroups", List([TestIds.Of(Pick(Group, OtherGroup, OtherGroup))]));
        }
    }

    private void MoreControls(PolicyBuilder policy)
    {
        if (Chance(15))
        {
            policy.Grant(Pick("termsOfUse", "customAuthenticationFactors"), List([TestIds.Of("extra")]));
        }

        if (Chance(10))
        {
            policy.Grant("authenticationStrength", "{'id': '" + TestIds.Of("strength") + "', 'requirementsSatisfied': '" +
                Pick("mfa", "none") + "'}");
        }

        if (Chance(10))
        {
            policy.Set("sessionControls", "{'persistentBrowser': {'mode': 'never', 'isEnabled': true}}");
        }
    }

    private void MayBe(int percent, string condition, string noun, string all, string[] names, PolicyBuilder policy)
    {
        if (Chance(percent))
        {
            string include = Chance(50) ? List([all]) : List(Some(names));
            policy.When(condition, $"{{'include{noun}': {include}, 'exclude{noun}': {List(Chance(60) ? Some(names) : [])}}}");
        }
    }

    private string[] Some(string[] items)
    {
        string[] chosen = [.. items.Where(_ => Chance(40))];
        return chosen.Length > 0 ? chosen : [items[_random.Next(items.Length)]];
    }

    private static string List(IEnumerable<string> items) => $"[{string.Join(", ", items.Select(static item => $"'{item}'"))}]";

    private string Pick(params string[] items) => items[_random.Next(items.Length)];

    private bool Chance(int percent) => _random.Next(100) < percent;
}
