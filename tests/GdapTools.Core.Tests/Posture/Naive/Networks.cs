using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Tests.Posture.Naive;

/// <summary>Ranges that overlap and touch, and addresses at their edges.</summary>
internal static class Networks
{
    public static string[] Ranges { get; } =
    [
        "203.0.113.0/24", "203.0.113.128/25", "203.0.113.64/26", "198.51.100.0/25",
        "2001:db8:1::/48", "2001:db8:1:8000::/49",
    ];

    public static IReadOnlyList<(string Address, string? Country, bool IsMfaTrustedIp)> Addresses { get; } =
    [
        .. from address in new[]
           {
               "203.0.113.0", "203.0.113.127", "203.0.113.128", "203.0.114.0", "198.51.100.127",
               "2001:db8:1::", "2001:db8:1:8000::",
           }
           from country in new[] { "DE", "AT", "FR", null }
           from isMfaTrustedIp in new[] { false, true }
           select (address, country, isMfaTrustedIp),
    ];
}
