using System;
using System.Collections.Generic;
using System.Text.Json;

namespace GdapTools.Core.Snapshots;

/// <summary>Walks JSON token by token and knows the path of each.</summary>
internal ref struct JsonWalk
{
    // Levels are used again, for a large snapshot has millions of objects.
    private readonly List<Level> _levels = [];
    private Utf8JsonReader _reader;
    private int _depth;

    public JsonWalk(ReadOnlySpan<byte> json)
    {
        _reader = new Utf8JsonReader(json);
    }

    /// <summary>Whether the token is a name that its object already has.</summary>
    public bool IsRepeatedName { get; private set; }

    /// <summary>Where the token starts, in bytes.</summary>
    public readonly long Position => _reader.TokenStartIndex;

    /// <summary>The path of the token, for example <c>$.tenants['a-b'].resources</c>.</summary>
    public readonly string Path
    {
        get
        {
            string path = "$";
            for (int depth = 0; depth < _depth; depth++)
            {
                Level level = _levels[depth];
                path = level.Name is string name ? JsonPath.Member(path, name)
                    : level.Index >= 0 ? JsonPath.Item(path, level.Index)
                    : path;
            }

            return path;
        }
    }

    private readonly Level Current => _levels[_depth - 1];

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
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                CountItem();
                Enter(_reader.TokenType == JsonTokenType.StartArray);
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                _depth--;
                break;
            case JsonTokenType.PropertyName:
                Current.Name = _reader.GetString()!;
                IsRepeatedName = !Current.Names.Add(Current.Name);
                break;
            default:
                CountItem();
                CheckText();
                break;
        }

        return true;
    }

    private void Enter(bool isArray)
    {
        if (_depth == _levels.Count)
        {
            _levels.Add(new Level());
        }

        _levels[_depth++].Start(isArray);
    }

    private readonly void CountItem()
    {
        if (_depth > 0 && Current.IsArray)
        {
            Current.Index++;
        }
    }

    private readonly void CheckText()
    {
        if (_reader.TokenType == JsonTokenType.String && _reader.ValueIsEscaped)
        {
            _ = _reader.GetString();
        }
    }

    private sealed class Level
    {
        public bool IsArray { get; private set; }

        public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

        public string? Name { get; set; }

        public int Index { get; set; }

        public void Start(bool isArray)
        {
            IsArray = isArray;
            Names.Clear();
            Name = null;
            Index = -1;
        }
    }
}
