using System;
using System.Linq;
using System.Text.Json;

namespace GdapTools.Core.Tests.Posture.Naive;

/// <summary>Whether a filter for devices lets a policy apply: concept-condition-filters-for-devices.</summary>
internal static class NaiveDevices
{
    public static bool Hold(JsonElement policy, SignIn signIn, Doubts doubts)
    {
        if (policy.Text("conditions.devices.deviceFilter.rule") is not { } rule)
        {
            return true;
        }

        bool isSeen = IsSeen(signIn, doubts);
        bool matches = new FilterRule(
            rule,
            (property, operation, values) =>
                isSeen ? Compare(signIn.Device, property, operation, values, doubts) : IsNegative(operation),
            inner => isSeen ? !inner : doubts.Ask("-not of nobody")).Evaluate();
        return policy.Text("conditions.devices.deviceFilter.mode") == "exclude" ? !matches : matches;
    }

    /// <summary>
    /// A device that is not registered is nobody: "all device properties are considered as null values"; by the table
    /// positive operators do not apply to it, negative ones do; what -not makes of that it does not say. Of device code flow concept-conditional-access-grant says
    /// that a "device state condition isn't supported", for the device that signs in "can't provide its device state": not
    /// what then is seen.
    /// </summary>
    public static bool IsSeen(SignIn signIn, Doubts doubts) =>
        signIn.Device.IsRegistered
        && (signIn.Flow != "deviceCodeFlow" || doubts.Ask("the device is seen in device code flow"));

    private static bool Compare(Device device, string property, string operation, string[] values, Doubts doubts)
    {
        // "Devices must be Intune managed, compliant, or hybrid joined for a value to be available in
        // extensionAttributes1-15." A positive operator then never applies. For a negative one the table says "the policy
        // applies if device is compliant or hybrid joined", whereas one would think that no value is not the value asked for.
        if (property.StartsWith("extensionAttribute", StringComparison.OrdinalIgnoreCase)
            && !device.IsManaged && !device.IsCompliant && !device.IsHybridJoined)
        {
            return IsNegative(operation) && doubts.Ask("no value is another value");
        }

        return IsNegative(operation) ^ (device.Values(property) is { } actual && Matches(property, operation, actual, values));
    }

    private static bool IsNegative(string operation) =>
        operation is "-ne" or "-notstartswith" or "-notendswith" or "-notcontains" or "-notin";

    /// <summary>What the operator says without its negation. "Contains" is of a part of a string, or of a whole item of a list.</summary>
    private static bool Matches(string property, string operation, string[] actual, string[] values)
    {
        bool isList = property.ToLowerInvariant() is "physicalids" or "systemlabels";
        return values.Any(value => actual.Any(item => operation.Replace("not", "") switch
        {
            "-eq" or "-ne" or "-in" => Same(item, value),
            "-startswith" => item.StartsWith(value, StringComparison.OrdinalIgnoreCase),
            "-endswith" => item.EndsWith(value, StringComparison.OrdinalIgnoreCase),
            "-contains" when isList => Same(item, value),
            "-contains" => item.Contains(value, StringComparison.OrdinalIgnoreCase),
            _ => throw new FormatException(operation),
        }));
    }

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
