using System;
using System.Collections.Generic;
using System.Text.Json;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Gdap;

/// <summary>Finds items by a text they hold, in any case, without a look at all of them. For one caller at a time.
/// </summary>
internal sealed class TextIndex
{
    private readonly Func<JsonElement, string?> _select;
    private readonly Dictionary<string, HashSet<string>> _ids = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _texts = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="select">Reads the text of an item; null where it holds none.</param>
    /// <param name="items">What there is so far.</param>
    public TextIndex(Func<JsonElement, string?> select, IEnumerable<JsonElement> items)
    {
        _select = select;
        foreach (JsonElement item in items)
        {
            Put(item);
        }
    }

    /// <summary>The ids of the items that hold a text.</summary>
    public IReadOnlyCollection<string> Find(string text) =>
        _ids.TryGetValue(text, out HashSet<string>? ids) ? ids : [];

    /// <summary>Takes in an item, in place of the one with its id.</summary>
    public void Put(JsonElement item)
    {
        if (item.Text("id") is not string id)
        {
            return;
        }

        Remove(id);
        if (_select(item) is string text)
        {
            _texts[id] = text;
            if (!_ids.TryGetValue(text, out HashSet<string>? ids))
            {
                ids = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
                _ids.Add(text, ids);
            }

            ids.Add(id);
        }
    }

    public void Remove(string id)
    {
        if (_texts.TryGetValue(id, out string? text))
        {
            _texts.Remove(id);
            _ids[text].Remove(id);
        }
    }
}
