namespace GdapTools.Core.Tests.Posture.Naive;

/// <summary>Devices that differ in all that a control or a filter may look at.</summary>
internal static class Devices
{
    public static Device[] All { get; } =
    [
        new("unregistered device"),
        new("registered phone")
        {
            IsRegistered = true, TrustType = "Workplace",
            Attributes = Device.Has(("operatingSystem", "iOS"), ("model", "iPhone"), ("extensionAttribute1", "SAW")),
        },
        new("compliant laptop")
        {
            IsRegistered = true, TrustType = "AzureAD", IsCompliant = true, IsManaged = true,
            Attributes = Device.Has(("operatingSystem", "Windows"), ("model", "Surface Pro"), ("extensionAttribute1", "SAW")),
        },
        new("managed laptop")
        {
            IsRegistered = true, TrustType = "AzureAD", IsManaged = true,
            Attributes = Device.Has(("operatingSystem", "Windows"), ("model", "Latitude"), ("extensionAttribute1", "PAW")),
        },
        new("hybrid joined desktop")
        {
            IsRegistered = true, TrustType = "ServerAD",
            Attributes = Device.Has(
                ("operatingSystem", "Windows"), ("displayName", "KIOSK-1"), ("systemLabels", "AzureResource;MultiUser")),
        },
        new("compliant hybrid joined desktop")
        {
            IsRegistered = true, TrustType = "ServerAD", IsCompliant = true,
            Attributes = Device.Has(("operatingSystem", "Windows"), ("displayName", "Kiosk-2"), ("extensionAttribute1", "saw")),
        },
        new("compliant phone")
        {
            IsRegistered = true, TrustType = "Workplace", IsCompliant = true,
            Attributes = Device.Has(("operatingSystem", "Android"), ("model", "Surface Duo"), ("displayName", "Phone")),
        },
    ];
}
