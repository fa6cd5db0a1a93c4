using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace GdapTools.Contract.Tests.Recordings;

/// <summary>What the processes of a test run have recorded.</summary>
public static class Recording
{
    public const string Variable = "GDAPTOOLS_EXCHANGES";

    /// <summary>The folder of this run's recordings; null when nothing was recorded.</summary>
    public static string? Folder { get; } =
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? folder : null;

    /// <exception cref="JsonException">A line is damaged.</exception>
    public static IReadOnlyList<RecordedExchange> Read(string folder) =>
        [.. Directory.GetFiles(folder, "*.jsonl").Order(StringComparer.Ordinal).SelectMany(ReadFile)];

    // A process that was killed while writing leaves its last line without end.
    private static IEnumerable<RecordedExchange> ReadFile(string path)
    {
        string text = File.ReadAllText(path);
        return text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<RecordedExchange>(line)!);
    }
}
