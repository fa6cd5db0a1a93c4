using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Xml;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Graph;

/// <summary>A value that a filter compares: nothing, true or false, a number, a text, or a list or object.</summary>
internal sealed class FilterValue
{
    private readonly object? _value;

    private FilterValue(object? value)
    {
        _value = value;
    }

    public static FilterValue Null { get; } = new(null);

    public static IComparer<FilterValue> Comparer { get; } =
        Comparer<FilterValue>.Create((one, other) => one.CompareTo(other) ?? 0);

    public string? Text => _value as string;

    public bool IsTrue => _value is true;

    /// <summary>The items of a list; none for anything else.</summary>
    public IEnumerable<JsonElement> Items =>
        _value is JsonElement { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    public static FilterValue Of(object? value) => new(value);

    public static FilterValue Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => new FilterValue(element.GetString()),
        JsonValueKind.True => new FilterValue(true),
        JsonValueKind.False => new FilterValue(false),
        JsonValueKind.Number => new FilterValue(element.TryGetDecimal(out decimal number) ? number : null),
        JsonValueKind.Object or JsonValueKind.Array => new FilterValue(element),
        _ => Null,
    };

    /// <summary>The value at a path of members within an item; <c>$count</c> counts a list.</summary>
    public static FilterValue At(JsonElement item, IEnumerable<string> path)
    {
        JsonElement current = item;
        foreach (string name in path)
        {
            if (name == "$count")
            {
                return new FilterValue((decimal)Of(current).Items.Count());
            }

            JsonElement? member = current.Find(name) ?? FindIgnoringCase(current, name);
            if (member is null)
            {
                return Null;
            }

            current = member.Value;
        }

        return Of(current);
    }

    public bool IsEqualTo(FilterValue other) =>
        _value is null || other._value is null
            ? _value is null && other._value is null
            : CompareTo(other) == 0;

    /// <summary>The order of two values; null when they have none.</summary>
    public int? CompareTo(FilterValue other) => (_value, other._value) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (bool one, bool two) => one.CompareTo(two),
        (decimal one, decimal two) => one.CompareTo(two),
        (string one, string two) => CompareTexts(one, two),
        _ => null,
    };

    private static int CompareTexts(string one, string two)
    {
        if (TryTime(one, out DateTimeOffset time) && TryTime(two, out DateTimeOffset otherTime))
        {
            return time.CompareTo(otherTime);
        }

        return TryDuration(one, out TimeSpan span) && TryDuration(two, out TimeSpan otherSpan)
            ? span.CompareTo(otherSpan)
            : string.Compare(one, two, StringComparison.OrdinalIgnoreCase);
    }

    private static bool TryTime(string text, out DateTimeOffset time)
    {
        time = default;
        bool looksLikeTime = text.Length >= 10 && char.IsDigit(text[0]) && text[4] == '-' && text[7] == '-';
        return looksLikeTime && DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
    }

    private static bool TryDuration(string text, out TimeSpan span)
    {
        span = default;
        if (text.Length < 2 || (text[0] != 'P' && !text.StartsWith("-P", StringComparison.Ordinal)))
        {
            return false;
        }

        try
        {
            span = XmlConvert.ToTimeSpan(text);
            return true;
        }
        catch (Exception fault) when (fault is FormatException or OverflowException)
        {
            return false;
        }
    }

    private static JsonElement? FindIgnoringCase(JsonElement element, string name) =>
        element.ValueKind != JsonValueKind.Object
            ? null
            : element.EnumerateObject()
                .Where(member => member.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                .Select(member => (JsonElement?)member.Value)
                .FirstOrDefault();
}
