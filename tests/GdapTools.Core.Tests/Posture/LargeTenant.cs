using System;
using System.Linq;

namespace GdapTools.Core.Tests.Posture;

/// <summary>Tenants at the far end of what there is.</summary>
internal static class LargeTenant
{
    private static readonly string[] s_platforms = ["android", "iOS", "windows", "macOS", "linux"];

    private static readonly string[] s_properties =
        ["displayName", "model", "manufacturer", "operatingSystemVersion", "enrollmentProfileName"];

    /// <summary>
    /// Policies that each leave something else out, over locations that overlap, with device filters; the first location
    /// is left out of all of them.
    /// </summary>
    public static TenantBuilder Build(int policies, int locations, int filters, int seed)
    {
        Random random = new(seed);
        TenantBuilder tenant = new();
        for (int index = 0; index < locations; index++)
        {
            tenant.Network(
                $"Net {index}", index % 2 == 0,
                $"10.{index}.0.0/15", $"10.{index * 3 % locations}.128.0/17", $"192.0.2.{index}/32", $"2001:db8:{index:x}::/46");
        }

        string[] rules = [.. Enumerable.Range(0, filters).Select(index => Rule(index, random))];
        return tenant.Add([.. Enumerable.Range(0, policies).Select(index => Policy(index, locations, rules, random))]);
    }

    /// <summary>
    /// Policies of which each covers devices with three labels in one of their eight combinations: whether any device
    /// escapes all of them is the satisfiability problem, at its hardest.
    /// </summary>
    public static PolicyBuilder[] Riddle(int labels, int policies, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, policies).Select(index => PolicyBuilder.Mfa($"Riddle {index}").When("devices", Filter(
            "include",
            string.Join(" -and ", Enumerable.Range(0, labels).OrderBy(_ => random.Next()).Take(3).Select(label =>
                $"device.systemLabels {(random.Next(2) == 0 ? "-contains" : "-notContains")} \\\"label {label}\\\"")))))];
    }

    private static string Rule(int index, Random random)
    {
        string property = index % 3 == 0 ? $"extensionAttribute{1 + (index % 15)}" : s_properties[index % s_properties.Length];
        string test = index % 2 == 0 ? "-startsWith" : "-contains";
        return $"device.{property} {test} \\\"x{index}\\\" -or (device.isCompliant -eq True -and device.trustType -ne \\\"Workplace\\\"" +
            (random.Next(2) == 0 ? ")" : $" -and device.model -ne \\\"m{index}\\\")");
    }

    private static PolicyBuilder Policy(int index, int locations, string[] rules, Random random)
    {
        bool isBlock = random.Next(10) == 0;
        PolicyBuilder policy = isBlock
            ? PolicyBuilder.Block($"Block {index}")
            : PolicyBuilder.Create($"Policy {index}", "OR", random.Next(4) == 0 ? ["mfa", "compliantDevice"] : ["mfa"]);
        string[] excluded = [$"'{TestIds.Of("Net 0")}'", .. Enumerable.Range(0, 1 + random.Next(4)).Select(_ => $"'{TestIds.Of($"Net {random.Next(locations)}")}'")];
        string include = !isBlock && random.Next(3) == 0 ? "'All'" : $"'{TestIds.Of($"Net {random.Next(locations)}")}'";
        policy.When("locations", $"{{'includeLocations': [{include}], 'excludeLocations': [{string.Join(",", excluded)}]}}");
        if (random.Next(2) == 0)
        {
            policy.When("devices", Filter(random.Next(2) == 0 ? "include" : "exclude", rules[random.Next(rules.Length)]));
        }

        if (random.Next(3) == 0)
        {
            policy.Only($"['{s_platforms[random.Next(s_platforms.Length)]}']");
        }

        return random.Next(4) == 0 ? policy.When("signInRiskLevels", "['medium', 'high']") : policy;
    }

    private static string Filter(string mode, string rule) => $"{{'deviceFilter': {{'mode': '{mode}', 'rule': '{rule}'}}}}";
}
