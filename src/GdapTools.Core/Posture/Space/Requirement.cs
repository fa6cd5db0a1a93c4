using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>What a policy asks of a sign-in it covers, for one state of device and app.</summary>
internal enum Requirement
{
    /// <summary>Nothing that puts the MFA claim into the token.</summary>
    None,

    Mfa,

    /// <summary>No token: blocked, or a control that cannot be met.</summary>
    Refused,

    Unknown,
}

/// <summary>Works out requirements from grant controls.
/// Source: https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-grant</summary>
internal static class Requirements
{
    public static readonly Requirement[] All =
        [Requirement.None, Requirement.Mfa, Requirement.Refused, Requirement.Unknown];

    /// <returns>For each of <see cref="DeviceState.All"/> and <see cref="Dimensions.Apps"/>.</returns>
    public static Requirement[][] Of(CaPolicy policy)
    {
        bool isUnclear = policy.Oddities.Any(static oddity =>
            oddity.Path != "conditions" && !oddity.Path.StartsWith("conditions.", System.StringComparison.Ordinal));
        return DeviceState.All
            .Select(device => Enumerable.Range(0, Dimensions.Apps.Length)
                .Select(app => isUnclear ? Requirement.Unknown : Of(policy.Grant, device, app == 1)).ToArray())
            .ToArray();
    }

    private static Requirement Of(PolicyGrant grant, DeviceState device, bool isManagedApp)
    {
        // Entra has stopped asking for approved apps, "as if this grant isn't selected".
        // Source: https://learn.microsoft.com/entra/identity/conditional-access/migrate-approved-client-app
        GrantControl[] controls = grant.Controls.Where(static control => control.Kind != GrantKind.ApprovedApp).ToArray();
        if (controls.Length == 0)
        {
            return Requirement.None;
        }

        bool all = grant.All || controls.Length == 1;
        HashSet<Requirement> each = new(controls.Select(control => Of(control, device, isManagedApp)));
        Requirement[] order = all
            ? [Requirement.Refused, Requirement.Mfa, Requirement.Unknown, Requirement.None]
            : [Requirement.None, Requirement.Unknown, Requirement.Mfa, Requirement.Refused];
        return order.First(each.Contains);
    }

    private static Requirement Of(GrantControl control, DeviceState device, bool isManagedApp) => control.Kind switch
    {
        GrantKind.Mfa => Requirement.Mfa,
        GrantKind.Block => Requirement.Refused,
        GrantKind.CompliantDevice => Met(device.IsCompliant),
        GrantKind.HybridJoinedDevice => Met(device.IsHybridJoined),
        GrantKind.ProtectedApp => Met(isManagedApp),
        GrantKind.WithoutMfa => Requirement.None,
        _ => Requirement.Unknown,
    };

    private static Requirement Met(bool isMet) => isMet ? Requirement.None : Requirement.Refused;
}
