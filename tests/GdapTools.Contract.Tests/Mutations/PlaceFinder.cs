using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Nodes;
using GdapTools.Contract.Tests.Support;
using GdapTools.Contract.Tests.Validation;

namespace GdapTools.Contract.Tests.Mutations;

/// <summary>Walks a valid body beside its schema and lists what is said of each value; checks nothing.</summary>
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
                JsonElement? items = Resolve(schema)?.GetProperty("items");
                for (int index = 0; index < parent.Count; index++)
                {
                    Add(parent, null, index, parent[index], items, $"{path}[{index}]", owner: null);
                }

                break;
        }
    }

    private void Add(
        JsonNode parent, string? key, int index, JsonNode? node, JsonElement? schema, string path, ObjectType? owner)
    {
        bool isEither = Has(Resolve(schema), "anyOf");
        schema = isEither ? Resolve(schema)!.Value.GetProperty("anyOf")[0] : schema;
        JsonElement? resolved = Resolve(schema);
        if (Has(resolved, "x-pruned") || Has(resolved, "x-untyped"))
        {
            schema = resolved = null;
        }

        bool isNullable = isEither
            || (Has(resolved, "nullable") && resolved!.Value.GetProperty("nullable").GetBoolean());
        ObjectType? type = node is JsonObject child ? TypeOf(child, schema) : null;
        bool isRequired = key is not null && owner?.Required.Contains(key) == true;
        _places.Add(new SchemaPlace(parent, key, index, path, resolved, isNullable, isRequired, type, owner));
        Enter(node, schema, path);
    }

    private JsonElement? Resolve(JsonElement? schema) =>
        schema is JsonElement known ? document.Resolve(known) : null;

    private static bool Has(JsonElement? schema, string name) =>
        schema is JsonElement known && known.TryGetProperty(name, out _);

    private ObjectType? TypeOf(JsonObject node, JsonElement? schema) => schema is not JsonElement known ? null
        : (string?)node["@odata.type"] is string stated ? document.Types.Find(stated)
        : document.Types.Of(known);
}
