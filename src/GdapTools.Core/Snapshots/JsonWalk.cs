using System;
using System.Collections.Generic;
using System.Text.Json;

namespace GdapTools.Core.Snapshots;

/// <summary>Walks JSON token by token and knows the path of each.</summary>
internal ref struct JsonWalk
{
    private readonly List<Level> _levels = [];
    private Utf8JsonReader _reader;

    public JsonWalk(ReadOnlySpan<byte> json)
    {
        _reader = new Utf8JsonReader(json);
    }

    /// <summary>Whether the token is a name that its object already has.</summary>
    public bool IsRepeatedName { get; private set; }

    /// <summary>Where the token starts, in bytes.</summary>
    public readonly long Position => _reader.TokenStartIndex;

    /// <summary>The path of the token, for example <c>$.tenants['a'].resources</c>.</summary>
    public readonly string Path
    {
        get
        {
            string path = "$";
            foreach (Level level in _levels)
            {
                path = level.Name is string name ? JsonPath.Member(path, name)
                    : level.Index >= 0 ? JsonPath.Item(path, level.Index)
                    : path;
            }

            return path;
        }
    }

    /// <summary>Moves to the next token.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    /// <exception cref="InvalidOperationException">A string is no text.</exception>
    public bool Read()
    {
        if (!_reader.Read())
        {
            return false;
        }

        IsRepeatedName = false;
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject:
                CountItem();
                _levels.Add(new Level(isObject: true));
                break;
            case JsonTokenType.StartArray:
                CountItem();
                _levels.Add(new Level(isObject: false));
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                _levels.RemoveAt(_levels.Count - 1);
                break;
            case JsonTokenType.PropertyName:
                Level level = _levels[_levels.Count - 1];
                level.Name = _reader.GetString()!;
                IsRepeatedName = !level.Names.Add(level.Name);
                break;
            default:
                CountItem();
                CheckText();
                break;
        }

        return true;
    }

    private readonly void CountItem()
    {
        if (_levels.Count > 0 && !_levels[_levels.Count - 1].IsObject)
        {
            _levels[_levels.Count - 1].Index++;
        }
    }

    private readonly void CheckText()
    {
        if (_reader.TokenType == JsonTokenType.String && _reader.ValueIsEscaped)
        {
            _ = _reader.GetString();
        }
    }

    private sealed class Level(bool isObject)
    {
        public bool IsObject { get; } = isObject;

        public HashSet<string> Names { get; } = isObject ? new(StringComparer.Ordinal) : [];

        public string? Name { get; set; }

        public int Index { get; set; } = -1;
    }
}
