using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace GdapTools.Core.Authentication;

/// <summary>The token endpoint's error answer.
/// Source: https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#error-response</summary>
internal sealed class TokenErrorBody
{
    private static readonly Regex s_number = new(@"\bAADSTS(\d{3,9})\b", RegexOptions.CultureInvariant);

    public string? Error { get; private init; }

    public string Summary { get; private init; } = "";

    public IReadOnlyList<int> ErrorCodes { get; private init; } = [];

    public string? CorrelationId { get; private init; }

    public string? TraceId { get; private init; }

    /// <summary>The most specific number: the last one, 70002 aside, which only says that validation failed.</summary>
    public int? DecidingCode { get; private init; }

    /// <summary>Reads the body; null when it is no such answer.</summary>
    public static TokenErrorBody? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(text!);
            JsonElement root = document.RootElement;

            if (root.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            List<int> codes = Codes(root);

            if (codes.Count == 0 && Text(root, "error") is null)
            {
                return null;
            }

            return new TokenErrorBody
            {
                Error = Text(root, "error"),
                Summary = FirstLine(Text(root, "error_description")),
                ErrorCodes = codes,
                CorrelationId = Text(root, "correlation_id"),
                TraceId = Text(root, "trace_id"),
                DecidingCode = Deciding(codes),
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static int? Deciding(List<int> codes)
    {
        for (int i = codes.Count - 1; i >= 0; i--)
        {
            if (codes[i] != 70002 || codes.Count == 1)
            {
                return codes[i];
            }
        }

        return codes.Count > 0 ? codes[codes.Count - 1] : null;
    }

    /// <summary>The same of an error that a browser brings back.
    /// Source: https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#error-response</summary>
    public static TokenErrorBody Of(string error, string? description)
    {
        List<int> codes = CodesIn(description);
        return new TokenErrorBody
        {
            Error = error,
            Summary = FirstLine(description),
            ErrorCodes = codes,
            DecidingCode = Deciding(codes),
        };
    }

    // Older bodies and proxies leave the list out, or spell the numbers as text; the description names them too.
    private static List<int> Codes(JsonElement root)
    {
        List<int> codes = [];

        if (root.TryGetProperty("error_codes", out JsonElement list))
        {
            foreach (JsonElement item in list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : new[] { list })
            {
                if (Number(item) is int code)
                {
                    codes.Add(code);
                }
            }
        }

        return codes.Count > 0 ? codes : CodesIn(Text(root, "error_description"));
    }

    /// <summary>The AADSTS numbers that a text names, in its order.</summary>
    public static List<int> CodesIn(string? description)
    {
        List<int> codes = [];

        foreach (Match match in s_number.Matches(description ?? ""))
        {
            codes.Add(int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));
        }

        return codes;
    }

    private static int? Number(JsonElement item) => item.ValueKind switch
    {
        JsonValueKind.Number when item.TryGetInt32(out int code) => code,
        JsonValueKind.String when int.TryParse(
            item.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out int code) => code,
        _ => null,
    };

    // The number before and the ids and time after have properties of their own.
    private static string FirstLine(string? description)
    {
        string text = description ?? "";
        int end = text.IndexOfAny(['\r', '\n']);
        text = end < 0 ? text : text.Substring(0, end);
        end = text.IndexOf(" Trace ID:", StringComparison.Ordinal);
        text = end < 0 ? text : text.Substring(0, end);
        return text.StartsWith("AADSTS", StringComparison.Ordinal) && (end = text.IndexOf(": ", StringComparison.Ordinal)) > 0
            ? text.Substring(end + 2)
            : text;
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
