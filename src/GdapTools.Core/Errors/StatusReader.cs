using System;
using System.Linq;

namespace GdapTools.Core.Errors;

/// <summary>
/// The HTTP status of a text. A three-digit number is one only where its neighbours say so: logs are full of
/// counts, times and ports.
/// </summary>
internal static class StatusReader
{
    private const int Context = 32;

    private static readonly string[] s_strongLabels =
    [
        "status", "status_code", "status-code", "status code", "httpstatus", "http", "http error", "http code",
        "httpcode", "response code", "responsecode", "indicate success", "status is", "status was", "http/1.0",
        "http/1.1", "http/2", "http/2.0", "http/3",
    ];

    private static readonly string[] s_labels =
    [
        "error", "response", "error code", "errorcode", "returned", "returns", "got", "received", "failed with",
        "failed", "with code", "respond with", "responded with", "code is", "code was", "code",
    ];

    private static readonly (string Words, int Status)[] s_reasons =
    [
        ("bad request", 400), ("unauthorized", 401), ("forbidden", 403), ("not found", 404),
        ("method not allowed", 405), ("proxy authentication", 407), ("request timeout", 408), ("conflict", 409),
        ("gone", 410), ("precondition", 412), ("payload too large", 413), ("unprocessable", 422), ("locked", 423),
        ("too many requests", 429), ("internal server error", 500), ("not implemented", 501), ("bad gateway", 502),
        ("service unavailable", 503), ("server unavailable", 503), ("gateway time", 504), ("gatewaytimeout", 504),
        ("client error", 0), ("server error", 0), ("badrequest", 400), ("notfound", 404),
        ("toomanyrequests", 429), ("internalservererror", 500), ("badgateway", 502), ("serviceunavailable", 503),
    ];

    private static readonly string[] s_units =
    [
        "ms", "s", "sec", "secs", "second", "seconds", "min", "minutes", "h", "hours", "days", "day", "items", "item",
        "records", "record", "customers", "customer", "users", "user", "rows", "row", "bytes", "byte", "kb", "mb",
        "gb", "files", "file", "tenants", "tenant", "lines", "line", "entries", "objects", "messages", "requests",
        "calls", "licenses", "groups", "devices", "mailboxes", "times", "of", "out", "pages",
        "relationships", "assignments", "policies", "members", "roles", "accounts", "warnings", "milliseconds",
    ];

    /// <summary>The status, or null where none is stated.</summary>
    /// <param name="text">The text of one error.</param>
    /// <param name="isServiceCall">The text names the address of a service, so that a lone number next to it counts.</param>
    public static int? Read(string text, bool isServiceCall)
    {
        int? lone = null;
        bool succeeded = false;
        for (int at = 0; at + 3 <= text.Length; at++)
        {
            if (!IsNumber(text, at))
            {
                continue;
            }

            int number = Number(text, at);
            succeeded |= number is >= 200 and < 300;
            if (number is < 400 or > 599)
            {
                continue;
            }

            if (IsLabelled(text, at) || IsOfWebException(text, at))
            {
                return number;
            }

            lone ??= FollowsAddress(text, at) && !IsQuantity(text, at + 3) ? number : null;
        }

        return ReadWords(text) ?? (isServiceCall && !succeeded ? lone : null);
    }

    /// <summary>True when a number is followed by what it counts.</summary>
    public static bool IsQuantity(string text, int end)
    {
        int start = end;
        while (start < text.Length && text[start] is ' ')
        {
            start++;
        }

        int stop = start;
        while (stop < text.Length && char.IsLetter(text[stop]))
        {
            stop++;
        }

        return (start < text.Length && text[start] is '%' or '/')
            || s_units.Contains(text.Substring(start, stop - start), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The status a name such as <c>Forbidden</c> or <c>TooManyRequests</c> stands for.</summary>
    public static int? FromName(string name)
    {
        string words = name.Trim().TrimEnd('.', '!').Replace("_", " ");
        foreach ((string reason, int status) in s_reasons)
        {
            if (status > 0 && string.Equals(words, reason, StringComparison.OrdinalIgnoreCase))
            {
                return status;
            }
        }

        return null;
    }

    /// <summary>The status of a text that is nothing else: <c>401</c>, <c>Forbidden</c>.</summary>
    public static int? Alone(string text)
    {
        string trimmed = text.Trim();
        if (trimmed.Length == 3 && IsNumber(trimmed, 0))
        {
            int number = Number(trimmed, 0);
            return number is >= 400 and <= 599 ? number : null;
        }

        return trimmed.Length < 30 ? FromName(trimmed) : null;
    }

    // "… does not indicate success: Forbidden (Forbidden)."
    private static int? ReadWords(string text)
    {
        const string label = "indicate success:";
        int at = text.IndexOf(label, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        int start = at + label.Length;
        int end = text.IndexOfAny(['(', '.', '\n'], start);
        return FromName(text.Substring(start, (end < 0 ? text.Length : end) - start));
    }

    private static bool IsLabelled(string text, int at)
    {
        int from = Math.Max(0, at - Context);
        string before = text.Substring(from, at - from).ToLowerInvariant()
            .TrimEnd(' ', '\t', ':', '=', '(', '[', '"', '\'', '\\', '#', '>', '<', '-');
        char last = at > 0 ? text[at - 1] : '\n';
        if (last is '.' or '/' or ',' || before.EndsWith("exit code", StringComparison.Ordinal))
        {
            return false;
        }

        return EndsWithStrongLabel(before)
            || (!IsQuantity(text, at + 3)
                && (FollowsArrow(text, at) || EndsWith(s_labels, before) || StartsWithReason(text, at + 3)
                    || s_reasons.Any(reason => before.EndsWith(reason.Words, StringComparison.Ordinal))));
    }

    // .NET says it in the language of Windows, with the reason behind: "Der Remoteserver hat …: (403) Unzulässig."
    private static bool IsOfWebException(string text, int at)
    {
        int colon = at - 2;
        while (colon > 0 && text[colon] == ' ')
        {
            colon--;
        }

        bool isFramed = at > 2 && text[at - 1] == '(' && text[colon] == ':' && colon < at - 2
            && at + 5 < text.Length && text[at + 3] == ')' && text[at + 4] == ' ';
        return isFramed && char.IsLetter(text[at + 5]) && !char.IsLower(text[at + 5]) && !IsQuantity(text, at + 4);
    }

    private static bool FollowsArrow(string text, int at)
    {
        while (at > 0 && text[at - 1] is ' ' or '"')
        {
            at--;
        }

        return at > 1 && text[at - 1] == '>' && text[at - 2] is '-' or '=';
    }

    // A lone number counts right after the address that was called.
    private static bool FollowsAddress(string text, int at)
    {
        int end = at;
        while (end > 0 && text[end - 1] is ' ' or '\t' or '[' or '(' or '"')
        {
            end--;
        }

        int start = end;
        while (start > 0 && !char.IsWhiteSpace(text[start - 1]))
        {
            start--;
        }

        return end < at && text.IndexOf("://", start, end - start, StringComparison.Ordinal) >= 0;
    }

    private static bool EndsWithStrongLabel(string before) =>
        EndsWith(s_strongLabels, before) || before.EndsWith("statuscode", StringComparison.Ordinal);

    private static bool EndsWith(string[] labels, string before) => labels.Any(label =>
        before.EndsWith(label, StringComparison.Ordinal)
        && (before.Length == label.Length || !char.IsLetter(before[before.Length - label.Length - 1])));

    private static bool StartsWithReason(string text, int end)
    {
        int start = end;
        while (start < text.Length && start - end < 6 && text[start] is ' ' or ')' or ']' or ':' or '-' or '(' or '"' or ',')
        {
            start++;
        }

        return s_reasons.Any(reason =>
            string.Compare(text, start, reason.Words, 0, reason.Words.Length, StringComparison.OrdinalIgnoreCase) == 0);
    }

    private static bool IsNumber(string text, int at) =>
        IsDigit(text[at]) && IsDigit(text[at + 1]) && IsDigit(text[at + 2])
        && (at == 0 || !(IsDigit(text[at - 1]) || char.IsLetter(text[at - 1]) || text[at - 1] is '_' or '.'))
        && (at + 3 == text.Length || !(char.IsLetterOrDigit(text[at + 3]) || text[at + 3] is '_'))
        && !(at + 4 < text.Length && text[at + 3] is '.' or '-' && IsDigit(text[at + 4]));

    private static int Number(string text, int at) =>
        ((text[at] - '0') * 100) + ((text[at + 1] - '0') * 10) + text[at + 2] - '0';

    private static bool IsDigit(char character) => character is >= '0' and <= '9';
}
