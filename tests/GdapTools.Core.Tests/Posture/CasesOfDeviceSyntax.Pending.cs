using System.Collections.Generic;

namespace GdapTools.Core.Tests.Posture;

/// <summary>Rules on devices that the engine has to read.</summary>
internal static partial class CasesOfDeviceSyntax
{
    public static IEnumerable<PostureCase> Pending =>
    [
        new("AND binds closer than OR", Page.RuleSyntax, PostureVerdict.Enforced,
            static tenant => Both(
                tenant,
                """device.displayName -eq "B" -and device.model -eq "A" -or device.model -ne "A" """,
                """device.model -eq "A" -and device.displayName -ne "B" """)),
        new("Parentheses come before AND", Page.RuleSyntax, PostureVerdict.EnforcedWithGaps,
            static tenant => Both(
                tenant,
                """device.displayName -eq "B" -and (device.model -eq "A" -or device.model -ne "A")""",
                """device.model -eq "A" -and device.displayName -ne "B" """)),
        new("Texts compare without regard to case", Page.RuleSyntax, PostureVerdict.Enforced,
            static tenant => Pair(tenant, """device.model -eq "Surface" """, """device.model -eq "SURFACE" """)),
        new("Operators may be written without a hyphen", Page.RuleSyntax, PostureVerdict.Enforced,
            static tenant => Pair(tenant, """(device.model eq "A")""", """device.model -eq "A" """)),
        new("A value of truth may be written without quotes", Page.RuleSyntax, PostureVerdict.Enforced,
            static tenant => Pair(tenant, "device.isCompliant -eq True", """device.isCompliant -eq "true" """)),
        new("One rule may be another's contrary by de Morgan", Page.RuleSyntax, PostureVerdict.Enforced,
            static tenant => Both(
                tenant,
                """device.model -eq "A" -and device.displayName -startsWith "HQ" """,
                """device.model -ne "A" -or device.displayName -notStartsWith "HQ" """)),
        new("Two negatives joined by OR leave all devices out but one", Page.RuleSyntax, PostureVerdict.EnforcedWithGaps,
            static tenant => Except(tenant, """device.model -ne "A" -or device.displayName -ne "B" """)),
        new("NOT before a comparison of registered devices", Page.RuleSyntax, PostureVerdict.EnforcedWithGaps,
            static tenant => Except(
                tenant, """device.trustType -eq "AzureAD" -and -not (device.displayName -startsWith "SAW")""")),
        new("A property that the page does not list", Page.Devices, PostureVerdict.Unknown,
            static tenant => Only(tenant, """device.batteryLevel -eq "full" """)),
        new("An operator that the page does not list", Page.Devices, PostureVerdict.Unknown,
            static tenant => Only(tenant, """device.displayName -match "^SAW" """)),
    ];
}
