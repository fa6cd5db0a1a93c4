using System.Collections.Generic;

namespace GdapTools.Core.Posture;

/// <summary>One respect in which sign-ins can differ.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Name">What it is called as a name in a gap's context.</param>
/// <param name="Values">Its values, by number.</param>
internal sealed record Axis(AxisKind Kind, string Name, IReadOnlyList<string> Values)
{
    public int Size => Values.Count;
}

/// <summary>What an axis is about.</summary>
internal enum AxisKind
{
    /// <summary>One of <see cref="Dimensions"/>.</summary>
    Fixed,

    /// <summary>A property of the device that a filter looks at.</summary>
    DeviceProperty,

    /// <summary>A device filter that is not understood: a sign-in matches it or does not.</summary>
    OpaqueRule,

    /// <summary>Whether a directory role that the account is eligible for is activated.</summary>
    EligibleRole,

    /// <summary>The same where it could not be read whether the account is eligible.</summary>
    PossibleRole,
}
