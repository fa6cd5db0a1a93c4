using CsCheck;

namespace GdapTools.Core.Tests.Posture.Naive;

/// <summary>Filters for devices that match some of the devices there are.</summary>
internal static class RandomFilters
{
    private static readonly Gen<string> s_comparison = Gen.OneOf(
        "device.trustType -eq \\\"ServerAD\\\"", "device.trustType -ne \\\"AzureAD\\\"", "device.isCompliant -eq True",
        "device.isCompliant -ne True", "device.operatingSystem -eq \\\"Windows\\\"", "device.operatingSystem -ne \\\"Windows\\\"",
        "device.operatingSystem -in [\\\"iOS\\\", \\\"Android\\\"]", "device.operatingSystem -notIn [\\\"Windows\\\"]",
        "device.model -contains \\\"Surface\\\"", "device.model -notContains \\\"surface\\\"",
        "device.displayName -startsWith \\\"Kiosk\\\"", "device.displayName -notStartsWith \\\"Kiosk\\\"",
        "device.displayName -endsWith \\\"2\\\"", "device.systemLabels -contains \\\"MultiUser\\\"",
        "device.systemLabels -notContains \\\"Multi\\\"", "device.extensionAttribute1 -eq \\\"SAW\\\"",
        "device.extensionAttribute1 -ne \\\"SAW\\\"");

    public static Gen<Edit[]> Edits =>
        from mode in Gen.OneOf("include", "exclude")
        from rule in Rule
        select new[] { new Edit("conditions.devices.deviceFilter", $"{{'mode': '{mode}', 'rule': '{rule}'}}") };

    private static Gen<string> Rule => Gen.Frequency(
        (6, s_comparison),
        (1, s_comparison.Select(static one => $"-not ({one})")),
        (2, Gen.Select(s_comparison, s_comparison, static (one, other) => $"{one} -and {other}")),
        (2, Gen.Select(s_comparison, s_comparison, static (one, other) => $"({one}) -or ({other})")),
        (1, Gen.Select(
            s_comparison, s_comparison, s_comparison, static (one, other, third) => $"{one} -or {other} -and -not {third}")));
}
