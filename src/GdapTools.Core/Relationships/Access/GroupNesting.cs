using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Relationships.Access;

/// <summary>Which groups hold the account itself and which hold other groups of it, as far as was read.</summary>
internal sealed class GroupNesting
{
    private readonly HashSet<string> _direct;
    private readonly HashSet<string> _unread = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string[]> _inner = new(StringComparer.OrdinalIgnoreCase);

    public GroupNesting(IEnumerable<string> directGroupIds) => _direct = new(directGroupIds, StringComparer.OrdinalIgnoreCase);

    /// <param name="groupId">The group whose members were read.</param>
    /// <param name="holdsAccount">Whether the account itself is among them.</param>
    /// <param name="innerGroupIds">The groups among them that the account is in.</param>
    public void Add(string groupId, bool holdsAccount, IEnumerable<string> innerGroupIds)
    {
        _inner[groupId] = [.. innerGroupIds.OrderBy(id => id, StringComparer.OrdinalIgnoreCase)];

        if (holdsAccount)
        {
            _direct.Add(groupId);
        }
    }

    public void AddUnread(string groupId) => _unread.Add(groupId);

    /// <summary>The groups whose members are yet to be read before a way to the group can be told; none when it can be, or
    /// never will.</summary>
    public IReadOnlyCollection<string> OpenBelow(string groupId) =>
        Search(groupId, out List<string> open) is null ? open : [];

    /// <summary>The shortest way from the account: the group that holds it, then each that holds the one before, to the
    /// group itself; null when it could not be read.</summary>
    public IReadOnlyList<string>? PathTo(string groupId) => Search(groupId, out _);

    // Level by level from the group down, so that the first to hold the account is the nearest; a cycle meets what was seen.
    private List<string>? Search(string groupId, out List<string> open)
    {
        Dictionary<string, string?> outer = new(StringComparer.OrdinalIgnoreCase) { [groupId] = null };
        Queue<string> queue = new([groupId]);
        open = [];

        while (queue.Count > 0)
        {
            string current = queue.Dequeue();

            if (_direct.Contains(current))
            {
                return Climb(current, outer);
            }

            if (!_inner.TryGetValue(current, out string[]? inner))
            {
                if (!_unread.Contains(current))
                {
                    open.Add(current);
                }

                continue;
            }

            foreach (string id in inner.Where(id => !outer.ContainsKey(id)))
            {
                outer[id] = current;
                queue.Enqueue(id);
            }
        }

        return null;
    }

    private static List<string> Climb(string start, Dictionary<string, string?> outer)
    {
        List<string> path = [];

        for (string? current = start; current is not null; current = outer[current])
        {
            path.Add(current);
        }

        return path;
    }
}
