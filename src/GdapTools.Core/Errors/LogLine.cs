using System;
using System.Linq;

namespace GdapTools.Core.Errors;

/// <summary>What the form of a line says about its place in a log.</summary>
internal static class LogLine
{
    private static readonly string[] s_keys =
    [
        "trace id", "traceid", "correlation id", "correlationid", "timestamp", "message", "status", "statuscode",
        "status code", "errorcode", "error code", "code", "date", "headers", "responsebody", "response body", "body",
        "inner error", "innererror", "inner exception", "innerexception", "clientrequestid", "requestid", "request id",
        "additionaldata", "content", "recommendation", "activityid", "activity id", "categoryinfo",
        "fullyqualifiederrorid", "exception", "stacktrace", "details", "date", "pragma", "expires", "server", "vary",
        "location", "link", "target", "suberror", "claims", "error_uri", "error_description", "see service error codes",
    ];

    private static readonly string[] s_starts =
    [
        "at ", "+ ", "--->", "--- end", "at line:", "http/1.", "http/2", "http/3",
    ];

    private static readonly string[] s_methods = ["GET http", "POST http", "PATCH http", "PUT http", "DELETE http"];

    private static readonly string[] s_levels =
    [
        "ERROR", "ERR", "FATAL", "CRITICAL", "CRIT", "WARN", "WARNING", "INFO", "INFORMATION", "DEBUG", "TRACE", "VERBOSE", "NOTICE",
    ];

    private static readonly string[] s_errorLevels = ["ERROR", "FATAL", "CRITICAL", "[error]", "level=error", "[ERR]"];

    public static int Indentation(string line) => line.Length - line.TrimStart().Length;

    /// <summary>True for a line that begins an entry: with a time or a level.</summary>
    public static bool StartsEntry(string line)
    {
        string start = line.TrimStart('[', '<', '(', ' ', '\t', '|');
        return StartsWithTime(start) || s_levels.Any(level =>
            start.StartsWith(level, StringComparison.OrdinalIgnoreCase)
            && (start.Length == level.Length || start[level.Length] is ' ' or ':' or ']' or '|' or '\t' or '>' or ')')
            && (line.Length > start.Length || string.CompareOrdinal(start, 0, level, 0, level.Length) == 0));
    }

    /// <summary>True for <c>Trace ID: …</c>, headers, stack frames: lines that go on with the error before them.</summary>
    public static bool GoesOn(string line)
    {
        string start = line.TrimStart();
        if (s_starts.Any(begin => start.StartsWith(begin, StringComparison.OrdinalIgnoreCase)))
        {
            return true;
        }

        int colon = start.IndexOfAny([':', '=']);
        if (colon is <= 0 or > 60)
        {
            return false;
        }

        string key = start.Substring(0, colon).TrimEnd();
        return s_keys.Contains(key, StringComparer.OrdinalIgnoreCase)
            || (key.IndexOf('-') > 0 && key.IndexOf(' ') < 0 && !key.Any(char.IsDigit));
    }

    /// <summary>True for <c>GET https://…</c>, which clients print before the answer.</summary>
    public static bool IsCall(string line) =>
        s_methods.Any(method => line.StartsWith(method, StringComparison.OrdinalIgnoreCase));

    public static bool HasErrorLevel(string line)
    {
        string start = line.Length > 120 ? line.Substring(0, 120) : line;
        return s_errorLevels.Any(level => start.IndexOf(level, StringComparison.Ordinal) >= 0)
            || start.IndexOf("\"level\":\"error\"", StringComparison.OrdinalIgnoreCase) >= 0;
    }

    /// <summary>Opening less closing braces; those inside strings do not count.</summary>
    public static int Braces(string line)
    {
        int outside = 0;
        int all = 0;
        bool isString = false;
        for (int at = 0; at < line.Length; at++)
        {
            int step = line[at] == '{' ? 1 : line[at] == '}' ? -1 : 0;
            all += step;
            outside += isString ? 0 : step;
            isString ^= line[at] == '"' && (at == 0 || line[at - 1] != '\\');
        }

        return isString ? all : outside;
    }

    /// <summary>True if the line can stand inside pretty-printed JSON.</summary>
    public static bool CanBeJson(string line)
    {
        string start = line.TrimStart();
        return start.Length == 0
            || start[0] is '{' or '}' or '[' or ']' or '"' or ',' or '-'
            || (char.IsDigit(start[0]) && !StartsWithTime(start))
            || start.StartsWith("true", StringComparison.Ordinal)
            || start.StartsWith("false", StringComparison.Ordinal)
            || start.StartsWith("null", StringComparison.Ordinal)
            || start.StartsWith("\\\"", StringComparison.Ordinal)
            || start.StartsWith("Trace ID", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("Correlation ID", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("Timestamp", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The line without a prefix that each line of a block repeats, its digits aside.</summary>
    public static string WithoutPrefix(string line, string prefix)
    {
        if (prefix.Length == 0 || line.Length < prefix.Length)
        {
            return line;
        }

        for (int at = 0; at < prefix.Length; at++)
        {
            if (line[at] != prefix[at] && !(char.IsDigit(line[at]) && char.IsDigit(prefix[at])))
            {
                return line;
            }
        }

        return line.Substring(prefix.Length);
    }

    private static bool StartsWithTime(string start)
    {
        int digits = start.TakeWhile(char.IsDigit).Count();
        return (digits == 4 && Has(start, 4, "-/.") && Digit(start, 5) && Digit(start, 6))
            || (digits is 1 or 2 && Has(start, digits, "/.-") && Digit(start, digits + 1))
            || (digits == 2 && Has(start, 2, ":") && Digit(start, 3) && Digit(start, 4) && Has(start, 5, ":"))
            || (digits == 0 && start.Length > 8 && char.IsUpper(start[0]) && start[3] == ' '
                && Digit(start, start[4] == ' ' ? 5 : 4) && start.IndexOf(':') is > 5 and < 12);
    }

    private static bool Has(string text, int at, string characters) => at < text.Length && characters.IndexOf(text[at]) >= 0;

    private static bool Digit(string text, int at) => at < text.Length && char.IsDigit(text[at]);
}
