using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>A set of places in words.</summary>
/// <param name="Text">Following "from".</param>
/// <param name="Value">As a value of a gap's context.</param>
/// <param name="IsCertain">Whether such a place is known to exist.</param>
internal sealed record LocationPhrase(string Text, string Value, bool IsCertain);

/// <summary>Tells location atoms by the named locations they make up, one by one.</summary>
internal sealed class LocationWords
{
    private readonly LocationAtlas _atlas;

    public LocationWords(LocationAtlas atlas) => _atlas = atlas;

    public IReadOnlyList<LocationPhrase> Describe(ValueSet atoms)
    {
        if (atoms.Count == _atlas.Atoms.Count)
        {
            return [new LocationPhrase("any location", "any", true)];
        }

        // By construction the first atom is the address that nothing names.
        return atoms.Contains(0) ? [DescribeByExceptions(atoms)] : DescribeByNames(atoms).ToArray();
    }

    private LocationPhrase DescribeByExceptions(ValueSet atoms)
    {
        int[] outside = Enumerable.Range(0, _atlas.Places.Count)
            .Where(place => !Core(place).Any(atoms.Contains)).ToArray();
        List<string> names = outside.Select(place => _atlas.Places[place].Label).ToList();
        int[] trusted = Indexes(static atom => atom.IsMfaTrustedIp && atom.Inside.Count == 0).ToArray();
        if (trusted.Length > 0 && !trusted.Any(atoms.Contains))
        {
            names.Add("the MFA trusted IPs");
        }

        HashSet<int> told = new(outside.SelectMany(Core));
        bool isWhole = Indexes(static atom => !atom.IsMfaTrustedIp)
            .All(index => atoms.Contains(index) || told.Contains(index));
        string except = names.Count == 0 ? "" : $" except {Words.List(names, "and")}";
        string text = $"{(isWhole ? "any location" : "some locations")}{except}";
        return new LocationPhrase(text, text, _atlas.HasCertain(atoms));
    }

    private IEnumerable<LocationPhrase> DescribeByNames(ValueSet atoms)
    {
        HashSet<int> left = new(atoms.Values);
        bool hasTrusted = false;
        for (int place = 0; place < _atlas.Places.Count; place++)
        {
            HashSet<int> core = new(Core(place));
            if (core.Count > 0 && core.All(atoms.Contains))
            {
                NamedPlace named = _atlas.Places[place];
                left.RemoveWhere(index => _atlas.Atoms[index].Inside.Contains(place));
                hasTrusted |= named.IsTrusted;
                string value = named.IsTrusted ? $"{named.Name} (trusted)" : named.Name;
                yield return new LocationPhrase($"named location {named.Label}", value, _atlas.HasCertain(Set(core)));
            }
        }

        if (!hasTrusted && left.Any(index => _atlas.Atoms[index] is { IsMfaTrustedIp: true, IsElsewhere: true }))
        {
            yield return new LocationPhrase("the MFA trusted IPs, which Graph does not list", "MFA trusted IPs", false);
        }

        foreach (IGrouping<int, int> network in left.Where(index => !_atlas.Atoms[index].IsMfaTrustedIp)
            .GroupBy(index => _atlas.Atoms[index].Network))
        {
            yield return DescribePart(network.ToArray());
        }
    }

    private LocationPhrase DescribePart(int[] atoms)
    {
        string[] inside = atoms.SelectMany(index => _atlas.Atoms[index].Inside).Distinct()
            .Select(place => _atlas.Places[place].Label).ToArray();
        string text = $"the addresses that {Words.List(inside, "and")} have in common";
        if (inside.Length == 1)
        {
            text = $"some addresses of {inside[0]}";
        }

        return new LocationPhrase(text, text, _atlas.HasCertain(Set(atoms)));
    }

    private ValueSet Set(IEnumerable<int> atoms)
    {
        HashSet<int> taken = new(atoms);
        return ValueSet.Where(_atlas.Atoms.Count, taken.Contains);
    }

    private IEnumerable<int> Core(int place) =>
        Indexes(atom => !atom.IsMfaTrustedIp && atom.Inside.Contains(place));

    private IEnumerable<int> Indexes(System.Func<LocationAtom, bool> condition) =>
        Enumerable.Range(0, _atlas.Atoms.Count).Where(index => condition(_atlas.Atoms[index]));
}
