using System;
using System.Globalization;
using System.Text.Json;
using System.Xml;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Gdap;

/// <summary>Times and durations as Graph writes them.</summary>
internal static class GdapTime
{
    /// <summary>In UTC, with seven digits of a second.</summary>
    public static string Write(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A member that is a time; null for anything else.</summary>
    public static DateTimeOffset? Read(JsonElement item, string name) =>
        DateTimeOffset.TryParse(
            item.Text(name),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out DateTimeOffset time)
            ? time
            : null;

    /// <summary>An ISO 8601 duration; a year counts 365 days. Null when the text is none.</summary>
    public static TimeSpan? ReadDuration(string? text)
    {
        try
        {
            return text is null ? null : XmlConvert.ToTimeSpan(text);
        }
        catch (Exception fault) when (fault is FormatException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>In days where it is whole days: Graph's own form has neither years nor months.</summary>
    public static string WriteDuration(TimeSpan span) => span == TimeSpan.FromDays(span.Days)
        ? "P" + span.Days.ToString(CultureInfo.InvariantCulture) + "D"
        : XmlConvert.ToString(span);
}
