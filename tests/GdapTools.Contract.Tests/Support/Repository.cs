using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;

namespace GdapTools.Contract.Tests.Support;

/// <summary>Files of the repository the tests were built from.</summary>
internal static class Repository
{
    private static readonly string s_tests = Path.Combine(Find(AppContext.BaseDirectory), "tests");

    public static string ExceptionFile { get; } = Path.Combine(s_tests, "contract-exceptions.json");

    /// <param name="version"><c>v1.0</c> or <c>beta</c>.</param>
    public static string ContractFile(string version) =>
        Path.Combine(s_tests, "graph-contract", $"graph-{version}.openapi.json");

    /// <summary>The names of the files in a folder of graph-contract, without extension.</summary>
    public static IReadOnlyList<string> Names(string folder) =>
        [.. Directory.GetFiles(Path.Combine(s_tests, "graph-contract", folder), "*.json")
            .Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    public static JsonObject Read(string folder, string name) => (JsonObject)JsonNode.Parse(
        File.ReadAllText(Path.Combine(s_tests, "graph-contract", folder, name + ".json")))!;

    private static string Find(string? folder) => folder is null
        ? throw new InvalidOperationException("These tests run from within the repository.")
        : File.Exists(Path.Combine(folder, "GdapTools.psd1")) ? folder : Find(Path.GetDirectoryName(folder));
}
