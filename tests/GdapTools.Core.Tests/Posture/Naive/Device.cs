using System;
using System.Collections.Generic;

namespace GdapTools.Core.Tests.Posture.Naive;

/// <summary>What Entra knows of a device; nothing, where it is not registered.</summary>
internal sealed record Device(string Name)
{
    public bool IsRegistered { get; init; }

    public bool IsCompliant { get; init; }

    /// <summary>Whether Intune manages it.</summary>
    public bool IsManaged { get; init; }

    /// <summary>AzureAD, ServerAD (hybrid joined) or Workplace.</summary>
    public string? TrustType { get; init; }

    public IReadOnlyDictionary<string, string[]> Attributes { get; init; } = new Dictionary<string, string[]>();

    public bool IsHybridJoined => TrustType == "ServerAD";

    /// <summary>The values of a property as a filter for devices names it; null where there are none.</summary>
    public string[]? Values(string property) => property.ToLowerInvariant() switch
    {
        _ when !IsRegistered => null,
        "iscompliant" => [IsCompliant ? "True" : "False"],
        "trusttype" => TrustType is null ? null : [TrustType],
        _ => Attributes.TryGetValue(property, out string[]? values) ? values : null,
    };

    public static IReadOnlyDictionary<string, string[]> Has(params (string Property, string Value)[] attributes)
    {
        Dictionary<string, string[]> result = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string property, string value) in attributes)
        {
            result[property] = value.Split(';');
        }

        return result;
    }
}
