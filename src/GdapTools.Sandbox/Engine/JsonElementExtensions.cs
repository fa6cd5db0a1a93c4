using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace GdapTools.Sandbox.Engine;

/// <summary>Reading of JSON that may have any shape.</summary>
internal static class JsonElementExtensions
{
    /// <summary>A member; null when there is none, or JSON null, or this is no object.</summary>
    public static JsonElement? Find(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out JsonElement member)
        && member.ValueKind != JsonValueKind.Null
            ? member
            : null;

    /// <summary>A member that is a text; null for anything else.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.Find(name) is { ValueKind: JsonValueKind.String } member ? member.GetString() : null;

    /// <summary>A member that is a whole number; null for anything else.</summary>
    public static long? Number(this JsonElement element, string name) =>
        element.Find(name) is { ValueKind: JsonValueKind.Number } member && member.TryGetInt64(out long number)
            ? number
            : null;

    /// <summary>The items of a member that is an array; none for anything else.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Find(name) is { ValueKind: JsonValueKind.Array } member ? member.EnumerateArray() : [];

    /// <summary>The texts of a member that is an array of texts.</summary>
    public static IEnumerable<string> Texts(this JsonElement element, string name) =>
        element.Items(name).Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!);

    /// <summary>Makes an element of what a writer is told to write.</summary>
    public static JsonElement Build(System.Action<Utf8JsonWriter> write)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            write(writer);
        }

        return JsonDocument.Parse(stream.ToArray()).RootElement;
    }
}
