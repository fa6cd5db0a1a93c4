using System.Collections.Generic;

namespace GdapTools.Core.Posture;

/// <summary>
/// Places from which all policies treat a sign-in alike: inside just these named locations, and inside or outside the
/// MFA trusted IPs.
/// </summary>
internal sealed record LocationAtom
{
    /// <summary>The named locations, as places in the atlas, that it lies in.</summary>
    public required ISet<int> Inside { get; init; }

    /// <summary>Atoms with the same number lie in the same IP ranges and differ in country only.</summary>
    public required int Network { get; init; }

    /// <summary>Whether it lies in no IP range that is named.</summary>
    public required bool IsElsewhere { get; init; }

    /// <summary>Whether it is among the MFA trusted IPs, which Graph does not list.</summary>
    public required bool IsMfaTrustedIp { get; init; }

    /// <summary>Whether such an address is known to exist.</summary>
    public required bool IsCertain { get; init; }
}
