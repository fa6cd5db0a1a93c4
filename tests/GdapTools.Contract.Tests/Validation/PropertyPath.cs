using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace GdapTools.Contract.Tests.Validation;

/// <summary>Follows a path such as <c>customer/tenantId</c> through the types of a description.</summary>
internal static class PropertyPath
{
    /// <param name="document">The description.</param>
    /// <param name="types">What the path may start from.</param>
    /// <param name="segments">Property names and type names; none is there.</param>
    public static bool Exists(ContractDocument document, IReadOnlyList<ObjectType> types, ReadOnlySpan<string> segments)
    {
        if (segments.IsEmpty || segments[0] is "$count" or "*")
        {
            return true;
        }

        string name = segments[0];
        if (document.Types.Find(name) is ObjectType cast)
        {
            return Exists(document, [.. document.Types.Family(cast)], segments[1..]);
        }

        JsonElement property = types.SelectMany(type => type.Properties)
            .FirstOrDefault(item => item.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
        return property.ValueKind == JsonValueKind.Undefined
            ? types.Any(type => type.Admits(name))
            : Exists(document, Next(document, property), segments[1..]);
    }

    private static IReadOnlyList<ObjectType> Next(ContractDocument document, JsonElement property)
    {
        JsonElement schema = property;
        while (ContractDocument.SchemaName(schema) is null)
        {
            if (schema.TryGetProperty("items", out JsonElement items))
            {
                schema = items;
            }
            else if (schema.TryGetProperty("anyOf", out JsonElement alternatives))
            {
                schema = alternatives[0];
            }
            else
            {
                return [];
            }
        }

        return [.. document.Types.Family(document.Types.Of(schema))];
    }
}
