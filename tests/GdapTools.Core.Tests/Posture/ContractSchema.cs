using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace GdapTools.Core.Tests.Posture;

/// <summary>Walks the schemas of Microsoft's API description.</summary>
internal static class ContractSchema
{
    public static bool IsEnum(JsonElement schema) =>
        schema.TryGetProperty("enum", out _) || schema.TryGetProperty("x-enum-members", out _);

    /// <summary>The properties of a type and of those it is derived from.</summary>
    public static IEnumerable<JsonProperty> Properties(JsonElement schemas, JsonElement schema)
    {
        if (schema.TryGetProperty("allOf", out JsonElement parts))
        {
            foreach (JsonElement part in parts.EnumerateArray())
            {
                JsonElement whole = Reference(part) is string target ? schemas.GetProperty(target) : part;
                foreach (JsonProperty property in Properties(schemas, whole))
                {
                    yield return property;
                }
            }
        }

        if (schema.TryGetProperty("properties", out JsonElement properties))
        {
            foreach (JsonProperty property in properties.EnumerateObject())
            {
                yield return property;
            }
        }
    }

    /// <summary>The name of the type that a schema refers to; null when it refers to none.</summary>
    public static string? Reference(JsonElement schema)
    {
        if (schema.TryGetProperty("$ref", out JsonElement reference))
        {
            return reference.GetString()!.Split('/')[^1];
        }

        return schema.TryGetProperty("anyOf", out JsonElement options)
            ? options.EnumerateArray().Select(Reference).FirstOrDefault(static name => name is not null)
            : null;
    }
}
