using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using System.Xml;

namespace GdapTools.Core.Graph;

/// <summary>Reads fields of raw answers; a field that is absent or of another type reads as null.</summary>
internal static class JsonFields
{
    public static JsonElement? Field(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out JsonElement value)
        && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    public static string? Text(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static bool? Flag(this JsonElement element, string name) => element.Field(name)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    public static DateTimeOffset? Time(this JsonElement element, string name)
    {
        if (element.Field(name) is not { ValueKind: JsonValueKind.String } value)
        {
            return null;
        }

        // As Graph writes it, no text is needed in between.
        return value.TryGetDateTime(out DateTime time) && time.Kind == DateTimeKind.Utc
            ? new DateTimeOffset(time)
            : Parse(value.GetString());
    }

    /// <summary>An ISO 8601 duration such as <c>P730D</c> or <c>PT0S</c>.</summary>
    public static TimeSpan? Duration(this JsonElement element, string name)
    {
        if (element.Text(name) is not string text)
        {
            return null;
        }

        try
        {
            return XmlConvert.ToTimeSpan(text);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            return null;
        }
    }

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name)
    {
        if (element.Field(name) is { ValueKind: JsonValueKind.Array } list)
        {
            foreach (JsonElement item in list.EnumerateArray())
            {
                yield return item;
            }
        }
    }

    private static DateTimeOffset? Parse(string? text) =>
        DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out DateTimeOffset time)
            ? time
            : null;
}
