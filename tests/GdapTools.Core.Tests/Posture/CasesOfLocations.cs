using System.Collections.Generic;

namespace GdapTools.Core.Tests.Posture;

/// <summary>From where.</summary>
internal static class CasesOfLocations
{
    private static readonly string s_hq = $"['{TestIds.Of("HQ")}']";
    private static readonly string s_home = $"['{TestIds.Of("Home countries")}']";

    public static IEnumerable<PostureCase> All =>
    [
        new("A named location excluded is a gap", Page.Network, PostureVerdict.EnforcedWithGaps,
            static tenant => Hq(tenant).Add(PolicyBuilder.Mfa().ExceptLocations(s_hq))),
        new("MFA from one named location only leaves the rest open", Page.Network, PostureVerdict.EnforcedWithGaps,
            static tenant => Hq(tenant).Add(PolicyBuilder.Mfa().OnlyLocations(s_hq))),
        new("Inside by one policy and outside by another", Page.Network, PostureVerdict.Enforced,
            static tenant => Hq(tenant).Add(
                PolicyBuilder.Mfa().ExceptLocations(s_hq), PolicyBuilder.Mfa("At HQ").OnlyLocations(s_hq))),
        new("All trusted locations excluded, one is visible", Page.Network, PostureVerdict.EnforcedWithGaps,
            static tenant => Hq(tenant).Add(PolicyBuilder.Mfa().ExceptLocations("['AllTrusted']"))),
        new("All trusted locations excluded, none is visible: MFA trusted IPs are not listed", Page.Network,
            PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Add(PolicyBuilder.Mfa().ExceptLocations("['AllTrusted']"))),
        new("MFA trusted IPs excluded by their id", Page.Network, PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Add(PolicyBuilder.Mfa().ExceptLocations($"['{TestIds.MfaTrustedIps}']"))),
        new("Trusted excluded here, MFA from trusted locations there", Page.Network, PostureVerdict.Enforced,
            static tenant => Hq(tenant).Add(
                PolicyBuilder.Mfa().ExceptLocations("['AllTrusted']"),
                PolicyBuilder.Mfa("At trusted").OnlyLocations("['AllTrusted']"))),
        new("The visible trusted location covered does not cover the MFA trusted IPs", Page.Network,
            PostureVerdict.EnforcedWithGaps,
            static tenant => Hq(tenant).Add(
                PolicyBuilder.Mfa().ExceptLocations("['AllTrusted']"), PolicyBuilder.Mfa("At HQ").OnlyLocations(s_hq))),
        new("All trusted locations excluded and named locations unreadable", Page.Network, PostureVerdict.Unknown,
            static tenant => tenant.CannotRead("locations").Add(PolicyBuilder.Mfa().ExceptLocations("['AllTrusted']"))),
        new("A named location excluded and named locations unreadable", Page.Network, PostureVerdict.Unknown,
            static tenant => tenant.CannotRead("locations").Add(PolicyBuilder.Mfa().ExceptLocations(s_hq))),
        new("Named locations unreadable, but no policy names one", Page.Network, PostureVerdict.Enforced,
            static tenant => tenant.CannotRead("locations").Add(PolicyBuilder.Mfa().OnlyLocations("['All']"))),
        new("A location that is not in the list", Page.Network, PostureVerdict.Unknown,
            static tenant => tenant.Add(PolicyBuilder.Mfa().ExceptLocations($"['{TestIds.Of("gone")}']"))),
        new("Compliant network is not modelled", Page.Network, PostureVerdict.Unknown,
            static tenant => tenant
                .Place("{\"@odata.type\":\"#microsoft.graph.compliantNetworkNamedLocation\",\"id\":\"" +
                    TestIds.Of("compliant") + "\",\"displayName\":\"Compliant\",\"isTrusted\":false," +
                    "\"compliantNetworkType\":\"allTenantCompliantNetworks\"}")
                .Add(PolicyBuilder.Mfa().ExceptLocations($"['{TestIds.Of("compliant")}']"))),
        new("A range inside another excluded, the outer one covered", Page.Network, PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Network("Campus", false, "198.51.100.0/24").Network("Lab", false, "198.51.100.128/25")
                .Add(
                    PolicyBuilder.Mfa().ExceptLocations($"['{TestIds.Of("Campus")}']"),
                    PolicyBuilder.Mfa("Campus less lab").When("locations",
                        $"{{'includeLocations': ['{TestIds.Of("Campus")}'], 'excludeLocations': ['{TestIds.Of("Lab")}']}}"))),
        new("Locations of the same ranges are the same place", Page.Network, PostureVerdict.Enforced,
            static tenant => tenant.Network("A", false, "198.51.100.0/24").Network("B", false, "198.51.100.7/24")
                .Add(
                    PolicyBuilder.Mfa().ExceptLocations($"['{TestIds.Of("A")}']"),
                    PolicyBuilder.Mfa("At B").OnlyLocations($"['{TestIds.Of("B")}']"))),
        new("IPv4 and IPv6 of one location: only half covered", Page.Network, PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Network("HQ", true, "203.0.113.0/24", "2001:db8::/32").Network("HQ6", false, "2001:db8::/32")
                .Add(
                    PolicyBuilder.Mfa().ExceptLocations(s_hq),
                    PolicyBuilder.Mfa("At HQ6").OnlyLocations($"['{TestIds.Of("HQ6")}']"))),
        new("A range that cannot be read makes its location unknown", Page.Network, PostureVerdict.Unknown,
            static tenant => tenant.Network("HQ", true, "203.0.113.0/33").Add(PolicyBuilder.Mfa().ExceptLocations(s_hq))),
        new("Countries excluded are a gap", Page.Network, PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Countries("Home countries", "DE AT").Add(PolicyBuilder.Mfa().ExceptLocations(s_home))),
        new("Abroad blocked and MFA at home", Page.Network, PostureVerdict.Enforced,
            static tenant => tenant.Countries("Home countries", "DE AT").Add(
                PolicyBuilder.Block("Block abroad").ExceptLocations(s_home), PolicyBuilder.Mfa().OnlyLocations(s_home))),
        new("Abroad blocked and nothing asked at home", Page.Network, PostureVerdict.NotEnforced,
            static tenant => tenant.Countries("Home countries", "DE AT").Add(
                PolicyBuilder.Block("Block abroad").ExceptLocations(s_home))),
        new("Countries by GPS are not modelled", Page.Network, PostureVerdict.Unknown,
            static tenant => tenant.Countries("Home countries", "DE", "authenticatorAppGps")
                .Add(PolicyBuilder.Mfa().ExceptLocations(s_home))),
        new("A way of finding countries that is not known", Page.Enums, PostureVerdict.Unknown,
            static tenant => tenant.Countries("Home countries", "DE", "starSign")
                .Add(PolicyBuilder.Mfa().ExceptLocations(s_home))),
        new("Block beats grant: everywhere but HQ blocked, MFA for all", Page.Policies, PostureVerdict.Enforced,
            static tenant => Hq(tenant).Add(PolicyBuilder.Mfa(), PolicyBuilder.Block().ExceptLocations(s_hq))),
        new("Everywhere blocked but where no MFA is asked", Page.Policies, PostureVerdict.NotEnforced,
            static tenant => Hq(tenant).Add(
                PolicyBuilder.Mfa().ExceptLocations(s_hq), PolicyBuilder.Block().ExceptLocations(s_hq))),
    ];

    private static TenantBuilder Hq(TenantBuilder tenant) => tenant.Network("HQ", isTrusted: true, "203.0.113.0/24");
}
