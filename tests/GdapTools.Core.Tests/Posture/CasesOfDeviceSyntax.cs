using System.Collections.Generic;

namespace GdapTools.Core.Tests.Posture;

/// <summary>How rules on devices are read, and what no page says of them.</summary>
internal static partial class CasesOfDeviceSyntax
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
    ];

    private static void Only(TenantBuilder tenant, string rule) => tenant.Add(PolicyBuilder.Mfa().OnlyDevices(rule));

    private static void Except(TenantBuilder tenant, string rule) => tenant.Add(PolicyBuilder.Mfa().ExceptDevices(rule));

    private static void Both(TenantBuilder tenant, string one, string other) => tenant.Add(
        PolicyBuilder.Mfa().OnlyDevices(one), PolicyBuilder.Mfa("Others").OnlyDevices(other));

    private static void Pair(TenantBuilder tenant, string covered, string leftOut) => tenant.Add(
        PolicyBuilder.Mfa().ExceptDevices(leftOut), PolicyBuilder.Mfa("Those").OnlyDevices(covered));
}
