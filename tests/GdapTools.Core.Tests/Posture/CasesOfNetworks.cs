using System.Collections.Generic;

namespace GdapTools.Core.Tests.Posture;

/// <summary>Locations in company: IPv6, overlaps, unknown countries, GPS and the compliant network.</summary>
internal static class CasesOfNetworks
{
    private static readonly string s_hq = Id("HQ");
    private static readonly string s_home = Id("Home");

    public static IEnumerable<PostureCase> All =>
    [
        new("A location of IPv6 addresses only is a gap", Page.Network, PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Network("HQ", isTrusted: false, "2001:db8::/32")
                .Add(PolicyBuilder.Mfa().ExceptLocations(s_hq))),
        new("A location of IPv6 addresses left out here and blocked there", Page.Network, PostureVerdict.Enforced,
            static tenant => tenant.Network("HQ", isTrusted: false, "2001:db8::/32").Add(
                PolicyBuilder.Mfa().ExceptLocations(s_hq), PolicyBuilder.Block().OnlyLocations(s_hq))),
        new("One location included and excluded at once", Page.Network, PostureVerdict.NotEnforced,
            static tenant => tenant.Network("HQ", isTrusted: false, "203.0.113.0/24").Add(PolicyBuilder.Mfa().When(
                "locations", $"{{'includeLocations': {s_hq}, 'excludeLocations': {s_hq}}}"))),
        new("Two halves cover a whole", Page.Network, PostureVerdict.Enforced,
            static tenant => tenant
                .Network("HQ", isTrusted: false, "198.51.100.0/24")
                .Network("Lower", isTrusted: false, "198.51.100.0/25")
                .Network("Upper", isTrusted: false, "198.51.100.128/25")
                .Add(
                    PolicyBuilder.Mfa().ExceptLocations(s_hq),
                    PolicyBuilder.Mfa("Halves").OnlyLocations($"['{TestIds.Of("Lower")}', '{TestIds.Of("Upper")}']"))),
        new("Overlapping locations left out, one of them covered", Page.Network, PostureVerdict.EnforcedWithGaps,
            static tenant => tenant
                .Network("HQ", isTrusted: false, "198.51.100.0/25", "203.0.113.0/24")
                .Network("Lab", isTrusted: false, "198.51.100.64/26")
                .Add(
                    PolicyBuilder.Mfa().ExceptLocations($"['{TestIds.Of("HQ")}', '{TestIds.Of("Lab")}']"),
                    PolicyBuilder.Mfa("Lab").OnlyLocations(Id("Lab")))),
        new("A named location left out, its country covered: addresses may map to another country", Page.Network,
            PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Network("HQ", isTrusted: false, "203.0.113.0/24").Countries("Home", "DE").Add(
                PolicyBuilder.Mfa().ExceptLocations(s_hq), PolicyBuilder.Mfa("At home").OnlyLocations(s_home))),
        new("A country left out together with unknown ones, the country alone covered", Page.CountryApi,
            PostureVerdict.EnforcedWithGaps,
            static tenant => Unknowns(tenant).Countries("Home", "DE").Add(
                PolicyBuilder.Mfa().ExceptLocations(Id("Home and unknown")),
                PolicyBuilder.Mfa("At home").OnlyLocations(s_home))),
        new("A country left out, the country and unknown ones covered", Page.CountryApi, PostureVerdict.Enforced,
            static tenant => Unknowns(tenant).Countries("Home", "DE").Add(
                PolicyBuilder.Mfa().ExceptLocations(s_home),
                PolicyBuilder.Mfa("At home").OnlyLocations(Id("Home and unknown")))),
        new("Abroad blocked, addresses of no country among it, MFA at home", Page.CountryApi, PostureVerdict.Enforced,
            static tenant => tenant.Countries("Home", "DE").Add(
                PolicyBuilder.Block().ExceptLocations(s_home), PolicyBuilder.Mfa().OnlyLocations(s_home))),
        new("Some countries blocked, MFA nowhere", Page.Network, PostureVerdict.NotEnforced,
            static tenant => tenant.Countries("Home", "KP IR").Add(PolicyBuilder.Block().OnlyLocations(s_home))),
        new("Countries compare without regard to case", Page.CountryApi, PostureVerdict.Enforced,
            static tenant => tenant.Countries("Home", "DE").Countries("Same", "de").Add(
                PolicyBuilder.Mfa().ExceptLocations(s_home), PolicyBuilder.Mfa("At home").OnlyLocations(Id("Same")))),
        new("A country by GPS beside MFA for all", Page.Network, PostureVerdict.Enforced,
            static tenant => tenant.Countries("Home", "DE", "authenticatorAppGps").Add(
                PolicyBuilder.Mfa(), PolicyBuilder.Block().ExceptLocations(s_home))),
        new("All blocked but the compliant network, MFA for all", Page.CompliantNetwork, PostureVerdict.Enforced,
            static tenant => tenant.CompliantNetwork("Compliant").Add(
                PolicyBuilder.Mfa(), PolicyBuilder.Block().ExceptLocations(Id("Compliant")))),
        new("MFA at trusted locations only leaves the rest open", Page.Network, PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Network("HQ", isTrusted: true, "203.0.113.0/24")
                .Add(PolicyBuilder.Mfa().OnlyLocations("['AllTrusted']"))),
        new("Untrusted places blocked, MFA at trusted ones", Page.Network, PostureVerdict.Enforced,
            static tenant => tenant.Network("HQ", isTrusted: true, "203.0.113.0/24").Add(
                PolicyBuilder.Block().ExceptLocations("['AllTrusted']"),
                PolicyBuilder.Mfa().OnlyLocations("['AllTrusted']"))),
        new("Untrusted places blocked, nothing asked at trusted ones", Page.Network, PostureVerdict.NotEnforced,
            static tenant => tenant.Network("HQ", isTrusted: true, "203.0.113.0/24")
                .Add(PolicyBuilder.Block().ExceptLocations("['AllTrusted']"))),
        new("MFA trusted IPs left out and covered by their id", Page.MfaSettings, PostureVerdict.Enforced,
            static tenant => tenant.Add(
                PolicyBuilder.Mfa().ExceptLocations($"['{TestIds.MfaTrustedIps}']"),
                PolicyBuilder.Mfa("There").OnlyLocations($"['{TestIds.MfaTrustedIps}']"))),
        new("A trusted location left out, a location not marked as trusted of the same range covered", Page.Network,
            PostureVerdict.Enforced,
            static tenant => tenant.Network("HQ", isTrusted: true, "203.0.113.0/24")
                .Network("Same", isTrusted: false, "203.0.113.0/24").Add(
                    PolicyBuilder.Mfa().ExceptLocations(s_hq), PolicyBuilder.Mfa("There").OnlyLocations(Id("Same")))),
    ];

    private static string Id(string name) => $"['{TestIds.Of(name)}']";

    private static TenantBuilder Unknowns(TenantBuilder tenant) => tenant.Place(
        $$"""
        {"@odata.type": "#microsoft.graph.countryNamedLocation", "id": "{{TestIds.Of("Home and unknown")}}",
         "displayName": "Home and unknown", "countriesAndRegions": ["DE"], "countryLookupMethod": "clientIpAddress",
         "includeUnknownCountriesAndRegions": true}
        """);
}
