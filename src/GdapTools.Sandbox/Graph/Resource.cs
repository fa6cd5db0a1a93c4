using System;
using System.Collections.Generic;
using System.Linq;
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

    /// <summary>As stored; undefined for a derived collection, and older than the items of a changed one.</summary>
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

    public static Resource Collection(IEnumerable<JsonElement> items) => Collection(default, items);

    /// <param name="stored">The collection as stored, for its annotations.</param>
    /// <param name="items">What is in it now.</param>
    public static Resource Collection(JsonElement stored, IEnumerable<JsonElement> items) => new(stored, [.. items]);

    /// <summary>The item of that id; null when there is none.</summary>
    public JsonElement? FindById(string id) => _byId.Value.TryGetValue(id, out JsonElement item) ? item : null;

    /// <summary>The first item with that text in that member; null when there is none.</summary>
    public Resource? FindBy(string name, string value) => Items?
        .Where(item => string.Equals(item.Text(name), value, StringComparison.OrdinalIgnoreCase))
        .Select(Stored)
        .FirstOrDefault();

    /// <summary>A member of an object that is an object or a list itself, its name in any case.</summary>
    public Resource? FindMember(string name)
    {
        JsonElement? member = Element.ValueKind != JsonValueKind.Object
            ? null
            : Element.EnumerateObject()
                .Where(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                .Select(property => (JsonElement?)property.Value)
                .FirstOrDefault();
        return member is { ValueKind: JsonValueKind.Array or JsonValueKind.Object } found ? Stored(found) : null;
    }

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
