using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace GdapTools.Contract.Tests.Validation;

/// <summary>An object's schema with all that it inherits.</summary>
/// <param name="Name">Null for one without a name of its own.</param>
/// <param name="Lineage">Its name and those of its bases, nearest first.</param>
/// <param name="Properties">By name; the nearest wins.</param>
/// <param name="Required">The names that must be there.</param>
/// <param name="IsOpen">Whether its schema lets in more than it names.</param>
internal sealed record ObjectType(
    string? Name,
    IReadOnlyList<string> Lineage,
    IReadOnlyDictionary<string, JsonElement> Properties,
    IReadOnlySet<string> Required,
    bool IsOpen)
{
    /// <summary>
    /// Directory and schema extensions, the only properties that an open type of Graph gets beyond its own, have an
    /// underscore in their names. Source: https://learn.microsoft.com/graph/extensibility-overview
    /// </summary>
    public bool Admits(string property) =>
        IsOpen && (Properties.Count == 0 || property.Contains('_', StringComparison.Ordinal));

    public static ObjectType Of(ContractDocument document, JsonElement schema)
    {
        List<string> lineage = [];
        Dictionary<string, JsonElement> properties = new(StringComparer.Ordinal);
        HashSet<string> required = new(StringComparer.Ordinal);
        bool isOpen = false;
        Collect(schema);
        return new ObjectType(ContractDocument.SchemaName(schema), lineage, properties, required, isOpen);

        void Collect(JsonElement part)
        {
            if (ContractDocument.SchemaName(part) is string name)
            {
                lineage.Add(name);
            }

            JsonElement resolved = document.Resolve(part);
            isOpen |= resolved.TryGetProperty("additionalProperties", out JsonElement more)
                && more.ValueKind == JsonValueKind.True;
            foreach (JsonProperty property in Members(resolved, "properties"))
            {
                properties.TryAdd(property.Name, property.Value);
            }

            if (resolved.TryGetProperty("required", out JsonElement names))
            {
                required.UnionWith(names.EnumerateArray().Select(item => item.GetString()!));
            }

            // The own part comes last in Microsoft's files; nearest first is last first.
            if (resolved.TryGetProperty("allOf", out JsonElement parts))
            {
                foreach (JsonElement inherited in parts.EnumerateArray().Reverse())
                {
                    Collect(inherited);
                }
            }
        }
    }

    private static IEnumerable<JsonProperty> Members(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out JsonElement members) ? members.EnumerateObject() : [];
}
