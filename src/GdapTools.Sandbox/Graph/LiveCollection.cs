using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Graph;

/// <summary>
/// A collection that writes change: the stored items, less those removed, and those put in since. Safe for concurrent
/// use; what was read before a write stays as it was. A write costs the same whatever the number of items.
/// </summary>
internal sealed class LiveCollection
{
    private readonly object _gate = new();
    private readonly JsonElement _stored;
    private readonly Action? _changed;
    private readonly List<JsonElement> _items = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _removed = new(StringComparer.OrdinalIgnoreCase);
    private Resource? _view;

    /// <param name="stored">The collection as stored, for its annotations; undefined where it is not.</param>
    /// <param name="items">What is in it so far.</param>
    /// <param name="changed">Called after each write; null when nothing depends on it.</param>
    public LiveCollection(JsonElement stored, IEnumerable<JsonElement> items, Action? changed)
    {
        _stored = stored;
        _changed = changed;
        foreach (JsonElement item in items)
        {
            Append(item);
        }
    }

    /// <summary>The collection as it is now; it is made once between two writes.</summary>
    public Resource View
    {
        get
        {
            lock (_gate)
            {
                return _view ??= Resource.Collection(_stored, _items.Where(IsThere));
            }
        }
    }

    /// <summary>The item of that id; null when there is none.</summary>
    public JsonElement? Find(string id)
    {
        lock (_gate)
        {
            return _places.TryGetValue(id, out int place) ? _items[place] : null;
        }
    }

    /// <summary>Whether an item is of that kind; unlike a look at <see cref="View"/> it copies nothing.</summary>
    public bool Any(Func<JsonElement, bool> isOfKind)
    {
        lock (_gate)
        {
            return _items.Exists(item => IsThere(item) && isOfKind(item));
        }
    }

    /// <summary>Whether an item of that id was taken out and none put in since.</summary>
    public bool IsRemoved(string id)
    {
        lock (_gate)
        {
            return _removed.Contains(id);
        }
    }

    /// <summary>Puts an item in the place of the one with its id, or at the end.</summary>
    public void Put(JsonElement item)
    {
        string id = item.Text("id") ?? throw new ArgumentException("An item without an id.", nameof(item));
        lock (_gate)
        {
            _removed.Remove(id);
            if (_places.TryGetValue(id, out int place))
            {
                _items[place] = item;
            }
            else
            {
                Append(item);
            }

            _view = null;
        }

        _changed?.Invoke();
    }

    /// <summary>Takes an item out; there need not be one of that id.</summary>
    public void Remove(string id)
    {
        lock (_gate)
        {
            _removed.Add(id);
            if (_places.TryGetValue(id, out int place))
            {
                _places.Remove(id);
                _items[place] = default;
            }

            _view = null;
        }

        _changed?.Invoke();
    }

    // A removed item leaves an empty place behind, so that the others keep theirs.
    private static bool IsThere(JsonElement item) => item.ValueKind != JsonValueKind.Undefined;

    private void Append(JsonElement item)
    {
        if (item.Text("id") is string id && !_places.ContainsKey(id))
        {
            _places.Add(id, _items.Count);
        }

        _items.Add(item);
    }
}
