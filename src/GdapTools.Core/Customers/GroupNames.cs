using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph;
using GdapTools.Core.Relationships;

namespace GdapTools.Core.Customers;

/// <summary>The names of groups, each asked for once at most.</summary>
/// <param name="reader">Asks the directory.</param>
/// <param name="membership">The account's own groups, which come with their names; null where they were not read.</param>
internal sealed class GroupNames(MembershipReader reader, Reading<Membership>? membership)
{
    private readonly Dictionary<string, string?> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A name that was learned; null when the directory did not tell.</summary>
    public string? Of(string groupId) => _names.TryGetValue(groupId, out string? name) ? name : null;

    /// <summary>Learns a name, and says how many requests it took.</summary>
    public async Task<int> LearnAsync(string groupId, CancellationToken cancellationToken)
    {
        if (groupId.Length == 0 || _names.ContainsKey(groupId))
        {
            return 0;
        }

        if (membership is { IsKnown: true } && membership.Value.Contains(groupId))
        {
            _names[groupId] = membership.Value.NameOf(groupId);
            return 0;
        }

        _names[groupId] = await reader.GroupNameAsync(groupId, cancellationToken).ConfigureAwait(false);
        return 1;
    }
}
