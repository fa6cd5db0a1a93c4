using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace GdapTools.Core.Posture;

/// <summary>
/// A named location: IP ranges, or countries found by IP address. Anything else, and anything not understood in it,
/// makes it <see cref="IsOpaque"/>: where it lies cannot be told.
/// Source: https://learn.microsoft.com/entra/identity/conditional-access/concept-assignment-network
/// </summary>
internal sealed class NamedPlace
{
    private NamedPlace(string id, string name, bool isTrusted, IpRangeSet ranges, ISet<string>? countries)
    {
        Id = id;
        Name = name;
        IsTrusted = isTrusted;
        Ranges = ranges;
        Countries = countries;
    }

    public string Id { get; }

    public string Name { get; }

    public bool IsTrusted { get; }

    public bool IsOpaque { get; private set; }

    /// <summary>Whether addresses without a country belong to it.</summary>
    public bool IncludesUnknownCountries { get; private set; }

    /// <summary>Null for a location of IP ranges.</summary>
    public ISet<string>? Countries { get; }

    public IpRangeSet Ranges { get; }

    /// <summary>How texts call it.</summary>
    public string Label => IsTrusted ? $"'{Name}' (trusted)" : $"'{Name}'";

    public static NamedPlace Parse(JsonElement element)
    {
        List<Oddity> oddities = [];
        FieldReader? place = FieldReader.Open(element, "", oddities);
        if (place is null)
        {
            return new NamedPlace("", "", false, new IpRangeSet([]), null) { IsOpaque = true };
        }

        place.Ignore("createdDateTime", "modifiedDateTime", "deletedDateTime");
        string id = place.Text("id") ?? "";
        string name = place.Text("displayName") ?? id;
        bool isTrusted = place.Flag("isTrusted") is true;
        IReadOnlyList<IpRange> ranges = ParseRanges(place);
        string[] countries = place.Texts("countriesAndRegions").ToArray();
        string? lookup = place.Member("countryLookupMethod", KnownMembers.CountryLookups);
        bool includesUnknown = place.Flag("includeUnknownCountriesAndRegions") is true;
        place.Close();

        bool isCountry = countries.Length > 0 || includesUnknown;
        bool isByGps = string.Equals(lookup, "authenticatorAppGps", StringComparison.OrdinalIgnoreCase);
        return new NamedPlace(
            id, name, isTrusted, new IpRangeSet(ranges),
            isCountry ? new HashSet<string>(countries, StringComparer.OrdinalIgnoreCase) : null)
        {
            IncludesUnknownCountries = includesUnknown,
            IsOpaque = oddities.Count > 0 || isByGps || isCountry == ranges.Count > 0,
        };
    }

    private static IReadOnlyList<IpRange> ParseRanges(FieldReader place)
    {
        List<IpRange> ranges = [];
        foreach (FieldReader item in place.Children("ipRanges"))
        {
            bool isCidr = IpRange.TryParseCidr(item.Text("cidrAddress"), out IpRange range);
            if (isCidr || IpRange.TryParse(item.Text("lowerAddress"), item.Text("upperAddress"), out range))
            {
                ranges.Add(range);
            }
            else
            {
                place.Note("ipRanges", "holds a range that is not understood");
            }

            item.Ignore("lowerAddress", "upperAddress");
            item.Close();
        }

        return ranges;
    }
}
