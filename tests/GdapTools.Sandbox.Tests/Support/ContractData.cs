using System;
using System.IO;
using System.Text.Json.Nodes;

namespace GdapTools.Sandbox.Tests.Support;

/// <summary>The documented request and response pairs, and the errors seen, that lie in tests/graph-contract.</summary>
internal static class ContractData
{
    public static JsonObject Example(string name) => Read("examples", name);

    public static JsonObject Error(string name) => Read("errors", name);

    public static JsonObject Body(string name) => (JsonObject)Example(name)["responseBody"]!.DeepClone();

    private static JsonObject Read(string kind, string name)
    {
        string? folder = AppContext.BaseDirectory;

        while (folder is not null && !Directory.Exists(Path.Combine(folder, "graph-contract")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        string file = Path.Combine(folder!, "graph-contract", kind, name + ".json");
        return (JsonObject)JsonNode.Parse(File.ReadAllText(file))!;
    }
}
