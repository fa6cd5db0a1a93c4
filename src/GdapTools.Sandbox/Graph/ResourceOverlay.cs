using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Text.Json;

namespace GdapTools.Sandbox.Graph;

/// <summary>What writes have changed, over the stored resources of a tenant, which stay as they are.</summary>
internal sealed class ResourceOverlay
{
    private const string CastPrefix = "microsoft.graph.";

    private readonly ConcurrentDictionary<string, LiveCollection> _collections = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The paths of the collections that can be written to.</summary>
    public IEnumerable<string> Paths => _collections.Keys;

    /// <summary>The collection at a path; null when it has not been opened.</summary>
    public LiveCollection? Find(string path) =>
        _collections.TryGetValue(path, out LiveCollection? collection) ? collection : null;

    public LiveCollection GetOrOpen(string path, Func<LiveCollection> open) =>
        _collections.GetOrAdd(path, _ => open());

    /// <summary>An item by its own path; null when its collection is not open or has none of that id.</summary>
    public JsonElement? FindItem(string path)
    {
        int slash = path.LastIndexOf('/');
        return slash < 0 || _collections.IsEmpty
            ? null
            : Find(path.Substring(0, slash))?.Find(path.Substring(slash + 1));
    }

    /// <summary>Whether the resource, or one it hangs from, has been removed.</summary>
    public bool IsRemoved(string path)
    {
        if (_collections.IsEmpty)
        {
            return false;
        }

        for (int slash = path.IndexOf('/'); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            int end = path.IndexOf('/', slash + 1);
            string id = path.Substring(slash + 1, (end < 0 ? path.Length : end) - slash - 1);
            bool isCast = id.StartsWith(CastPrefix, StringComparison.OrdinalIgnoreCase);
            if (!isCast && Find(path.Substring(0, slash))?.IsRemoved(id) == true)
            {
                return true;
            }
        }

        return false;
    }
}
