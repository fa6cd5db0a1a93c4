using System.Collections.Generic;

namespace GdapTools.Core.Tests.Posture;

/// <summary>Rules on devices that the engine has to join with demands on devices and with platforms.</summary>
internal static partial class CasesOfDeviceTies
{
    public static IEnumerable<PostureCase> Pending =>
    [
        new("A compliant device of all, and MFA on compliant devices: no other device gets a token", Page.Grant,
            PostureVerdict.Enforced,
            static tenant => tenant.Add(
                PolicyBuilder.Create("Compliant", "OR", "compliantDevice"), PolicyBuilder.Mfa().OnlyDevices(Compliant))),
        new("A compliant device of all, and MFA on the others only: nobody who gets a token did MFA", Page.Grant,
            PostureVerdict.NotEnforced,
            static tenant => tenant.Add(
                PolicyBuilder.Create("Compliant", "OR", "compliantDevice"), PolicyBuilder.Mfa().ExceptDevices(Compliant))),
        new("MFA or a compliant device, and MFA on compliant devices", Page.Grant, PostureVerdict.Enforced,
            static tenant => tenant.Add(
                PolicyBuilder.Create("Either", "OR", "mfa", "compliantDevice"), PolicyBuilder.Mfa().OnlyDevices(Compliant))),
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
                PolicyBuilder.Create("Either", "OR", "mfa", "domainJoinedDevice"), PolicyBuilder.Mfa().OnlyDevices(Hybrid))),
        new("A compliant device is registered: MFA on all registered devices meets it", Page.Grant, PostureVerdict.Enforced,
            static tenant => tenant.Add(
                PolicyBuilder.Create("Either", "OR", "mfa", "compliantDevice"),
                PolicyBuilder.Mfa().OnlyDevices(
                    """device.trustType -eq "AzureAD" -or device.trustType -eq "ServerAD" -or device.trustType -eq "Workplace" """))),
        new("The platform is what the user agent says, a device's system what the directory says: they may differ",
            Page.Conditions, PostureVerdict.EnforcedWithGaps,
            static tenant => tenant.Add(
                PolicyBuilder.Mfa().ExceptDevices("""device.operatingSystem -eq "Windows" """),
                PolicyBuilder.Block().Only("['windows']"))),
    ];
}
