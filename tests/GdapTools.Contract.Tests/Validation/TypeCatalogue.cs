using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace GdapTools.Contract.Tests.Validation;

/// <summary>The object types of a description.</summary>
internal sealed class TypeCatalogue(ContractDocument document)
{
    private readonly ConcurrentDictionary<string, ObjectType> _types = new(StringComparer.Ordinal);

    /// <summary>The type of a schema; one without a name is made anew.</summary>
    public ObjectType Of(JsonElement schema) => ContractDocument.SchemaName(schema) is string name
        ? Named(name)
        : ObjectType.Of(document, schema);

    /// <summary>The type of a name such as <c>#microsoft.graph.user</c>; null when there is none.</summary>
    public ObjectType? Find(string odataType)
    {
        string name = odataType.TrimStart('#');
        return document.Schemas.ContainsKey(name) ? Named(name) : null;
    }

    /// <summary>A type and all that derive from it.</summary>
    public IEnumerable<ObjectType> Family(ObjectType type) => type.Name is null
        ? [type]
        : document.Schemas.Keys.Select(Named).Where(member => member.Lineage.Contains(type.Name));

    /// <summary>
    /// The schema of a property. Where an object of an open type does not say its type, as in Microsoft's own
    /// examples of group members, what one of the types that derive from it has will do.
    /// </summary>
    public JsonElement? Property(ObjectType type, string name, bool isTyped) =>
        type.Properties.TryGetValue(name, out JsonElement own) ? own
        : isTyped || !type.IsOpen || type.Name is null ? null
        : Family(type).FirstOrDefault(member => member.Properties.ContainsKey(name))?.Properties[name];

    private ObjectType Named(string name) => _types.GetOrAdd(name, key =>
    {
        using JsonDocument reference = JsonDocument.Parse($$"""{ "$ref": "#/components/schemas/{{key}}" }""");
        return ObjectType.Of(document, reference.RootElement.Clone());
    });
}
