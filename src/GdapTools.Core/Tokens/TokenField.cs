using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace GdapTools.Core.Tokens;

/// <summary>The field that holds a token in an answer of the token endpoint or of a tool that wraps one.</summary>
internal static class TokenField
{
    private const int Depth = 3;

    /// <summary>What opens an API comes first; the rest is only taken when nothing better is there.</summary>
    private static readonly IReadOnlyList<string> s_names =
        ["access_token", "accessToken", "token", "id_token", "idToken", "refresh_token", "refreshToken"];

    private static readonly IReadOnlyList<Regex> s_patterns =
    [
        .. s_names.Select(name => new Regex(
            $@"(?<![\w-]){name}[""'\\]*\s*[:=]",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)),
    ];

    private static readonly Regex s_lineBreak = new(@"\s*[\r\n]\s*", RegexOptions.CultureInvariant);

    /// <summary>The text behind the best field of <paramref name="text"/>; null when it has none.</summary>
    public static string? Find(string text)
    {
        if (text.StartsWith("{", StringComparison.Ordinal) || text.StartsWith("[", StringComparison.Ordinal))
        {
            string? value = FromJson(text) ?? FromJson(s_lineBreak.Replace(text, ""));
            if (value is not null)
            {
                return value;
            }
        }

        foreach (Regex pattern in s_patterns)
        {
            Match match = pattern.Match(text);
            if (match.Success)
            {
                return text.Substring(match.Index + match.Length);
            }
        }

        return null;
    }

    private static string? FromJson(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return s_names
                .Select(name => FromElement(document.RootElement, name, Depth))
                .FirstOrDefault(value => value is not null);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? FromElement(JsonElement element, string name, int depth)
    {
        if (depth == 0)
        {
            return null;
        }

        if (element.ValueKind == JsonValueKind.Array)
        {
            return element.EnumerateArray()
                .Select(item => FromElement(item, name, depth - 1))
                .FirstOrDefault(value => value is not null);
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.String
                && string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return property.Value.GetString();
            }
        }

        return element.EnumerateObject()
            .Select(property => FromElement(property.Value, name, depth - 1))
            .FirstOrDefault(value => value is not null);
    }
}
