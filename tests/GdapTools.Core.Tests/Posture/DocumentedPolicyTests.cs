using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using GdapTools.Core.Graph;
using GdapTools.Core.Posture;
using Xunit;

namespace GdapTools.Core.Tests.Posture;

/// <summary>Microsoft's own example answers are understood without remainder.</summary>
public sealed class DocumentedPolicyTests
{
    [Theory]
    [InlineData("ca-policies-list")]
    [InlineData("ca-policy-get")]
    [InlineData("ca-policy-create-block")]
    [InlineData("ca-policy-create-mfa")]
    public void Policies_hold_nothing_unknown(string example)
    {
        PolicyParser parser = new(new AuthenticationStrengths(Reading<IReadOnlyList<JsonElement>>.Of([])));

        foreach (JsonElement item in Items(example))
        {
            CaPolicy parsed = parser.Parse(item);

            Assert.Empty(parsed.Oddities);
            Assert.Equal(item.GetProperty("id").GetString(), parsed.Id);
            Assert.Equal(item.GetProperty("state").GetString(), parsed.State);
        }
    }

    [Theory]
    [InlineData("ca-namedlocations-list")]
    [InlineData("ca-namedlocation-create-country")]
    [InlineData("ca-namedlocation-create-ip")]
    public void Named_locations_hold_nothing_unknown(string example)
    {
        foreach (JsonElement item in Items(example))
        {
            NamedPlace place = NamedPlace.Parse(item);

            Assert.False(place.IsOpaque);
            Assert.Equal(item.GetProperty("displayName").GetString(), place.Name);
            Assert.Equal(item.TryGetProperty("countriesAndRegions", out _), place.Countries is not null);
        }
    }

    [Fact]
    public void Built_in_strengths_count_as_MFA()
    {
        foreach (JsonElement strength in Items("authstrength-policies-list"))
        {
            string combinations = strength.GetProperty("allowedCombinations").GetRawText().Replace('"', '\'');
            TenantBuilder tenant = new();
            tenant.Add(PolicyBuilder.Create("Strength", "OR").Grant(
                "authenticationStrength",
                $"{{'id': '{strength.GetProperty("id").GetString()}', 'allowedCombinations': {combinations}}}"));

            Assert.Equal(PostureVerdict.Enforced, tenant.Evaluate().Verdict);
        }
    }

    private static JsonElement[] Items(string example)
    {
        string file = Path.Combine(AppContext.BaseDirectory, "graph-contract", "examples", example + ".json");
        JsonElement body = JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("responseBody");
        return body.TryGetProperty("value", out JsonElement list) ? [.. list.EnumerateArray()] : [body];
    }
}
