using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Graph;

/// <summary>One resource: an object, or a collection of them.</summary>
internal sealed class Resource
{
    private readonly Lazy<Dictionary<string, JsonElement>> _byId;

    private Resource(JsonElement element, IReadOnlyList<JsonElement>? items)
    {
        Element = element;
        Items = items;
        _byId = new Lazy<Dictionary<string, JsonElement>>(IndexById, LazyThreadSafetyMode.ExecutionAndPublication);
    }

    /// <summary>As stored; undefined for a derived collection.</summary>
    public JsonElement Element { get; }

    /// <summary>Null for an object.</summary>
    public IReadOnlyList<JsonElement>? Items { get; }

    public static Resource Stored(JsonElement element)
    {
        JsonElement? array = element.ValueKind == JsonValueKind.Array ? element : element.Find("value");
        return array is { ValueKind: JsonValueKind.Array } items
            ? new Resource(element, [.. items.EnumerateArray()])
            : new Resource(element, null);
    }

    public static Resource Collection(IEnumerable<JsonElement> items) => new(default, [.. items]);

    /// <summary>The item of that id; null when there is none.</summary>
    public JsonElement? FindById(string id) => _byId.Value.TryGetValue(id, out JsonElement item) ? item : null;

    private Dictionary<string, JsonElement> IndexById()
    {
        Dictionary<string, JsonElement> index = new(StringComparer.OrdinalIgnoreCase);
        foreach (JsonElement item in Items ?? [])
        {
            if (item.Text("id") is string id && !index.ContainsKey(id))
            {
                index.Add(id, item);
            }
        }

        return index;
    }
}
