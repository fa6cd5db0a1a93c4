using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace GdapTools.Core.Errors;

/// <summary>
/// Reads error bodies of Entra, Graph, Partner Center and of clients that wrap them. Walks with a stack of its own,
/// so that no depth of nesting can break it.
/// </summary>
internal sealed class JsonErrorReader(ErrorCatalogue catalogue)
{
    private const int MaximumNodes = 200_000;
    private const int MaximumDocuments = 16;

    private static readonly string[] s_bodies = ["body", "responsebody", "rawresponsebody", "content"];

    private static readonly HashSet<string> s_silent = new(StringComparer.Ordinal)
    {
        "note", "notes", "source", "help", "helpurl", "helplink", "documentation", "passwordchangeurl",
        "accesstoken", "refreshtoken", "idtoken", "clientsecret", "password", "assertion", "clientassertion",
        "authorization", "cookie", "setcookie", "devicecode", "usercode", "@odata.type", "@odata.nextlink",
    };

    /// <summary>Adds what the body says; what is known already wins.</summary>
    public void Read(JsonElement root, ErrorFacts facts)
    {
        List<JsonDocument> nested = [];
        try
        {
            Walk(root, facts, nested);
        }
        finally
        {
            nested.ForEach(document => document.Dispose());
        }
    }

    private void Walk(JsonElement root, ErrorFacts facts, List<JsonDocument> nested)
    {
        Stack<JsonElement> open = new();
        open.Push(root);
        for (int nodes = 0; open.Count > 0 && nodes < MaximumNodes; nodes++)
        {
            JsonElement node = open.Pop();
            List<JsonElement> children = [];
            if (node.ValueKind == JsonValueKind.Object)
            {
                ReadObject(node, facts, children, nested);
            }
            else if (node.ValueKind == JsonValueKind.Array)
            {
                foreach (JsonElement item in node.EnumerateArray().Take(MaximumNodes))
                {
                    ReadValue("", item, facts, children, nested);
                }
            }

            for (int child = children.Count - 1; child >= 0; child--)
            {
                open.Push(children[child]);
            }
        }
    }

    private void ReadObject(JsonElement node, ErrorFacts facts, List<JsonElement> children, List<JsonDocument> nested)
    {
        bool isEnvelope = node.EnumerateObject().Any(property =>
            s_bodies.Contains(Normalise(property.Name)) && property.Value.ValueKind == JsonValueKind.Object);
        ReadShape(node, facts);
        foreach (JsonProperty property in node.EnumerateObject())
        {
            string name = Normalise(property.Name);
            bool isOutside = isEnvelope && property.Value.ValueKind == JsonValueKind.String && !s_bodies.Contains(name);
            if (!JsonErrorFields.Read(catalogue, name, property.Value, facts) && !isOutside && !s_silent.Contains(name))
            {
                ReadValue(name, property.Value, facts, children, nested);
            }
        }
    }

    private static void ReadShape(JsonElement node, ErrorFacts facts)
    {
        bool isToken = node.TryGetProperty("error_description", out _) || node.TryGetProperty("error_codes", out _);
        bool isPartnerCenter = node.TryGetProperty("code", out _) && node.TryGetProperty("description", out _);
        facts.ShapeSource = facts.ShapeSource != ErrorSource.Unknown ? facts.ShapeSource
            : isToken ? ErrorSource.TokenEndpoint
            : isPartnerCenter ? ErrorSource.PartnerCenter
            : node.TryGetProperty("innerError", out _) || node.TryGetProperty("innererror", out _) ? ErrorSource.Graph
            : ErrorSource.Unknown;
        if (node.TryGetProperty("value", out JsonElement list) && list.ValueKind == JsonValueKind.Array
            && list.GetArrayLength() == 0
            && JsonErrorFields.Text(node, "@odata.context")?.EndsWith("delegatedAdminRelationships", StringComparison.OrdinalIgnoreCase) == true)
        {
            facts.IsEmptyGdapList = true;
        }
    }

    private static void ReadValue(
        string name,
        JsonElement value,
        ErrorFacts facts,
        List<JsonElement> children,
        List<JsonDocument> nested)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object or JsonValueKind.Array:
                children.Add(value);
                break;
            case JsonValueKind.String when name != "@odata.context":
                string text = JsonErrorFields.Text(value) ?? "";
                if (nested.Count < MaximumDocuments && LooksLikeJson(text))
                {
                    EmbeddedJson inside = EmbeddedJson.Find(text);
                    nested.AddRange(inside.Documents);
                    children.AddRange(inside.Documents.Select(document => document.RootElement));
                    text = inside.Words;
                }

                facts.AddText(text);
                break;
        }
    }

    private static bool LooksLikeJson(string text) =>
        text.Length > 8 && text.IndexOf('{') >= 0 && text.IndexOf('"') > 0 && text.IndexOf(':') > 0;

    private static string Normalise(string name) =>
        name.Length > 40 ? name : name.Replace("_", "").Replace("-", "").Replace(" ", "").ToLower(CultureInfo.InvariantCulture);
}
