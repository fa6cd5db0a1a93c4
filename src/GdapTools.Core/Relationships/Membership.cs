using System;
using System.Collections.Generic;

namespace GdapTools.Core.Relationships;

/// <summary>The groups an account is in, directly or through others.</summary>
public sealed class Membership(IReadOnlyDictionary<string, string?> groupNamesById)
{
    public bool Contains(string groupId) => groupNamesById.ContainsKey(groupId);

    /// <summary>True when one of the groups has that name.</summary>
    public bool ContainsName(string name)
    {
        foreach (string? groupName in groupNamesById.Values)
        {
            if (string.Equals(groupName, name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    public string? NameOf(string groupId) => groupNamesById.TryGetValue(groupId, out string? name) ? name : null;
}
