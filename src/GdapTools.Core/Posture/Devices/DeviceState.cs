using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>
/// What Entra knows of the device of a sign-in. An unregistered device is unknown to it; compliant devices are managed,
/// by Intune or by a partner of it.
/// Source: https://learn.microsoft.com/entra/identity/conditional-access/concept-condition-filters-for-devices
/// </summary>
/// <param name="TrustType">AzureAD (joined), ServerAD (hybrid joined), Workplace (registered); null: not registered.</param>
/// <param name="IsCompliant">Whether it is marked as compliant.</param>
/// <param name="IsManaged">Whether Intune manages it.</param>
internal sealed record DeviceState(string? TrustType, bool IsCompliant, bool IsManaged)
{
    public static readonly IReadOnlyList<string> TrustTypes = ["AzureAD", "ServerAD", "Workplace"];

    /// <summary>Every state there is; the first is that of an unregistered device.</summary>
    public static readonly IReadOnlyList<DeviceState> All =
    [
        new DeviceState(null, false, false),
        .. TrustTypes.SelectMany(static type => new[]
        {
            new DeviceState(type, false, false), new DeviceState(type, false, true), new DeviceState(type, true, true),
        }),
    ];

    public bool IsRegistered => TrustType is not null;

    public bool IsHybridJoined => TrustType == "ServerAD";

    /// <summary>Whether Entra has values of its extension attributes when it evaluates policies.</summary>
    public bool HasExtensionAttributes => IsManaged || IsHybridJoined;

    /// <summary>How texts call it.</summary>
    public string Label
    {
        get
        {
            if (!IsRegistered)
            {
                return "unregistered device";
            }

            string state = IsCompliant ? "compliant " : IsManaged ? "managed, not compliant " : "unmanaged ";
            return state + (IsHybridJoined ? "hybrid joined" : TrustType == "AzureAD" ? "Entra joined" : "Entra registered")
                + " device";
        }
    }
}
