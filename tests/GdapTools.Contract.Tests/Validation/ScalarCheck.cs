using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;

namespace GdapTools.Contract.Tests.Validation;

/// <summary>Holds a text, a number or a Boolean to its schema.</summary>
internal static class ScalarCheck
{
    public static IEnumerable<Violation> Run(JsonElement schema, string type, JsonElement value, string place)
    {
        string? format = schema.TryGetProperty("format", out JsonElement name) ? name.GetString() : null;
        Violation? violation = type switch
        {
            "string" => CheckText(schema, format, value.GetString()!, place),
            "integer" or "number" => CheckNumber(schema, type, format, value, place),
            _ => null,
        };
        return violation is null ? [] : [violation];
    }

    private static Violation? CheckText(JsonElement schema, string? format, string text, string place)
    {
        if (schema.TryGetProperty("enum", out JsonElement members)
            && !members.EnumerateArray().Any(member => member.GetString() == text))
        {
            return new Violation(ViolationKind.UnknownEnumMember, place, $"'{text}' is none of the enumeration");
        }

        bool hasPattern = schema.TryGetProperty("pattern", out JsonElement pattern);
        bool isFlags = schema.TryGetProperty("x-ms-enum-flags", out _);
        // The pattern of durations knows no years, the documentation does: P1D to P2Y.
        // https://learn.microsoft.com/graph/api/resources/delegatedadminrelationship
        bool isYears = format == "duration" && Regex.IsMatch(text, "^P[0-9]+Y$", RegexOptions.CultureInvariant);
        if (hasPattern && !isYears && !Regex.IsMatch(text, pattern.GetString()!, RegexOptions.CultureInvariant))
        {
            return isFlags
                ? new Violation(ViolationKind.UnknownEnumMember, place, $"'{text}' has members the enumeration has not")
                : new Violation(ViolationKind.WrongFormat, place, $"'{text}' does not fit the pattern of {format}");
        }

        return format is null || IsFormat(text, format)
            ? null
            : new Violation(ViolationKind.WrongFormat, place, $"'{text}' is no {format}");
    }

    private static bool IsFormat(string text, string format) => format switch
    {
        "date-time" => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "uuid" => Guid.TryParseExact(text, "D", out _),
        "duration" => IsDuration(text),
        "time" => TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out _),
        "base64url" => text.All(character => char.IsAsciiLetterOrDigit(character) || "+/-_=".Contains(character)),
        _ => true,
    };

    private static bool IsDuration(string text)
    {
        try
        {
            XmlConvert.ToTimeSpan(text);
            return true;
        }
        catch (Exception fault) when (fault is FormatException or OverflowException)
        {
            return false;
        }
    }

    private static Violation? CheckNumber(
        JsonElement schema, string type, string? format, JsonElement value, string place)
    {
        if (type == "integer" && !value.TryGetInt64(out _))
        {
            return new Violation(ViolationKind.WrongType, place, $"{value} is no whole number");
        }

        double number = value.GetDouble();
        bool isBelow = schema.TryGetProperty("minimum", out JsonElement least) && number < least.GetDouble();
        bool isAbove = schema.TryGetProperty("maximum", out JsonElement most) && number > most.GetDouble();
        bool isTooLong = format == "int32" && number is < int.MinValue or > int.MaxValue;
        return isBelow || isAbove || isTooLong
            ? new Violation(ViolationKind.OutOfRange, place, $"{value} is out of the range of {format ?? type}")
            : null;
    }
}
