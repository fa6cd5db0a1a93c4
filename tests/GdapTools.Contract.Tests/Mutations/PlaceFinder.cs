using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Nodes;
using GdapTools.Contract.Tests.Support;
using GdapTools.Contract.Tests.Validation;

namespace GdapTools.Contract.Tests.Mutations;

/// <summary>Walks a valid body beside its schema and lists its values with what is said of each; checks nothing.</summary>
internal sealed class PlaceFinder(ContractDocument document)
{
    private readonly List<SchemaPlace> _places = [];

    public static IReadOnlyList<SchemaPlace> Find(Payload payload)
    {
        PlaceFinder finder = new(payload.Document);
        finder.Enter(payload.Json, payload.Schema, "$");
        return finder._places;
    }

    private void Enter(JsonNode? node, JsonElement? schema, string path)
    {
        switch (node)
        {
            case JsonObject parent:
                ObjectType? type = TypeOf(parent, schema);
                foreach ((string name, JsonNode? child) in parent)
                {
                    JsonElement? inner = type is null
                        ? null
                        : document.Types.Property(type, name, parent.ContainsKey("@odata.type"));
                    Add(parent, name, 0, child, inner, $"{path}.{name}", type);
                }

                break;
            case JsonArray parent:
                for (int index = 0; index < parent.Count; index++)
                {
                    JsonElement? items = schema is JsonElement list ? document.Resolve(list).GetProperty("items") : null;
                    Add(parent, null, index, parent[index], items, $"{path}[{index}]", owner: null);
                }

                break;
        }
    }

    private void Add(
        JsonNode parent, string? key, int index, JsonNode? node, JsonElement? schema, string path, ObjectType? owner)
    {
        bool isEither = false;
        if (schema is JsonElement given && document.Resolve(given).TryGetProperty("anyOf", out JsonElement alternatives))
        {
            isEither = true;
            schema = alternatives[0];
        }

        JsonElement? resolved = schema is JsonElement known ? document.Resolve(known) : null;
        if (resolved is JsonElement loose && (loose.TryGetProperty("x-pruned", out _) || loose.TryGetProperty("x-untyped", out _)))
        {
            schema = resolved = null;
        }

        bool isNullable = isEither
            || (resolved is JsonElement plain && plain.TryGetProperty("nullable", out JsonElement value) && value.GetBoolean());
        ObjectType? type = node is JsonObject child ? TypeOf(child, schema) : null;
        bool isRequired = key is not null && owner?.Required.Contains(key) == true;
        _places.Add(new SchemaPlace(parent, key, index, path, resolved, isNullable, isRequired, type, owner));
        Enter(node, schema, path);
    }

    private ObjectType? TypeOf(JsonObject node, JsonElement? schema) => schema is not JsonElement known ? null
        : (string?)node["@odata.type"] is string stated ? document.Types.Find(stated)
        : document.Types.Of(known);
}
