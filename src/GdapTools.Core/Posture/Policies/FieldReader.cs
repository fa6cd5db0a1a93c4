using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace GdapTools.Core.Posture;

/// <summary>
/// Reads one JSON object property by property and notes whatever is not asked for, has another type than the
/// contract gives it, or holds a value outside its enum, so that nothing unknown passes for nothing.
/// </summary>
internal sealed class FieldReader
{
    private readonly JsonElement _element;
    private readonly string _path;
    private readonly ICollection<Oddity> _oddities;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    private FieldReader(JsonElement element, string path, ICollection<Oddity> oddities)
    {
        _element = element;
        _path = path;
        _oddities = oddities;
    }

    /// <summary>Starts on an object; null when there is none, with a note when something else stands there.</summary>
    public static FieldReader? Open(JsonElement element, string path, ICollection<Oddity> oddities)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            return new FieldReader(element, path, oddities);
        }

        if (!IsEmpty(element))
        {
            oddities.Add(new Oddity(path, $"{Spell(path)} is not an object"));
        }

        return null;
    }

    public FieldReader? Child(string name) =>
        Find(name, out JsonElement value) ? Open(value, PathOf(name), _oddities) : null;

    public string? Text(string name)
    {
        if (!Find(name, out JsonElement value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString();
        }

        Note(name, "is not text");
        return null;
    }

    public bool? Flag(string name)
    {
        if (!Find(name, out JsonElement value))
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Note(name, "is neither true nor false");
        return null;
    }

    public int? Number(string name) =>
        Find(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number)
            ? number
            : null;

    /// <summary>One member of an enum.</summary>
    public string? Member(string name, ISet<string> known)
    {
        string? value = Text(name);
        Check(name, value, known);
        return value;
    }

    /// <summary>A flags enum: members with commas between them.</summary>
    public IReadOnlyList<string> Flags(string name, ISet<string> known)
    {
        string[] members = (Text(name) ?? "").Split(',').Select(static part => part.Trim())
            .Where(static part => part.Length > 0).ToArray();
        foreach (string member in members)
        {
            Check(name, member, known);
        }

        return members;
    }

    /// <summary>A list of texts, each of which has to be known where <paramref name="known"/> is given.</summary>
    public IReadOnlyList<string> Texts(string name, ISet<string>? known = null)
    {
        if (!Find(name, out JsonElement value))
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            Note(name, "is not a list");
            return [];
        }

        List<string> texts = [];
        foreach (JsonElement item in value.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.String)
            {
                Note(name, "holds something that is not text");
                continue;
            }

            string text = item.GetString()!;
            Check(name, text, known);
            texts.Add(text);
        }

        return texts;
    }

    /// <summary>The objects of a list.</summary>
    public IReadOnlyList<FieldReader> Children(string name)
    {
        if (!Find(name, out JsonElement value))
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            Note(name, "is not a list");
            return [];
        }

        return value.EnumerateArray().Select(item => Open(item, PathOf(name), _oddities))
            .OfType<FieldReader>().ToArray();
    }

    /// <summary>Properties that are known and have no bearing.</summary>
    public void Ignore(params string[] names) => _seen.UnionWith(names);

    /// <summary>Notes every property that holds something and was not asked for.</summary>
    public void Close()
    {
        foreach (JsonProperty property in _element.EnumerateObject())
        {
            bool isAnnotation = property.Name.IndexOf('@') >= 0;
            if (!isAnnotation && !_seen.Contains(property.Name) && !IsEmpty(property.Value))
            {
                _oddities.Add(new Oddity(PathOf(property.Name), $"{Spell(PathOf(property.Name))} is not known"));
            }
        }
    }

    /// <summary>Adds a note about a property.</summary>
    public void Note(string name, string what) =>
        _oddities.Add(new Oddity(PathOf(name), $"{Spell(PathOf(name))} {what}"));

    private static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => true,
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.String => value.GetString()!.Length == 0,
        JsonValueKind.Object => !value.EnumerateObject().Any(),
        _ => false,
    };

    private static string Spell(string path) => path.Length == 0 ? "the policy" : path;

    private string PathOf(string name) => _path.Length == 0 ? name : $"{_path}.{name}";

    private bool Find(string name, out JsonElement value)
    {
        _seen.Add(name);
        return _element.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
    }

    private void Check(string name, string? value, ISet<string>? known)
    {
        if (value is not null && known is not null && !known.Contains(value))
        {
            Note(name, $"has the value '{value}', which is not known");
        }
    }
}
