using System.Linq;
using System.Net;
using System.Text.Json;

namespace GdapTools.Core.Tests.Posture.Naive;

/// <summary>Whether a sign-in comes from where a policy says: concept-assignment-network.</summary>
internal static class NaiveLocations
{
    public static bool Hold(JsonElement policy, NaiveTenant tenant, SignIn signIn) =>
        policy.At("conditions.locations") is null
        || (IsAmong(policy.List("conditions.locations.includeLocations"), tenant, signIn)
            && !IsAmong(policy.List("conditions.locations.excludeLocations"), tenant, signIn));

    /// <summary>"Any location causes a policy to apply to all IP addresses."</summary>
    private static bool IsAmong(string[] locations, NaiveTenant tenant, SignIn signIn) =>
        locations.Has("All")
        || (locations.Has("AllTrusted") && IsTrusted(tenant, signIn))
        || tenant.NamedLocations.Any(place => locations.Has(place.Text("id")!) && Holds(place, signIn));

    /// <summary>
    /// "All locations marked as trusted locations" and "Multifactor authentication trusted IPs, if configured"; by
    /// entra/identity/authentication/howto-mfa-mfasettings also what AD FS calls inside the corporate network, whatever the address.
    /// </summary>
    private static bool IsTrusted(NaiveTenant tenant, SignIn signIn) =>
        signIn.IsMfaTrustedIp || tenant.NamedLocations.Any(place => place.Flag("isTrusted") && Holds(place, signIn));

    private static bool Holds(JsonElement place, SignIn signIn)
    {
        if (place.At("ipRanges") is { } ranges)
        {
            return ranges.EnumerateArray().Any(range => InRange(range.Text("cidrAddress")!, signIn.IPAddress));
        }

        // "Some IP addresses don't map to a specific country or region": a box says whether they are in.
        return signIn.Country is null
            ? place.Flag("includeUnknownCountriesAndRegions")
            : place.List("countriesAndRegions").Has(signIn.Country);
    }

    private static bool InRange(string cidr, string address)
    {
        string[] parts = cidr.Split('/');
        byte[] network = IPAddress.Parse(parts[0]).GetAddressBytes();
        byte[] bytes = IPAddress.Parse(address).GetAddressBytes();
        return network.Length == bytes.Length
            && Enumerable.Range(0, int.Parse(parts[1])).All(bit => BitOf(network, bit) == BitOf(bytes, bit));
    }

    private static int BitOf(byte[] bytes, int bit) => bytes[bit / 8] >> (7 - bit % 8) & 1;
}
