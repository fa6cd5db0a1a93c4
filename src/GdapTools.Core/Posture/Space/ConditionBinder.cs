using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>Turns the conditions of a policy into what they cover of each dimension.
/// Source: https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-conditions
/// </summary>
internal sealed class ConditionBinder
{
    private readonly TargetScope _targets;
    private readonly LocationAtlas _atlas;
    private readonly FilterBook _filters;

    public ConditionBinder(TargetScope targets, LocationAtlas atlas, FilterBook filters)
    {
        _targets = targets;
        _atlas = atlas;
        _filters = filters;
    }

    public IReadOnlyList<BoundCondition> Bind(CaPolicy policy)
    {
        (Truth[] resources, string resourceText) = _targets.Judge(policy);
        BoundCondition?[] conditions =
        [
            BoundCondition.OnAxis(Dimensions.Resource, resources, "resource", resourceText),
            BindClients(policy),
            BindPlatforms(policy),
            BindLocations(policy),
            BindList(policy, Dimensions.SignInRisk, "signInRiskLevels", policy.SignInRiskLevels, Dimensions.Risks),
            BindList(policy, Dimensions.UserRisk, "userRiskLevels", policy.UserRiskLevels, Dimensions.Risks),
            BindList(
                policy, Dimensions.InsiderRisk, "insiderRiskLevels", policy.InsiderRiskLevels, Dimensions.InsiderRisks),
            BindList(policy, Dimensions.Flow, "authenticationFlows", policy.TransferMethods, Dimensions.Flows),
            BindDevices(policy),
        ];
        return conditions.OfType<BoundCondition>().ToArray();
    }

    private static BoundCondition? BindClients(CaPolicy policy)
    {
        IReadOnlyList<string> types = policy.ClientAppTypes;
        if (Has(types, "all") && !policy.IsOddIn("conditions.clientAppTypes"))
        {
            return null;
        }

        BoundCondition? bound = BindList(policy, Dimensions.Client, "clientAppTypes", types, Dimensions.Clients);
        return bound?.Covers is Leaf leaf && leaf.IsAlways(Truth.No)
            ? bound with { Text = "covers legacy clients only, which cannot get such tokens" }
            : bound;
    }

    private static BoundCondition? BindPlatforms(CaPolicy policy)
    {
        if (!policy.Platforms.IsSet)
        {
            return null;
        }

        Truth Match(IReadOnlyList<string> names, int platform) =>
            (Has(names, "all") || Has(names, Dimensions.Platforms[platform])).ToTruth();

        return BindInclusion(
            policy, Dimensions.Platform, "conditions.platforms", "platform", policy.Platforms,
            Dimensions.Platforms.Length, Match, Words.Platform);
    }

    private BoundCondition? BindLocations(CaPolicy policy)
    {
        if (!policy.Locations.IsSet)
        {
            return null;
        }

        Truth Match(IReadOnlyList<string> names, int atom) => names
            .Select(name => _atlas.Contains(name, _atlas.Atoms[atom]))
            .Aggregate(Truth.No, static (left, right) => left.Or(right));

        BoundCondition bound = BindInclusion(
            policy, Dimensions.Location, "conditions.locations", "location", policy.Locations,
            _atlas.Atoms.Count, Match, _atlas.Label);
        string? doubt = policy.Locations.Include.Concat(policy.Locations.Exclude)
            .Select(_atlas.Doubt).FirstOrDefault(static text => text is not null);
        return doubt is null ? bound : bound with { Text = $"{bound.Text} ({doubt})" };
    }

    private BoundCondition? BindDevices(CaPolicy policy)
    {
        if (policy.DeviceFilter is not DeviceFilter filter)
        {
            return null;
        }

        Formula matches = _filters[filter.Rule];
        return new BoundCondition(
            filter.Includes ? matches : Formula.Not(matches),
            "device",
            $"{(filter.Includes ? "covers only" : "leaves out")} devices that match '{filter.Rule}'")
        {
            Miss = filter.Includes ? $"covers only devices that match '{filter.Rule}'"
                : $"leaves out devices that match '{filter.Rule}'",
        };
    }

    private static BoundCondition? BindList(
        CaPolicy policy, int dimension, string property, IReadOnlyList<string> wanted, string[] values)
    {
        bool isOdd = policy.IsOddIn("conditions." + property);
        if (wanted.Count == 0 && !isOdd)
        {
            return null;
        }

        Truth absent = isOdd ? Truth.Unknown : Truth.No;
        Truth[] covers = values.Select(value => Has(wanted, value) ? Truth.Yes : absent).ToArray();
        (string noun, Func<string, string> label) = dimension switch
        {
            Dimensions.Client => ("client", Words.Client),
            Dimensions.SignInRisk => ("sign-in risk", static level => $"sign-in risk {level}"),
            Dimensions.UserRisk => ("user risk", static level => $"user risk {level}"),
            Dimensions.InsiderRisk => ("insider risk", static level => $"insider risk {level}"),
            _ => ("authentication flow", (Func<string, string>)Words.Flow),
        };
        string text = $"covers only {Words.List(wanted.Select(label), "and")}";
        return BoundCondition.OnAxis(dimension, covers, noun, text);
    }

    private static BoundCondition BindInclusion(
        CaPolicy policy,
        int dimension,
        string path,
        string noun,
        Inclusion inclusion,
        int count,
        Func<IReadOnlyList<string>, int, Truth> match,
        Func<string, string> label)
    {
        Truth[] covers = new Truth[count];
        bool[] excludes = new bool[count];
        for (int value = 0; value < count; value++)
        {
            Truth included = match(inclusion.Include, value);
            Truth excluded = match(inclusion.Exclude, value);
            excludes[value] = excluded == Truth.Yes;
            included = included == Truth.No && policy.IsOddIn(path) ? Truth.Unknown : included;
            covers[value] = included.And(excluded.Not());
        }

        string text = $"covers {string.Join(", ", inclusion.Include.Select(Label))}";
        string except = inclusion.Exclude.Count == 0
            ? ""
            : $" except {string.Join(", ", inclusion.Exclude.Select(Label))}";
        return BoundCondition.OnAxis(dimension, covers, noun, text + except, excludes);

        string Label(string name) =>
            string.Equals(name, "all", StringComparison.OrdinalIgnoreCase) ? $"all {noun}s" : label(name);
    }

    private static bool Has(IReadOnlyList<string> names, string name) =>
        names.Contains(name, StringComparer.OrdinalIgnoreCase);
}
