using System;
using System.Globalization;
using System.Text.Json;

namespace GdapTools.Core.Tokens;

/// <summary>NumericDate of RFC 7519: seconds since 1970, fractions allowed; digits in quotes are taken too.</summary>
internal static class UnixTime
{
    private const double Earliest = -62_135_596_800;
    private const double Latest = 253_402_300_799;

    /// <summary>The time <paramref name="value"/> stands for; null when it stands for none.</summary>
    public static DateTimeOffset? Read(JsonElement value)
    {
        string? text = value.ValueKind switch
        {
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.String => Digits(value),
            _ => null,
        };

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds)
            && seconds is >= Earliest and <= Latest
                ? DateTimeOffset.FromUnixTimeSeconds((long)Math.Floor(seconds))
                : null;
    }

    private static string? Digits(JsonElement value)
    {
        string raw = value.GetRawText();
        string inner = raw.Substring(1, raw.Length - 2);
        return long.TryParse(inner, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? inner : null;
    }
}
