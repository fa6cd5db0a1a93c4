using System.Collections.Generic;

namespace GdapTools.Core.Tests.Posture;

/// <summary>How rules on devices are read, and what no page says of them.</summary>
internal static class CasesOfDeviceSyntax
{
    public static IEnumerable<PostureCase> All =>
    [
        new("A rule that cannot be read, devices matching it included", Page.Devices, PostureVerdict.Unknown,
            static tenant => Only(tenant, """device.model -eq "A" -and (""")),
        new("A rule that cannot be read, devices matching it left out", Page.Devices, PostureVerdict.Unknown,
            static tenant => Except(tenant, "devices like mine")),
        new("A rule that cannot be read in a block beside MFA for all: policies only add demands", Page.Policies,
            PostureVerdict.Enforced,
            static tenant => tenant.Add(PolicyBuilder.Mfa(), PolicyBuilder.Block().OnlyDevices("devices like mine"))),
        new("An attribute of users in a rule on devices", Page.Devices, PostureVerdict.Unknown,
            static tenant => Only(tenant, """user.department -eq "IT" """)),
        new("A mode of the filter that is not known", Page.Enums, PostureVerdict.Unknown,
            static tenant => tenant.Add(PolicyBuilder.Mfa().When(
                "devices", "{'deviceFilter': {'mode': 'prefer', 'rule': 'device.isCompliant -eq True'}}"))),
        new("A filter without a rule, which no page explains", Page.Devices, PostureVerdict.Unknown,
            static tenant => tenant.Add(PolicyBuilder.Mfa().When(
                "devices", "{'deviceFilter': {'mode': 'include', 'rule': null}}"))),
        new("Devices without a filter are no condition", Page.PolicyApi, PostureVerdict.Enforced,
            static tenant => tenant.Add(PolicyBuilder.Mfa().When("devices", "{'deviceFilter': null}"))),
        new("A filter that cannot be read in a policy that is only reported", Page.ReportOnly, PostureVerdict.Enforced,
            static tenant => tenant.Add(
                PolicyBuilder.Mfa(),
                PolicyBuilder.Mfa("Trial").OnlyDevices("devices like mine")
                    .Set("state", "'enabledForReportingButNotEnforced'"))),
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
        new("Two negatives joined by OR leave all devices out but one", Page.RuleSyntax,
            PostureVerdict.EnforcedWithGaps,
            static tenant => Except(tenant, """device.model -ne "A" -or device.displayName -ne "B" """)),
        new("NOT before a comparison of registered devices", Page.RuleSyntax, PostureVerdict.EnforcedWithGaps,
            static tenant => Except(
                tenant, """device.trustType -eq "AzureAD" -and -not (device.displayName -startsWith "SAW")""")),
        new("A property that the page does not list", Page.Devices, PostureVerdict.Unknown,
            static tenant => Only(tenant, """device.batteryLevel -eq "full" """)),
        new("An operator that the page does not list", Page.Devices, PostureVerdict.Unknown,
            static tenant => Only(tenant, """device.displayName -match "^SAW" """)),
    ];

    private static void Only(TenantBuilder tenant, string rule) => tenant.Add(PolicyBuilder.Mfa().OnlyDevices(rule));

    private static void Except(TenantBuilder tenant, string rule) => tenant.Add(PolicyBuilder.Mfa().ExceptDevices(rule));

    private static void Both(TenantBuilder tenant, string one, string other) => tenant.Add(
        PolicyBuilder.Mfa().OnlyDevices(one), PolicyBuilder.Mfa("Others").OnlyDevices(other));

    private static void Pair(TenantBuilder tenant, string covered, string leftOut) => tenant.Add(
        PolicyBuilder.Mfa().ExceptDevices(leftOut), PolicyBuilder.Mfa("Those").OnlyDevices(covered));
}
