using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace GdapTools.Core.Tests.Posture.Naive;

/// <summary>The errors that tools of this kind are known for.</summary>
internal static class PlantedErrors
{
    public static IReadOnlyList<PlantedError> All { get; } =
    [
        PlantedError.InPolicies("OR read as AND", static policy => SetOperator(policy, "OR", "AND")),
        PlantedError.InPolicies("AND read as OR", static policy => SetOperator(policy, "AND", "OR")),
        PlantedError.InExclusion("users.excludeUsers"),
        PlantedError.InExclusion("users.excludeGroups"),
        PlantedError.InExclusion("users.excludeRoles"),
        PlantedError.InExclusion("users.excludeGuestsOrExternalUsers"),
        PlantedError.InExclusion("locations.excludeLocations"),
        PlantedError.InExclusion("platforms.excludePlatforms"),
        PlantedError.InExclusion("applications.excludeApplications"),
        new("group not nested", static tenant => tenant.WithoutNesting()),
        PlantedError.InPolicies("report-only counted", static policy => Enable(policy, "enabledForReportingButNotEnforced")),
        PlantedError.InPolicies("disabled counted", static policy => Enable(policy, "disabled")),
        new("block after grant", BlockAfterGrant),
        PlantedError.InPolicies("session-only counted as MFA", static policy =>
        {
            policy["grantControls"] ??= new JsonObject { ["operator"] = "OR", ["builtInControls"] = new JsonArray("mfa") };
        }),
        PlantedError.InPolicies("custom control counted as MFA", CountCustomControl),
        PlantedError.InPolicies("weak strength counted", static policy =>
        {
            if (policy["grantControls"]?["authenticationStrength"] is JsonObject strength)
            {
                strength["requirementsSatisfied"] = "mfa";
            }
        }),
        new("AllTrusted without the MFA trusted IPs", ListTrusted),
        PlantedError.InPolicies("unregistered device misread in a negative filter", NeedDevice, Dimension.DeviceFilter),
        new("eligible role counted as active", static tenant => tenant.WithEligibleRolesActive(), Dimension.EligibleRoles),
    ];

    private static void SetOperator(JsonObject policy, string from, string to)
    {
        if (policy["grantControls"] is JsonObject grant && (string?)grant["operator"] == from)
        {
            grant["operator"] = to;
        }
    }

    private static void Enable(JsonObject policy, string state)
    {
        if ((string?)policy["state"] == state)
        {
            policy["state"] = "enabled";
        }
    }

    /// <summary>Where something grants, nobody looks for a block any more.</summary>
    private static NaiveTenant BlockAfterGrant(NaiveTenant tenant)
    {
        JsonElement[] grants = [.. tenant.Policies.Where(static policy => !policy.List("grantControls.builtInControls").Has("block"))];
        return grants.Any(static policy => policy.Text("state") == "enabled") ? tenant.With(grants) : tenant;
    }

    private static void CountCustomControl(JsonObject policy)
    {
        if (policy["grantControls"]?["customAuthenticationFactors"] is JsonArray { Count: > 0 } custom)
        {
            custom.Clear();
            policy["grantControls"]!["builtInControls"]!.AsArray().Add("mfa");
        }
    }

    private static NaiveTenant ListTrusted(NaiveTenant tenant)
    {
        string[] trusted = [.. tenant.NamedLocations.Where(static place => place.Flag("isTrusted")).Select(static place => place.Text("id")!)];
        string list = string.Join(",", trusted.DefaultIfEmpty(TestIds.Of("nowhere")).Select(static id => $"\"{id}\""));
        return tenant.With([.. tenant.Policies.Select(policy =>
            JsonDocument.Parse(policy.GetRawText().Replace("\"AllTrusted\"", list, StringComparison.Ordinal)).RootElement)]);
    }

    /// <summary>Takes it that a device has to be registered for any comparison to hold.</summary>
    private static void NeedDevice(JsonObject policy)
    {
        if (policy["conditions"]?["devices"]?["deviceFilter"] is JsonObject filter)
        {
            filter["rule"] = Regex.Replace(
                (string)filter["rule"]!,
                """device\.\w+ -(ne|not\w+) (\[[^\]]*\]|"[^"]*"|\w+)""",
                """($0 -and (device.trustType -eq "AzureAD" -or device.trustType -eq "ServerAD" -or device.trustType -eq "Workplace"))""");
        }
    }
}
