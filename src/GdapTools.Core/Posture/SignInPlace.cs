using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>Where a sign-in came from, as the tenant's policies see it.</summary>
public sealed record SignInPlace
{
    public required string IpAddress { get; init; }

    /// <summary>The named locations whose ranges hold the address.</summary>
    public required IReadOnlyList<string> NamedLocations { get; init; }

    /// <summary>Names of the policies that could require MFA but leave sign-ins from there out.</summary>
    public required IReadOnlyList<string> ExcludingPolicies { get; init; }

    /// <summary>Their ids.</summary>
    public required IReadOnlyList<string> ExcludingPolicyIds { get; init; }

    /// <summary>Whether a sign-in from there can pass without MFA; null when that is not known.</summary>
    public required bool? IsInGap { get; init; }

    /// <summary>The same in a sentence.</summary>
    public required string Text { get; init; }
}

/// <summary>Places an address on the map of named locations.</summary>
internal static class SignInPlaces
{
    public static SignInPlace Find(PostureAnalysis analysis, string text, IpValue address)
    {
        NamedPlace[] places = analysis.Atlas.PlacesOf(address).ToArray();
        ISet<int> atoms = analysis.Atlas.AtomsOf(address);
        ValueSet here = ValueSet.Where(analysis.Atlas.Atoms.Count, atoms.Contains);
        Box box = analysis.Space.Whole.With(Dimensions.Location, here);
        BoundPolicy[] excluding = analysis.Deciding
            .Where(policy => policy.CanRequireMfa && policy.Conditions.Any(condition =>
                condition.Covers is Leaf { AxisNumber: Dimensions.Location } && condition.IsExclusion(box)))
            .ToArray();
        string inside = places.Length == 0
            ? "outside all named locations"
            : $"inside named location {Words.List(places.Select(static place => place.Label), "and")}";
        string left = excluding.Length == 0
            ? ""
            : $", which {(excluding.Length == 1 ? "policy" : "policies")} " +
              $"{Words.List(excluding.Select(static policy => $"'{policy.Policy.Name}'"), "and")} " +
              $"{(excluding.Length == 1 ? "excludes" : "exclude")}";
        return new SignInPlace
        {
            IpAddress = text,
            NamedLocations = places.Select(static place => place.Name).ToArray(),
            ExcludingPolicies = excluding.Select(static policy => policy.Policy.Name).ToArray(),
            ExcludingPolicyIds = excluding.Select(static policy => policy.Policy.Id).ToArray(),
            IsInGap = IsInGap(analysis, here),
            Text = $"Signed in from {text}, {inside}{left}.",
        };
    }

    private static bool? IsInGap(PostureAnalysis analysis, ValueSet here)
    {
        bool Meets(Box box) => box.Sides[Dimensions.Location].Meets(here);
        bool isGap = analysis.Search.Gaps.Any(Meets);
        bool isUnclear = analysis.Search.IsCutShort || analysis.Search.Unknown.Any(Meets);
        return analysis.IsOpenWithoutPolicies switch
        {
            Truth.No => false,
            Truth.Yes when isGap => true,
            Truth.Yes => isUnclear ? null : false,
            _ => isGap || isUnclear ? null : false,
        };
    }
}
