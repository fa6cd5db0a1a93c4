using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GdapTools.Core.Tests.Errors;

/// <summary>A recorded error of tests/graph-contract/errors in the forms in which people meet it.</summary>
internal sealed record ContractError(string Name, string? Body, string? Text)
{
    private static readonly JsonSerializerOptions s_compact = new() { WriteIndented = false };
    private static readonly JsonSerializerOptions s_relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions s_pretty = new() { WriteIndented = true };

    public static IEnumerable<string> Names => Directory
        .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "graph-contract", "errors"), "*.json")
        .Select(file => Path.GetFileNameWithoutExtension(file))
        .Order(StringComparer.Ordinal);

    public static ContractError Load(string name)
    {
        using JsonDocument file = JsonDocument.Parse(File.ReadAllText(PathOf(name)));
        JsonElement body = file.RootElement.GetProperty("body");
        return new ContractError(
            name,
            body.ValueKind == JsonValueKind.Null ? null : body.GetRawText(),
            file.RootElement.TryGetProperty("text", out JsonElement text) ? text.GetString() : null);
    }

    /// <summary>The whole file: an exchange with status, headers and body.</summary>
    public static string Exchange(string name) => File.ReadAllText(PathOf(name));

    /// <summary>Every form, with a name for it.</summary>
    public IEnumerable<(string Form, string Input)> Forms()
    {
        if (Text is not null)
        {
            yield return ("text", Text);
            yield return ("text in a log line", $"2026-11-01T08:00:00Z ERROR [sync] {Text}");
        }

        if (Body is null)
        {
            yield break;
        }

        string compact = Write(Body, s_compact);
        yield return ("one line", compact);
        yield return ("pretty-printed", Write(Body, s_pretty));
        yield return ("pretty-printed with CRLF", Write(Body, s_pretty).ReplaceLineEndings("\r\n"));
        yield return ("in a log line", $"2026-11-01T08:00:00Z ERROR [sync] answer: {compact} (try 1)");
        yield return ("escaped", $"Error: {JsonSerializer.Serialize(compact)}");
        yield return ("escaped with few escapes", $"Error: {JsonSerializer.Serialize(compact, s_relaxed)}");
        yield return ("a JSON string", JsonSerializer.Serialize(compact));
        yield return ("escaped twice", $"Error: {JsonSerializer.Serialize(JsonSerializer.Serialize(compact))}");
        yield return ("escaped twice with few escapes", $"Error: {JsonSerializer.Serialize(JsonSerializer.Serialize(compact, s_relaxed), s_relaxed)}");
        yield return ("pretty-printed and escaped with few escapes", $"Error: {JsonSerializer.Serialize(Write(Body, s_pretty), s_relaxed)}");
        yield return ("pretty-printed and escaped", $"Error: {JsonSerializer.Serialize(Write(Body, s_pretty))}");
        yield return ("in a property", JsonSerializer.Serialize(new { level = "error", message = compact }));
        yield return ("an exchange", Exchange(Name));
    }

    private static string PathOf(string name) =>
        Path.Combine(AppContext.BaseDirectory, "graph-contract", "errors", name + ".json");

    private static string Write(string json, JsonSerializerOptions options)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return JsonSerializer.Serialize(document.RootElement, options);
    }
}
