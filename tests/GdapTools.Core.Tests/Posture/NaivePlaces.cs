using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text.Json;

namespace GdapTools.Core.Tests.Posture;

/// <summary>Whether a sign-in comes from a named location, asked one address at a time.</summary>
internal sealed class NaivePlaces(IEnumerable<JsonElement> locations)
{
    private readonly Dictionary<(string, string, string), bool> _answers = [];
    private readonly JsonElement[] _locations = [.. locations];

    public bool Has(string name, NaiveContext context) => name switch
    {
        "All" => true,
        "AllTrusted" => context.IsMfaTrustedIp || _locations.Any(location => IsTrusted(location) && Holds(location, context)),
        _ => Holds(_locations.Single(location => location.GetProperty("id").GetString() == name), context),
    };

    private static bool IsTrusted(JsonElement location) =>
        location.TryGetProperty("isTrusted", out JsonElement isTrusted) && isTrusted.GetBoolean();

    private bool Holds(JsonElement location, NaiveContext context)
    {
        (string, string, string) question = (location.GetProperty("id").GetString()!, context.IPAddress, context.Country);
        if (!_answers.TryGetValue(question, out bool answer))
        {
            answer = location.TryGetProperty("countriesAndRegions", out JsonElement countries)
                ? countries.EnumerateArray().Any(country => country.GetString() == context.Country)
                : location.GetProperty("ipRanges").EnumerateArray().Any(range => Contains(range, context.IPAddress));
            _answers.Add(question, answer);
        }

        return answer;
    }

    private static bool Contains(JsonElement range, string address) =>
        IPNetwork.Parse(range.GetProperty("cidrAddress").GetString()!).Contains(IPAddress.Parse(address));
}
