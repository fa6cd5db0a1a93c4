using System;
using System.Collections.Generic;
using System.Text.Json;

namespace GdapTools.Core.Authentication;

/// <summary>The token endpoint's error answer.
/// Source: https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#error-response</summary>
internal sealed class TokenErrorBody
{
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

            if (root.ValueKind != JsonValueKind.Object || Text(root, "error") is null)
            {
                return null;
            }

            List<int> codes = Codes(root);
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

    private static List<int> Codes(JsonElement root)
    {
        List<int> codes = [];

        if (root.TryGetProperty("error_codes", out JsonElement list) && list.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in list.EnumerateArray())
            {
                if (item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out int code))
                {
                    codes.Add(code);
                }
            }
        }

        return codes;
    }

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
