using System.Collections.Generic;

namespace GdapTools.Core.Tests.Posture;

/// <summary>
/// Rules on devices. An unregistered device has no properties: positive operators fail on it, negative ones hold.
/// </summary>
internal static partial class CasesOfDeviceRules
{
    public static IEnumerable<PostureCase> All =>
    [
        new("A positive rule never meets an unregistered device", Page.Devices, PostureVerdict.EnforcedWithGaps,
            static tenant => Only(tenant, """device.displayName -eq "SAW-1" """)),
        new("A negative rule meets unregistered devices, not the device it names", Page.Devices,
            PostureVerdict.EnforcedWithGaps, static tenant => Only(tenant, """device.displayName -ne "SAW-1" """)),
        new("A negative rule leaves unregistered devices out of MFA", Page.Devices, PostureVerdict.EnforcedWithGaps,
            static tenant => Except(tenant, """device.displayName -ne "SAW-1" """)),
        new("Named devices by one policy, all others by another", Page.Devices, PostureVerdict.Enforced,
            static tenant => Pair(tenant, """device.displayName -eq "SAW-1" """, """device.displayName -eq "SAW-1" """)),
        new("Compliant and not compliant, both positive: unregistered devices are neither", Page.Devices,
            PostureVerdict.EnforcedWithGaps,
            static tenant => Both(tenant, """device.isCompliant -eq "True" """, """device.isCompliant -eq "False" """)),
        new("Devices marked as not compliant left out: unregistered ones stay in, the marked ones are a gap", Page.Devices,
            PostureVerdict.EnforcedWithGaps, static tenant => Except(tenant, """device.isCompliant -eq "False" """)),
        new("Personal and company devices, both positive: unregistered devices are neither", Page.Devices,
            PostureVerdict.EnforcedWithGaps,
            static tenant => Both(
                tenant, """device.deviceOwnership -eq "Personal" """, """device.deviceOwnership -eq "Company" """)),
        new("In a longer list left out, in a shorter one covered", Page.Devices, PostureVerdict.EnforcedWithGaps,
            static tenant => Pair(
                tenant, """device.displayName -in ["A","B"]""", """device.displayName -in ["A","B","C"]""")),
        new("Not in a list leaves unregistered devices out of MFA", Page.Devices, PostureVerdict.EnforcedWithGaps,
            static tenant => Except(tenant, """device.model -notIn ["A","B"]""")),
        new("A longer label is not the shorter one: whole members of a property that is a list", Page.Devices,
            PostureVerdict.EnforcedWithGaps,
            static tenant => Pair(
                tenant, """device.systemLabels -contains "M365" """, """device.systemLabels -contains "M365Managed" """)),
        new("A shorter beginning left out does not lie within the longer one covered", Page.Devices,
            PostureVerdict.EnforcedWithGaps,
            static tenant => Pair(
                tenant, """device.displayName -startsWith "HQ-" """, """device.displayName -startsWith "HQ" """)),
    ];

    private static void Only(TenantBuilder tenant, string rule) => tenant.Add(PolicyBuilder.Mfa().OnlyDevices(rule));

    private static void Except(TenantBuilder tenant, string rule) => tenant.Add(PolicyBuilder.Mfa().ExceptDevices(rule));

    private static void Both(TenantBuilder tenant, string one, string other) => tenant.Add(
        PolicyBuilder.Mfa().OnlyDevices(one), PolicyBuilder.Mfa("Others").OnlyDevices(other));

    private static void Pair(TenantBuilder tenant, string covered, string leftOut) => tenant.Add(
        PolicyBuilder.Mfa().ExceptDevices(leftOut), PolicyBuilder.Mfa("Those").OnlyDevices(covered));
}
