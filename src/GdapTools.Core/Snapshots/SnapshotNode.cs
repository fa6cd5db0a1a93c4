using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;

namespace GdapTools.Core.Snapshots;

/// <summary>One value of a snapshot with its path, so that each complaint names its place.</summary>
internal readonly struct SnapshotNode
{
    private readonly SnapshotText _text;
    private readonly string _path;

    public SnapshotNode(SnapshotText text, JsonElement element, string path)
    {
        _text = text;
        Element = element;
        _path = path;
    }

    public JsonElement Element { get; }

    public GdapException Invalid(string problem) => _text.Invalid(_path, problem);

    public GdapException Unsupported(string format) => _text.Unsupported(format);

    /// <summary>A member; null when it is absent or JSON null.</summary>
    public SnapshotNode? Find(string name)
    {
        bool present = Element.TryGetProperty(name, out JsonElement member) && member.ValueKind != JsonValueKind.Null;
        return present ? new SnapshotNode(_text, member, JsonPath.Member(_path, name)) : null;
    }

    public SnapshotNode Require(string name) =>
        Find(name) ?? throw Invalid($"the member '{name}' is missing.");

    public SnapshotNode AsObject()
    {
        Expect(Element.ValueKind == JsonValueKind.Object, "an object");
        return this;
    }

    public IEnumerable<(string Name, SnapshotNode Node)> Members()
    {
        foreach (JsonProperty member in AsObject().Element.EnumerateObject())
        {
            yield return (member.Name, new SnapshotNode(_text, member.Value, JsonPath.Member(_path, member.Name)));
        }
    }

    public IEnumerable<SnapshotNode> Items()
    {
        Expect(Element.ValueKind == JsonValueKind.Array, "an array");
        int index = 0;
        foreach (JsonElement item in Element.EnumerateArray())
        {
            yield return new SnapshotNode(_text, item, JsonPath.Item(_path, index++));
        }
    }

    public string AsText()
    {
        Expect(Element.ValueKind == JsonValueKind.String, "a text");
        return Element.GetString()!;
    }

    /// <summary>A GUID, in lower case.</summary>
    public string AsId()
    {
        Expect(Guid.TryParse(AsText(), out Guid id), "a GUID");
        return id.ToString();
    }

    public bool AsBoolean()
    {
        Expect(Element.ValueKind is JsonValueKind.True or JsonValueKind.False, "true or false");
        return Element.GetBoolean();
    }

    public int AsNumber(int least, int most)
    {
        int number = 0;
        bool fits = Element.ValueKind == JsonValueKind.Number && Element.TryGetInt32(out number);
        Expect(fits && number >= least && number <= most, $"a whole number from {least} to {most}");
        return number;
    }

    public DateTimeOffset AsTime()
    {
        string text = AsText();
        DateTimeOffset time = default;
        bool fits = text.Length >= 10 && text[4] == '-' && DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out time);
        Expect(fits, "a time such as 2026-11-01T08:00:00Z");
        return time;
    }

    private void Expect(bool fits, string kind)
    {
        if (!fits)
        {
            throw Invalid($"expected {kind}, found {Describe(Element.ValueKind)}.");
        }
    }

    private static string Describe(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "another text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };
}
