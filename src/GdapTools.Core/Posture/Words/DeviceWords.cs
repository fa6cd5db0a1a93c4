using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>Some states of a device in words.</summary>
internal static class DeviceWords
{
    private static readonly (Func<DeviceState, bool> Is, string Text)[] s_kinds =
    [
        (static _ => true, "any device"),
        (static device => device.IsCompliant, "a compliant device"),
        (static device => device.IsHybridJoined, "a hybrid joined device"),
        (static device => device.IsCompliant || device.IsHybridJoined, "a compliant or hybrid joined device"),
        (static device => device.IsCompliant && device.IsHybridJoined, "a compliant and hybrid joined device"),
        (static device => !device.IsCompliant, "a device that is not compliant"),
        (static device => !device.IsHybridJoined, "a device that is not hybrid joined"),
        (static device => !device.IsCompliant && !device.IsHybridJoined, "a device neither compliant nor hybrid joined"),
        (static device => !device.IsRegistered, "an unregistered device"),
        (static device => device.IsRegistered, "a registered device"),
        (static device => device.IsRegistered && !device.IsCompliant, "a registered device that is not compliant"),
        (static device => device.IsRegistered && !device.IsHybridJoined, "a registered device that is not hybrid joined"),
        (static device => device.HasExtensionAttributes, "a managed or hybrid joined device"),
        (static device => !device.HasExtensionAttributes, "a device neither managed nor hybrid joined"),
        (static device => device.TrustType == "AzureAD", "an Entra joined device"),
        (static device => device.TrustType == "Workplace", "an Entra registered device"),
        (static device => device.TrustType != "AzureAD", "a device that is not Entra joined"),
        (static device => device.TrustType != "Workplace", "a device that is not Entra registered"),
    ];

    /// <param name="states">Numbers of <see cref="DeviceState.All"/>.</param>
    public static string Describe(ValueSet states)
    {
        foreach ((Func<DeviceState, bool> isKind, string text) in s_kinds)
        {
            if (Enumerable.Range(0, DeviceState.All.Count).All(state => states.Contains(state) == isKind(DeviceState.All[state])))
            {
                return text;
            }
        }

        return Words.List(states.Values.Select(static state => Article(DeviceState.All[state].Label)));
    }

    private static string Article(string label) => (label[0] is 'E' or 'u' ? "an " : "a ") + label;
}
