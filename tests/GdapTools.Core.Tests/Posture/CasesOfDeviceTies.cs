using System.Collections.Generic;

namespace GdapTools.Core.Tests.Posture;

/// <summary>Rules on devices beside demands on devices, and extension attributes.</summary>
internal static partial class CasesOfDeviceTies
{
    private const string Compliant = """device.isCompliant -eq "True" """;
    private const string Hybrid = """device.trustType -eq "ServerAD" """;

    public static IEnumerable<PostureCase> All =>
    [
        new("MFA or a hybrid joined device, and MFA on joined ones that are not hybrid", Page.Grant,
            PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Add(
                PolicyBuilder.Create("Either", "OR", "mfa", "domainJoinedDevice"),
                PolicyBuilder.Mfa().OnlyDevices("""device.trustType -eq "AzureAD" """))),
        new("MFA on platforms with a name, a compliant device of all: a compliant device may name any platform",
            Page.Conditions, PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Add(
                PolicyBuilder.Mfa().Only("['android', 'iOS', 'windows', 'macOS', 'linux']"),
                PolicyBuilder.Create("Compliant", "OR", "compliantDevice"))),
        new("Extension attributes of managed devices: the rest is a gap", Page.Devices, PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Add(
                PolicyBuilder.Mfa().OnlyDevices("""device.extensionAttribute1 -eq "SAW" """))),
        new("Microsoft's example: devices that are no SAW left out of MFA", Page.Devices, PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Add(
                PolicyBuilder.Mfa().ExceptDevices("""device.extensionAttribute1 -ne "SAW" """))),
        new("Microsoft's example: all but SAW blocked, and MFA for all", Page.Devices, PostureVerdict.Enforced,
            static tenant => tenant.Add(
                PolicyBuilder.Mfa(), PolicyBuilder.Block().ExceptDevices("""device.extensionAttribute1 -eq "SAW" """))),
        new("Microsoft's example for Teams phones: service accounts are blocked elsewhere and not asked there",
            Page.Devices, PostureVerdict.NotEnforced,
            static tenant => tenant.InGroup("service accounts").Add(
                PolicyBuilder.Mfa().For("excludeGroups", $"['{TestIds.Of("service accounts")}']"),
                PolicyBuilder.Block().ExceptDevices("""device.extensionAttribute2 -eq "TeamsPhoneDevice" """))),
        new("The same example as it is printed, with a negative operator: phones are blocked, other devices are not asked",
            Page.Devices, PostureVerdict.NotEnforced,
            static tenant => tenant.InGroup("service accounts").Add(
                PolicyBuilder.Mfa().For("excludeGroups", $"['{TestIds.Of("service accounts")}']"),
                PolicyBuilder.Block().ExceptDevices("""device.extensionAttribute2 -ne "TeamsPhoneDevice" """))),
        new("An extension attribute equal and not equal: a registered device that nobody manages may fall under neither",
            Page.Devices, PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Add(
                PolicyBuilder.Mfa().OnlyDevices("""device.extensionAttribute1 -eq "SAW" """),
                PolicyBuilder.Mfa("Others").OnlyDevices("""device.extensionAttribute1 -ne "SAW" """))),
    ];
}
