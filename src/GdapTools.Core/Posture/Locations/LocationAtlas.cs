using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Posture;

/// <summary>
/// The named locations that the policies at hand refer to, and the finest parts of the network these tell apart.
/// <c>AllTrusted</c> means every trusted named location and the MFA trusted IPs of the older MFA settings, which have
/// the id zero and are not listed.
/// Source: https://learn.microsoft.com/entra/identity/conditional-access/concept-assignment-network
/// </summary>
internal sealed class LocationAtlas
{
    public const string MfaTrustedIps = "00000000-0000-0000-0000-000000000000";

    private readonly bool _isReadable;
    private readonly IReadOnlyList<NamedPlace> _all;

    /// <param name="locations">All named locations of the tenant.</param>
    /// <param name="references">What the policies name: ids, <c>All</c>, <c>AllTrusted</c>.</param>
    public LocationAtlas(Reading<IReadOnlyList<JsonElement>> locations, IEnumerable<string> references)
    {
        _isReadable = locations.IsKnown;
        _all = locations.IsKnown ? locations.Value.Select(NamedPlace.Parse).ToArray() : [];
        HashSet<string> named = new(references, StringComparer.OrdinalIgnoreCase);
        bool namesTrusted = named.Contains("AllTrusted");
        Places = _all.Where(place => !place.IsOpaque)
            .Where(place => named.Contains(place.Id) || (namesTrusted && place.IsTrusted)).ToArray();
        Atoms = AtomBuilder.Build(Places, namesTrusted || named.Contains(MfaTrustedIps));
    }

    /// <summary>The named locations in use, less those that are not understood.</summary>
    public IReadOnlyList<NamedPlace> Places { get; }

    public IReadOnlyList<LocationAtom> Atoms { get; }

    /// <summary>The places outside all IP ranges that are named.</summary>
    public ValueSet OpenGround =>
        ValueSet.Where(Atoms.Count, atom => Atoms[atom].IsElsewhere && !Atoms[atom].IsMfaTrustedIp);

    /// <summary>Every named location of the tenant that holds the address.</summary>
    public IEnumerable<NamedPlace> PlacesOf(IpValue address) =>
        _all.Where(place => !place.IsOpaque && place.Ranges.Contains(address));

    /// <summary>The atoms an address may belong to: its country and the MFA trusted IPs stay open.</summary>
    public ISet<int> AtomsOf(IpValue address)
    {
        HashSet<int> inside = new(Enumerable.Range(0, Places.Count)
            .Where(place => Places[place].Ranges.Contains(address)));
        return new HashSet<int>(Enumerable.Range(0, Atoms.Count).Where(atom =>
            inside.SetEquals(Atoms[atom].Inside.Where(place => Places[place].Countries is null))));
    }

    /// <summary>Whether an atom lies in what a policy names.</summary>
    public Truth Contains(string reference, LocationAtom atom)
    {
        switch (reference.ToUpperInvariant())
        {
            case "ALL":
                return Truth.Yes;
            case "ALLTRUSTED":
                return IsTrusted(atom);
            case MfaTrustedIps:
                return atom.IsMfaTrustedIp.ToTruth();
            default:
                break;
        }

        for (int place = 0; place < Places.Count; place++)
        {
            if (string.Equals(Places[place].Id, reference, StringComparison.OrdinalIgnoreCase))
            {
                return atom.Inside.Contains(place).ToTruth();
            }
        }

        return Truth.Unknown;
    }

    /// <summary>How texts call what a policy names.</summary>
    public string Label(string reference) => reference.ToUpperInvariant() switch
    {
        "ALL" => "all locations",
        "ALLTRUSTED" => "all trusted locations",
        MfaTrustedIps => "the MFA trusted IPs",
        _ => Find(reference)?.Label ?? reference,
    };

    /// <summary>The named location with an id; null when there is none.</summary>
    public NamedPlace? Find(string id) => _all.FirstOrDefault(place => Words.Same(place.Id, id));

    /// <summary>Why the extent of what a policy names is not known; null when it is.</summary>
    public string? Doubt(string reference)
    {
        if (Atoms.All(atom => Contains(reference, atom) != Truth.Unknown))
        {
            return null;
        }

        bool exists = Find(reference) is not null;
        return (_isReadable, exists) switch
        {
            (false, _) => "named locations could not be read",
            (true, true) => $"named location {Label(reference)} holds something that is not modelled",
            _ => $"location '{reference}' is not among the named locations",
        };
    }

    /// <summary>Whether one of these atoms certainly exists.</summary>
    public bool HasCertain(ValueSet atoms) =>
        atoms.Values.Any(atom => Atoms[atom].IsCertain) ||
        atoms.Values.GroupBy(atom => Atoms[atom].Network).Any(network =>
            Atoms.Where(atom => atom.Network == network.Key && !atom.IsMfaTrustedIp)
                .All(atom => network.Any(index => ReferenceEquals(Atoms[index], atom))));

    private Truth IsTrusted(LocationAtom atom)
    {
        if (atom.IsMfaTrustedIp || atom.Inside.Any(place => Places[place].IsTrusted))
        {
            return Truth.Yes;
        }

        bool isClear = _isReadable && !_all.Any(static place => place.IsOpaque && place.IsTrusted);
        return isClear ? Truth.No : Truth.Unknown;
    }
}
