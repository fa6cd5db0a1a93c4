using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Diagnosis;

/// <summary>All checks, from the data file that comes with the module.</summary>
public sealed class CheckCatalogue
{
    private readonly Dictionary<string, CheckDefinition> _byId;

    private CheckCatalogue(IReadOnlyList<CheckDefinition> checks)
    {
        All = checks;
        _byId = checks.ToDictionary(check => check.Id, StringComparer.Ordinal);
    }

    public IReadOnlyList<CheckDefinition> All { get; }

    /// <exception cref="KeyNotFoundException">There is no such check: a bug.</exception>
    public CheckDefinition Get(string id) => _byId[id];

    public static CheckCatalogue Load()
    {
        using Stream stream = EmbeddedData.Open("checks.json");
        using JsonDocument document = JsonDocument.Parse(stream);
        return new CheckCatalogue([.. document.RootElement.Items("checks").Select(Read)]);
    }

    private static CheckDefinition Read(JsonElement item) => new(
        item.Text("id")!,
        item.Text("title")!,
        Value<ChainLink>(item, "link"),
        Value<FindingSeverity>(item, "severity"),
        Texts(item, "remediation"),
        Texts(item, "repair"),
        new Uri(item.Text("documentation")!),
        Texts(item, "permissions"));

    private static T Value<T>(JsonElement item, string name)
        where T : struct => (T)Enum.Parse(typeof(T), item.Text(name)!);

    private static IReadOnlyList<string> Texts(JsonElement item, string name) =>
        [.. item.Items(name).Select(text => text.GetString()!)];
}
