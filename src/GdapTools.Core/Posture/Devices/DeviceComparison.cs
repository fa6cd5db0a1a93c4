using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>One comparison of a device filter.</summary>
/// <param name="Property">The property's name in small letters, without <c>device.</c></param>
/// <param name="Test">How it compares, put positively.</param>
/// <param name="IsNegative">Whether the operator is the negative one: NotEquals, NotIn …</param>
/// <param name="Literals">What it compares with; several only with In.</param>
internal sealed record DeviceComparison(
    string Property, DeviceTest Test, bool IsNegative, IReadOnlyList<string> Literals)
{
    private const string Extension = "extensionattribute";

    /// <summary>Entra knows these only of managed, compliant or hybrid joined devices.</summary>
    public bool IsExtensionAttribute => Property.StartsWith(Extension, StringComparison.Ordinal);

    /// <summary>
    /// Whether the documentation lists the property, with such an operator.
    /// Source: https://learn.microsoft.com/entra/identity/conditional-access/concept-condition-filters-for-devices
    /// </summary>
    public bool IsSupported => Property switch
    {
        "iscompliant" => Test == DeviceTest.Equals && Literals.All(static literal =>
            Words.Same(literal, "True") || Words.Same(literal, "False")),
        "trusttype" => Test == DeviceTest.Equals && Literals.All(static literal =>
            DeviceState.TrustTypes.Any(type => Words.Same(type, literal))),
        "deviceid" or "mdmappid" => Test is DeviceTest.Equals or DeviceTest.In,
        "deviceownership" or "profiletype" => Test == DeviceTest.Equals,
        "physicalids" or "systemlabels" => Test == DeviceTest.Contains,
        "displayname" or "enrollmentprofilename" or "manufacturer" or "model" or "operatingsystem"
            or "operatingsystemversion" => true,
        _ => IsExtensionAttribute && int.TryParse(Property.Substring(Extension.Length), out int number) &&
            number is >= 1 and <= 15,
    };

    /// <summary>Whether the property holds many texts, of which one has to be the literal.</summary>
    public bool IsCollection => Property is "physicalids" or "systemlabels";

    /// <summary>Compares as the rule language does: without regard to case.</summary>
    public bool Matches(string text) => Literals.Any(literal => Test switch
    {
        DeviceTest.StartsWith => text.StartsWith(literal, StringComparison.OrdinalIgnoreCase),
        DeviceTest.EndsWith => text.EndsWith(literal, StringComparison.OrdinalIgnoreCase),
        DeviceTest.Contains => text.IndexOf(literal, StringComparison.OrdinalIgnoreCase) >= 0,
        _ => Words.Same(text, literal),
    });
}

/// <summary>How a device filter compares a property with a text.</summary>
internal enum DeviceTest
{
    Equals,
    StartsWith,
    EndsWith,
    Contains,
    In,
}
