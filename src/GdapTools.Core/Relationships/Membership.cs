using System;
using System.Collections.Generic;

namespace GdapTools.Core.Relationships;

/// <summary>The groups an account is in, directly or through others.</summary>
public sealed class Membership
{
    private readonly Dictionary<string, string?> _namesById = new(StringComparer.OrdinalIgnoreCase);

    public Membership(IEnumerable<KeyValuePair<string, string?>> groups)
    {
        foreach (KeyValuePair<string, string?> group in groups)
        {
            _namesById[group.Key] = group.Value;
        }
    }

    public IReadOnlyCollection<string> GroupIds => _namesById.Keys;

    /// <summary>True when the answer named something without its id, so that there may be more groups than are known.</summary>
    public bool IsPartial { get; init; }

    /// <summary>True when the directory does not tell the name of one, so that none can be ruled out by name.</summary>
    public bool HasNameless => _namesById.ContainsValue(null);

    public bool Contains(string groupId) => _namesById.ContainsKey(groupId);

    /// <summary>True when one of the groups has that name.</summary>
    public bool ContainsName(string name)
    {
        foreach (string? groupName in _namesById.Values)
        {
            if (string.Equals(groupName, name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    public string? NameOf(string groupId) => _namesById.TryGetValue(groupId, out string? name) ? name : null;
}
