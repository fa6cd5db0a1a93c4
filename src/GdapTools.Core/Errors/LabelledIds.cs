using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace GdapTools.Core.Errors;

/// <summary>Trace id, correlation id, time, tenant and the like, as services and their clients print them.</summary>
internal static class LabelledIds
{
    // The n of an escaped line break is no letter of the word after it.
    private const string Start = @"(?:\b|(?<=\\[rnt]))";

    private const string Separator = @"[""'\\]{0,6}[ \t]{0,20}[:=][ \t]{0,3}[""'\\\[{]{0,6}";

    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(2);

    private static readonly Regex s_trace = Make(Start + @"trace[ _-]?id" + Separator + "(?<value>[0-9A-Za-z-]{4,80})");
    private static readonly Regex s_correlation = Make(Start + @"correlation[ _-]?id" + Separator + "(?<value>[0-9A-Za-z-]{4,80})");
    private static readonly Regex s_request = Make(@"(?<client>client-?)?request[ _-]?id" + Separator + "(?<value>[0-9A-Za-z-]{8,80})");
    private static readonly Regex s_suberror = Make(@"\bsuberror" + Separator + "(?<value>[a-z_]{3,40})");
    private static readonly Regex s_claims = Make(@"\bclaims[""'\\]{0,6}[ \t]{0,3}[:=]|\bclaims required\b");
    private static readonly Regex s_retryAfter = Make(@"\bretry[- ]after" + Separator + "(?<value>[0-9]{1,6})");

    private static readonly Regex s_time = Make(
        Start + "(?:timestamp|date)" + Separator
        + @"(?<value>\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{1,7})?(?:Z|[+-]\d\d:\d\d)?|[a-z]{3}, \d\d [a-z]{3} \d{4} \d\d:\d\d:\d\d GMT)");

    private static readonly Regex s_tenant = Make(
        Start + @"(?:tenant|directory)(?:[ _-]?id)?(?:[""'\\]{0,6}[ \t]{0,3}[:=])?[ \t]{0,3}(?:named[ \t])?[""'\\]{0,6}"
        + @"(?<value>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[a-z0-9][a-z0-9-]{0,60}\.onmicrosoft\.[a-z]{2,3})");

    private static readonly Regex s_tenantBefore = Make(
        @"\b(?<value>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})[""']? (?:directory|tenant)\b");

    public static void Read(string text, Hints hints, ErrorFacts facts)
    {
        try
        {
            if ((hints & Hints.Trace) != 0)
            {
                facts.TraceId ??= Value(s_trace, text);
                facts.CorrelationId ??= Value(s_correlation, text);
                ReadRequestIds(text, facts);
                facts.Timestamp ??= ParseTime(Value(s_time, text));
            }

            if ((hints & Hints.Tenant) != 0)
            {
                facts.TenantId ??= Value(s_tenant, text) ?? Value(s_tenantBefore, text);
            }

            facts.Suberror ??= (hints & Hints.Suberror) != 0 ? Value(s_suberror, text) : null;
            if ((hints & Hints.RetryAfter) != 0 && Value(s_retryAfter, text) is string seconds)
            {
                facts.RetryAfter ??= TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture));
            }
        }
        catch (RegexMatchTimeoutException)
        {
            // What was found until here stands.
        }
    }

    public static bool HasClaims(string text)
    {
        try
        {
            return s_claims.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    /// <summary>A time of a service; without a zone it is UTC, as services write it.</summary>
    public static DateTimeOffset? ParseTime(string? text) =>
        DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out DateTimeOffset time)
            ? time
            : null;

    private static void ReadRequestIds(string text, ErrorFacts facts)
    {
        foreach (Match match in s_request.Matches(text))
        {
            if (match.Groups["client"].Success)
            {
                facts.CorrelationId ??= match.Groups["value"].Value;
            }
            else
            {
                facts.TraceId ??= match.Groups["value"].Value;
            }
        }
    }

    private static string? Value(Regex expression, string text)
    {
        Match match = expression.Match(text);
        return match.Success ? match.Groups["value"].Value : null;
    }

    private static Regex Make(string pattern) =>
        new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, s_limit);
}
