using System.Collections.Generic;

namespace GdapTools.Core.Tests.Posture;

/// <summary>Rules on devices beside demands on devices, and extension attributes.</summary>
internal static class CasesOfDeviceTies
{
    private const string Compliant = """device.isCompliant -eq "True" """;
    private const string Registered =
        """device.trustType -eq "AzureAD" -or device.trustType -eq "ServerAD" -or device.trustType -eq "Workplace" """;
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
        new("Microsoft's example: devices that are no SAW left out of MFA", Page.Devices,
            PostureVerdict.EnforcedWithGaps,
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
        new("An extension attribute equal and not equal: of unmanaged registered devices the page says two things",
            Page.Devices, PostureVerdict.Unknown,
            static tenant => tenant.Add(
                PolicyBuilder.Mfa().OnlyDevices("""device.extensionAttribute1 -eq "SAW" """),
                PolicyBuilder.Mfa("Others").OnlyDevices("""device.extensionAttribute1 -ne "SAW" """))),
        new("A compliant device of all, and MFA on compliant devices: no other device gets a token", Page.Grant,
            PostureVerdict.Enforced,
            static tenant => tenant.Add(
                PolicyBuilder.Create("Compliant", "OR", "compliantDevice"),
                PolicyBuilder.Mfa().OnlyDevices(Compliant))),
        new("A compliant device of all, and MFA on the others only: nobody who gets a token did MFA", Page.Grant,
            PostureVerdict.NotEnforced,
            static tenant => tenant.Add(
                PolicyBuilder.Create("Compliant", "OR", "compliantDevice"),
                PolicyBuilder.Mfa().ExceptDevices(Compliant))),
        new("MFA or a compliant device, and MFA on compliant devices", Page.Grant, PostureVerdict.Enforced,
            static tenant => tenant.Add(
                PolicyBuilder.Create("Either", "OR", "mfa", "compliantDevice"),
                PolicyBuilder.Mfa().OnlyDevices(Compliant))),
        new("MFA or a compliant device, and all but compliant devices blocked", Page.Grant, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(
                PolicyBuilder.Create("Either", "OR", "mfa", "compliantDevice"),
                PolicyBuilder.Block().ExceptDevices(Compliant))),
        new("MFA or a compliant device, and compliant devices blocked", Page.Grant, PostureVerdict.Enforced,
            static tenant => tenant.Add(
                PolicyBuilder.Create("Either", "OR", "mfa", "compliantDevice"),
                PolicyBuilder.Block().OnlyDevices(Compliant))),
        new("A hybrid joined device of all, and MFA on hybrid joined devices", Page.Grant, PostureVerdict.Enforced,
            static tenant => tenant.Add(
                PolicyBuilder.Create("Hybrid", "OR", "domainJoinedDevice"), PolicyBuilder.Mfa().OnlyDevices(Hybrid))),
        new("A hybrid joined device of all, and MFA on the others only", Page.Grant, PostureVerdict.NotEnforced,
            static tenant => tenant.Add(
                PolicyBuilder.Create("Hybrid", "OR", "domainJoinedDevice"), PolicyBuilder.Mfa().ExceptDevices(Hybrid))),
        new("MFA or a hybrid joined device, and MFA on hybrid joined devices", Page.Grant, PostureVerdict.Enforced,
            static tenant => tenant.Add(
                PolicyBuilder.Create("Either", "OR", "mfa", "domainJoinedDevice"),
                PolicyBuilder.Mfa().OnlyDevices(Hybrid))),
        new("A compliant device is registered: MFA on all registered devices meets it", Page.Grant,
            PostureVerdict.Enforced,
            static tenant => tenant.Add(
                PolicyBuilder.Create("Either", "OR", "mfa", "compliantDevice"),
                PolicyBuilder.Mfa().OnlyDevices(
                    Registered))),
        new("The platform is what the user agent says, a device's system what the directory says: they may differ",
            Page.Conditions, PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Add(
                PolicyBuilder.Mfa().ExceptDevices("""device.operatingSystem -eq "Windows" """),
                PolicyBuilder.Block().Only("['windows']"))),
    ];
}
