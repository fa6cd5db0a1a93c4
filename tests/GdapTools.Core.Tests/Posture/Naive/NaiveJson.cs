using System;
using System.Linq;
using System.Text.Json;

namespace GdapTools.Core.Tests.Posture.Naive;

/// <summary>Reads Graph's JSON by path.</summary>
internal static class NaiveJson
{
    /// <summary>What stands at the path; null where something on the way is missing or null.</summary>
    public static JsonElement? At(this JsonElement element, string path)
    {
        JsonElement current = element;
        foreach (string step in path.Split('.'))
        {
            if (current.ValueKind != JsonValueKind.Object
                || !current.TryGetProperty(step, out current)
                || current.ValueKind == JsonValueKind.Null)
            {
                return null;
            }
        }

        return current;
    }

    public static string? Text(this JsonElement element, string path) => element.At(path)?.GetString();

    public static bool Flag(this JsonElement element, string path) =>
        element.At(path)?.ValueKind == JsonValueKind.True;

    /// <summary>A list of strings; nothing where it is missing.</summary>
    public static string[] List(this JsonElement element, string path) =>
        element.At(path) is { } list ? [.. list.EnumerateArray().Select(static item => item.GetString()!)] : [];

    /// <summary>A flags enum, which Graph writes as one string with commas.</summary>
    public static string[] Flags(this JsonElement element, string path) =>
        element.Text(path)?.Split(',', StringSplitOptions.TrimEntries) ?? [];

    public static bool Has(this string[] list, string item) => list.Contains(item, StringComparer.OrdinalIgnoreCase);

    public static bool HasAny(this string[] list, params string[] items) => items.Any(list.Has);
}
