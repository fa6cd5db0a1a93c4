using System.Collections.Generic;

namespace GdapTools.Core.Tests.Posture;

/// <summary>
/// Rules on devices. An unregistered device has no properties: positive operators fail on it, negative ones hold.
/// </summary>
internal static class CasesOfDeviceRules
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
        new("Devices marked as not compliant left out: unregistered ones stay in, the marked ones are a gap",
            Page.Devices,
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
        new("Equal by one policy and not equal by another", Page.Devices, PostureVerdict.Enforced,
            static tenant => Both(tenant, """device.model -eq "A" """, """device.model -ne "A" """)),
        new("Compliant, and by a negative operator not compliant: every device is one of them", Page.Devices,
            PostureVerdict.Enforced,
            static tenant => Both(tenant, """device.isCompliant -eq "True" """, """device.isCompliant -ne "True" """)),
        new("Every kind of registration, all positive: unregistered devices have none", Page.Devices,
            PostureVerdict.EnforcedWithGaps,
            static tenant => Only(
                tenant,
                """
                device.trustType -eq "AzureAD" -or device.trustType -eq "ServerAD" -or device.trustType -eq "Workplace"
                """)),
        new("In a list, and equal to one or the other: the same devices", Page.Devices, PostureVerdict.Enforced,
            static tenant => Pair(
                tenant,
                """device.displayName -eq "A" -or device.displayName -eq "B" """,
                """device.displayName -in ["A","B"]""")),
        new("In a list and not in it", Page.Devices, PostureVerdict.Enforced,
            static tenant => Both(tenant, """device.model -in ["A","B"]""", """device.model -notIn ["A","B"]""")),
        new("Containing and not containing a text", Page.Devices, PostureVerdict.Enforced,
            static tenant => Both(tenant, """device.model -contains "book" """, """device.model -notContains "book" """)),
        new("A longer text contained has the shorter one: substrings of a property that is one text", Page.Devices,
            PostureVerdict.Enforced,
            static tenant => Pair(tenant, """device.model -contains "book" """, """device.model -contains "notebook" """)),
        new("Two labels at once are possible", Page.Devices, PostureVerdict.EnforcedWithGaps,
            static tenant => Except(
                tenant,
                """device.systemLabels -contains "M365Managed" -and device.systemLabels -contains "MultiUser" """)),
        new("A longer beginning left out lies within the shorter one covered", Page.Devices, PostureVerdict.Enforced,
            static tenant => Pair(
                tenant, """device.displayName -startsWith "HQ" """, """device.displayName -startsWith "HQ-" """)),
        new("Ending and not ending with a text", Page.Devices, PostureVerdict.Enforced,
            static tenant => Both(
                tenant, """device.displayName -endsWith "-K" """, """device.displayName -notEndsWith "-K" """)),
        new("No device is of two models: nobody is asked", Page.Devices, PostureVerdict.NotEnforced,
            static tenant => Only(tenant, """device.model -eq "A" -and device.model -eq "B" """)),
        new("No device is of two models: nobody is left out", Page.Devices, PostureVerdict.Enforced,
            static tenant => Except(tenant, """device.model -eq "A" -and device.model -eq "B" """)),
        new("No device begins with one text and equals another that does not", Page.Devices, PostureVerdict.Enforced,
            static tenant => Except(tenant, """device.model -startsWith "X" -and device.model -eq "Y1" """)),
        new("A rule that holds for every device asks everybody", Page.Devices, PostureVerdict.Enforced,
            static tenant => Only(tenant, """device.model -eq "A" -or device.model -ne "A" """)),
        new("A rule that holds for every device leaves everybody out", Page.Devices, PostureVerdict.NotEnforced,
            static tenant => Except(tenant, """device.model -eq "A" -or device.model -ne "A" """)),
    ];

    private static void Only(TenantBuilder tenant, string rule) => tenant.Add(PolicyBuilder.Mfa().OnlyDevices(rule));

    private static void Except(TenantBuilder tenant, string rule) => tenant.Add(PolicyBuilder.Mfa().ExceptDevices(rule));

    private static void Both(TenantBuilder tenant, string one, string other) => tenant.Add(
        PolicyBuilder.Mfa().OnlyDevices(one), PolicyBuilder.Mfa("Others").OnlyDevices(other));

    private static void Pair(TenantBuilder tenant, string covered, string leftOut) => tenant.Add(
        PolicyBuilder.Mfa().ExceptDevices(leftOut), PolicyBuilder.Mfa("Those").OnlyDevices(covered));
}
