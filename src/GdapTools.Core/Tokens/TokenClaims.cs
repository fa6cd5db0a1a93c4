using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace GdapTools.Core.Tokens;

/// <summary>One part of a JSON web token: a JSON object, read without trusting any of its types.</summary>
internal sealed class TokenClaims
{
    private static readonly UTF8Encoding s_strictUtf8 = new(false, throwOnInvalidBytes: true);

    private readonly Dictionary<string, JsonElement> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _repeated = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unreadable = new(StringComparer.Ordinal);

    private TokenClaims(JsonElement part)
    {
        foreach (JsonProperty property in part.EnumerateObject())
        {
            if (_values.ContainsKey(property.Name))
            {
                _repeated.Add(property.Name);
            }

            _values[property.Name] = property.Value;
        }
    }

    /// <summary>Names of claims that were asked for, are there, and are not of the type they should be.</summary>
    public IEnumerable<string> Unreadable => _unreadable;

    /// <summary>Decodes one part of a token; null when it is no JSON object in base64url.</summary>
    public static TokenClaims? Parse(string part)
    {
        byte[]? bytes = Base64Url.Decode(part);
        if (bytes is null || bytes.Length == 0)
        {
            return null;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(s_strictUtf8.GetString(bytes));
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new TokenClaims(document.RootElement.Clone())
                : null;
        }
        catch (Exception exception)
            when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>True when the claim is there and not null.</summary>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>A claim that is one text.</summary>
    public string? Text(string name)
    {
        if (Find(name) is not JsonElement value)
        {
            return null;
        }

        string? text = TextOf(value);
        return text is null ? Refuse<string>(name) : text.Length == 0 ? null : text;
    }

    /// <summary>A claim that is a list of texts; null when it is not there or not such a list.</summary>
    /// <param name="name">The claim.</param>
    /// <param name="orOne">Whether a single text stands for a list of one.</param>
    public IReadOnlyList<string>? List(string name, bool orOne = false)
    {
        if (Find(name) is not JsonElement value)
        {
            return null;
        }

        if (orOne && TextOf(value) is string single)
        {
            return [single];
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            return Refuse<IReadOnlyList<string>>(name);
        }

        List<string> texts = [];
        foreach (JsonElement item in value.EnumerateArray())
        {
            if (TextOf(item) is string text)
            {
                texts.Add(text);
            }
            else
            {
                _unreadable.Add(name);
            }
        }

        return texts;
    }

    /// <summary>A claim that is a list of words parted by blanks.</summary>
    public IReadOnlyList<string> Words(string name) =>
        [
            .. (List(name, orOne: true) ?? [])
                .SelectMany(text => text.Split([' '], StringSplitOptions.RemoveEmptyEntries)),
        ];

    /// <summary>A claim that is a number of seconds since 1970.</summary>
    public DateTimeOffset? Time(string name)
    {
        if (Find(name) is not JsonElement value)
        {
            return null;
        }

        return UnixTime.Read(value) ?? Refuse(name);
    }

    /// <summary>Every claim as text, in the order of the token; arrays and objects as JSON.</summary>
    public IReadOnlyDictionary<string, string> ToText() =>
        _values.ToDictionary(pair => pair.Key, pair => SecretMask.Mask(TextOf(pair.Value) ?? pair.Value.GetRawText()));

    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is valid JSON and no text.
            return null;
        }
    }

    private JsonElement? Find(string name)
    {
        // Readers disagree on which of two equal names counts, so neither proves anything.
        if (_repeated.Contains(name))
        {
            _unreadable.Add(name);
            return null;
        }

        return _values.TryGetValue(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    private T? Refuse<T>(string name)
        where T : class
    {
        _unreadable.Add(name);
        return null;
    }

    private DateTimeOffset? Refuse(string name)
    {
        _unreadable.Add(name);
        return null;
    }
}
