using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace GdapTools.Sandbox.Rebasing;

/// <summary>Moves the times within a text by one span and leaves their form as it is.</summary>
internal sealed class TimeShift
{
    // A time with its offset is moved wherever it stands; without offset, or a bare date, only as the whole text,
    // where it cannot be part of a name.
    private static readonly Regex s_within = new(
        @"\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)",
        RegexOptions.CultureInvariant);

    private static readonly Regex s_whole = new(
        @"^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?)?$",
        RegexOptions.CultureInvariant);

    private static readonly Regex s_parts = new(
        @"^(?<date>\d{4}-\d\d-\d\d)((?<separator>[T ])(?<time>\d\d:\d\d(?<seconds>:\d\d)?)(?<fraction>\.\d+)?)?",
        RegexOptions.CultureInvariant);

    private readonly TimeSpan _by;

    public TimeShift(TimeSpan by)
    {
        _by = by;
    }

    public string Move(string text)
    {
        if (text.Length < 10 || text.IndexOf('-') < 0)
        {
            return text;
        }

        return s_whole.IsMatch(text) ? MoveTime(text) : s_within.Replace(text, match => MoveTime(match.Value));
    }

    /// <summary>Moves seconds since 1970.</summary>
    public long Move(long seconds) => seconds + (long)Math.Floor(_by.TotalSeconds);

    private string MoveTime(string text)
    {
        Match parts = s_parts.Match(text);
        bool hasTime = parts.Groups["time"].Success;
        bool hasSeconds = parts.Groups["seconds"].Success;
        string clock = !hasTime ? "" : hasSeconds ? " HH:mm:ss" : " HH:mm";
        string plain = hasTime ? parts.Groups["date"].Value + " " + parts.Groups["time"].Value : text;
        bool isTime = DateTime.TryParseExact(
            plain, "yyyy-MM-dd" + clock, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime time);
        if (!isTime || !TryAdd(time, hasTime ? _by : TimeSpan.FromDays(Math.Floor(_by.TotalDays)), out DateTime moved))
        {
            return text;
        }

        string written = moved.ToString("yyyy-MM-dd" + clock, CultureInfo.InvariantCulture);
        string rest = text.Substring(parts.Length);
        return hasTime
            ? written.Replace(" ", parts.Groups["separator"].Value) + parts.Groups["fraction"].Value + rest
            : written;
    }

    // The first and last years stand for "never" and stay.
    private static bool TryAdd(DateTime time, TimeSpan by, out DateTime moved)
    {
        moved = time;
        bool isNever = time.Year <= 1900 || time.Year >= 9000;
        if (isNever || by > TimeSpan.FromDays(365_000) || by < TimeSpan.FromDays(-365_000))
        {
            return false;
        }

        moved = time + TimeSpan.FromSeconds(Math.Floor(by.TotalSeconds));
        return moved.Year is > 1900 and < 9000;
    }
}
