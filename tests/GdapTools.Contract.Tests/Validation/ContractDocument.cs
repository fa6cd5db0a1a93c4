using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using GdapTools.Contract.Tests.Support;

namespace GdapTools.Contract.Tests.Validation;

/// <summary>One of Microsoft Graph's API descriptions: its paths, and its schemas by name.</summary>
internal sealed class ContractDocument
{
    private const string SchemaPrefix = "#/components/schemas/";

    private readonly JsonElement _root;
    private readonly Dictionary<string, JsonElement> _schemas;

    /// <param name="version"><c>v1.0</c> or <c>beta</c>.</param>
    public ContractDocument(string version)
    {
        Version = version;
        _root = JsonDocument.Parse(File.ReadAllBytes(Repository.ContractFile(version))).RootElement;
        _schemas = _root.GetProperty("components").GetProperty("schemas").EnumerateObject()
            .ToDictionary(schema => schema.Name, schema => schema.Value, StringComparer.Ordinal);
        Paths = [.. _root.GetProperty("paths").EnumerateObject()
            .Select(path => new PathTemplate(path.Name, path.Value))
            .OrderByDescending(path => path.LiteralLength)];
        Types = new TypeCatalogue(this);
    }

    public string Version { get; }

    /// <summary>Those with fewer placeholders first.</summary>
    public IReadOnlyList<PathTemplate> Paths { get; }

    public IReadOnlyDictionary<string, JsonElement> Schemas => _schemas;

    public TypeCatalogue Types { get; }

    /// <summary>The name of the schema that a reference points to; null when it is none.</summary>
    public static string? SchemaName(JsonElement schema) =>
        schema.TryGetProperty("$ref", out JsonElement reference)
        && reference.GetString() is string target
        && target.StartsWith(SchemaPrefix, StringComparison.Ordinal)
            ? target[SchemaPrefix.Length..]
            : null;

    /// <summary>What a reference stands for; anything else as it is.</summary>
    public JsonElement Resolve(JsonElement element)
    {
        JsonElement current = element;
        while (current.ValueKind == JsonValueKind.Object && current.TryGetProperty("$ref", out JsonElement reference))
        {
            current = reference.GetString()!.Split('/').Skip(1)
                .Aggregate(_root, (parent, name) => parent.GetProperty(name));
        }

        return current;
    }
}
