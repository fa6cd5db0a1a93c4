using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Session;

/// <summary>What each cloud has, from the data file that comes with the module.
/// Source: https://learn.microsoft.com/graph/deployments and the page of each API</summary>
public static class FeatureCatalogue
{
    /// <summary>Partner Center's own interface.</summary>
    public const string PartnerCenter = "PartnerCenter";

    /// <summary>Each feature, and whether a cloud has it.</summary>
    public static IReadOnlyList<GdapFeature> For(GdapEnvironment environment)
    {
        using Stream stream = EmbeddedData.Open("cloud-features.json");
        using JsonDocument document = JsonDocument.Parse(stream);
        string cloud = environment.ToString();
        return [.. document.RootElement.Items("features").Select(item => Read(item, cloud))];
    }

    private static GdapFeature Read(JsonElement item, string cloud) => new()
    {
        Name = item.Text("name")!,
        IsAvailable = Names(item, "available").Contains(cloud) ? true : Names(item, "notAvailable").Contains(cloud) ? false : null,
        Disables = item.Text("disables")!,
        DocumentationUri = new Uri(item.Text("documentation")!),
    };

    private static IEnumerable<string> Names(JsonElement item, string name) => item.Items(name).Select(text => text.GetString()!);
}
