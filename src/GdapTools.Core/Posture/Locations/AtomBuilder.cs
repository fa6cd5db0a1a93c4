using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>Cuts the network into the parts that named locations tell apart: IP ranges by a sweep over their edges,
/// countries by which lists name them. Which country an IP range counts to is not known to us.</summary>
internal static class AtomBuilder
{
    /// <summary>ISO 3166-1 has as many codes; naming fewer leaves a country unnamed.</summary>
    private const int CountryCodes = 249;

    public static IReadOnlyList<LocationAtom> Build(IReadOnlyList<NamedPlace> places, bool withMfaTrustedIps)
    {
        IReadOnlyList<(ISet<int> Inside, bool IsCertain)> countries = Countries(places);
        List<LocationAtom> atoms = [];
        IReadOnlyList<ISet<int>> networks = Networks(places);
        for (int network = 0; network < networks.Count; network++)
        {
            bool isElsewhere = networks[network].Count == 0;
            foreach ((ISet<int> country, bool isCertain) in countries)
            {
                LocationAtom atom = new()
                {
                    Inside = new HashSet<int>(networks[network].Concat(country)),
                    Network = network,
                    IsElsewhere = isElsewhere,
                    IsMfaTrustedIp = false,
                    IsCertain = isCertain && (isElsewhere || countries.Count == 1),
                };
                atoms.Add(atom);
                if (withMfaTrustedIps)
                {
                    atoms.Add(atom with { IsMfaTrustedIp = true, IsCertain = false });
                }
            }
        }

        return atoms;
    }

    private static IReadOnlyList<ISet<int>> Networks(IReadOnlyList<NamedPlace> places)
    {
        int[] networks = Enumerable.Range(0, places.Count).Where(index => places[index].Countries is null).ToArray();
        List<ISet<int>> found = [new HashSet<int>()];
        HashSet<string> seen = [""];
        foreach (IpValue edge in networks.SelectMany(index => places[index].Ranges.Edges).Distinct())
        {
            int[] inside = networks.Where(index => places[index].Ranges.Contains(edge)).ToArray();
            if (seen.Add(string.Join(",", inside)))
            {
                found.Add(new HashSet<int>(inside));
            }
        }

        return found;
    }

    private static IReadOnlyList<(ISet<int> Inside, bool IsCertain)> Countries(IReadOnlyList<NamedPlace> places)
    {
        int[] lists = Enumerable.Range(0, places.Count).Where(index => places[index].Countries is not null).ToArray();
        if (lists.Length == 0)
        {
            return [(new HashSet<int>(), true)];
        }

        HashSet<string> codes = new(
            lists.SelectMany(index => places[index].Countries!), StringComparer.OrdinalIgnoreCase);
        int[] unknown = lists.Where(index => places[index].IncludesUnknownCountries).ToArray();
        Dictionary<string, (ISet<int> Inside, bool IsCertain)> found = new()
        {
            [""] = (new HashSet<int>(), codes.Count < CountryCodes || unknown.Length == 0),
        };
        foreach (int[] inside in codes
            .Select(code => lists.Where(index => places[index].Countries!.Contains(code)).ToArray())
            .Concat([unknown]))
        {
            string key = string.Join(",", inside);
            if (!found.ContainsKey(key))
            {
                found.Add(key, (new HashSet<int>(inside), true));
            }
        }

        return found.Values.ToArray();
    }
}
