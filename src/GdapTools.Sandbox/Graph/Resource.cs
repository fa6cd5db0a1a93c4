using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Graph;

/// <summary>One resource: an object, or a collection of them.</summary>
internal sealed class Resource
{
    private Resource(JsonElement element, IReadOnlyList<JsonElement>? items)
    {
        Element = element;
        Items = items;
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
}
