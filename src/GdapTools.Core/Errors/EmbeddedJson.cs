using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;

namespace GdapTools.Core.Errors;

/// <summary>Separates a text into the JSON objects in it and the words around them.</summary>
internal sealed class EmbeddedJson : IDisposable
{
    private const int MaximumAttempts = 24;
    private const int EscapeLayers = 4;

    private static readonly JsonReaderOptions s_lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        // The parser's time grows with the square of the depth.
        MaxDepth = 16_384,
    };

    private readonly List<JsonDocument> _documents = [];

    private EmbeddedJson(string words)
    {
        Words = words;
    }

    /// <summary>The objects and arrays, in their order.</summary>
    public IReadOnlyList<JsonDocument> Documents => _documents;

    /// <summary>The text without them.</summary>
    public string Words { get; private set; }

    /// <summary>
    /// Finds JSON, also where quotes are escaped once or more, as in messages of exceptions. Never fails: what is no
    /// JSON stays in the words.
    /// </summary>
    public static EmbeddedJson Find(string text)
    {
        EmbeddedJson found = new(text);
        if (text.IndexOf('{') < 0 && !StartsWithArray(text))
        {
            return found;
        }

        string layer = text;
        bool isFound = found.Split(layer);
        for (int depth = 0; !isFound && depth < EscapeLayers && EscapedText.HasQuotes(layer); depth++)
        {
            isFound = found.Split(EscapedText.Unescape(layer, keepsLineBreaks: true));
            layer = EscapedText.Unescape(layer, keepsLineBreaks: false);
            isFound = isFound || found.Split(layer);
        }

        if (!isFound && text.IndexOf('\n') >= 0)
        {
            // A line break inside a string is no JSON; whoever printed it wrapped the text.
            found.Split(text.Replace('\r', ' ').Replace('\n', ' '));
        }

        return found;
    }

    /// <summary>The content of a text that is one JSON string; any other text as it is.</summary>
    public static string Unquote(string text)
    {
        if (text.Length < 2 || text[0] != '"' || text[text.Length - 1] != '"')
        {
            return text;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(Encoding.UTF8.GetBytes(text));
            return JsonErrorFields.Text(document.RootElement) ?? text;
        }
        catch (JsonException)
        {
            return text;
        }
    }

    public void Dispose()
    {
        foreach (JsonDocument document in _documents)
        {
            document.Dispose();
        }
    }

    private bool Split(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        StringBuilder words = new();
        int copied = 0;
        int attempts = 0;
        int at = FirstValue(bytes, 0);
        while (at >= 0 && attempts++ < MaximumAttempts)
        {
            if (TryParse(bytes, at, out JsonDocument? document, out int length))
            {
                _documents.Add(document!);
                words.Append(Encoding.UTF8.GetString(bytes, copied, at - copied)).Append(' ');
                copied = at + length;
                at = Array.IndexOf(bytes, (byte)'{', copied);
            }
            else
            {
                at = Array.IndexOf(bytes, (byte)'{', at + 1);
            }
        }

        if (_documents.Count == 0)
        {
            return false;
        }

        Words = words.Append(Encoding.UTF8.GetString(bytes, copied, bytes.Length - copied)).ToString();
        return true;
    }

    private static bool StartsWithArray(string text) => text.TrimStart().StartsWith("[", StringComparison.Ordinal);

    private static int FirstValue(byte[] bytes, int from)
    {
        int at = from;
        while (at < bytes.Length && bytes[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0xEF or 0xBB or 0xBF)
        {
            at++;
        }

        return at < bytes.Length && bytes[at] == (byte)'[' ? at : Array.IndexOf(bytes, (byte)'{', from);
    }

    private static bool TryParse(byte[] bytes, int at, out JsonDocument? document, out int length)
    {
        document = null;
        length = 0;
        try
        {
            Utf8JsonReader reader = new(bytes.AsSpan(at), isFinalBlock: true, new JsonReaderState(s_lenient));
            document = JsonDocument.ParseValue(ref reader);
            length = (int)reader.BytesConsumed;
            if (document.RootElement.ValueKind == JsonValueKind.Array && !HoldsObjects(document.RootElement))
            {
                document.Dispose();
                document = null;
            }
        }
        catch (JsonException)
        {
            // No JSON, or broken off: its words are read as text.
        }

        return document is not null;
    }

    private static bool HoldsObjects(JsonElement array)
    {
        foreach (JsonElement item in array.EnumerateArray())
        {
            return item.ValueKind is JsonValueKind.Object or JsonValueKind.Array;
        }

        return false;
    }
}
