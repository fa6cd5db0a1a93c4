using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Tests.Posture.Naive;

/// <summary>Ranges that overlap and touch, and addresses at their edges.</summary>
internal static class Networks
{
    public static string[] Ranges { get; } =
    [
        "203.0.113.0/24", "203.0.113.128/25", "203.0.113.64/26", "203.0.113.128/32", "198.51.100.0/25",
        "2001:db8:1::/48", "2001:db8:1:8000::/49",
    ];

    public static IReadOnlyList<(string Address, string? Country, bool IsMfaTrustedIp)> Addresses { get; } =
    [
        .. from address in new[]
           {
               "203.0.113.1", "203.0.113.127", "203.0.113.128", "203.0.113.255", "203.0.114.0", "198.51.100.127",
               "2001:db8:1::1", "2001:db8:1:8000::", "2001:db8:2::",
           }
           from country in new[] { "DE", "US", null }
           from isMfaTrustedIp in new[] { false, true }
           where country == "DE" || address is "203.0.113.1" or "203.0.114.0" or "2001:db8:1::1"
           select (address, country, isMfaTrustedIp),
    ];
}
