using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph;
using GdapTools.Core.Relationships;

namespace GdapTools.Core.Customers;

/// <summary>The names of groups, each asked for once at most. Safe for concurrent use.</summary>
/// <param name="reader">Asks the directory.</param>
/// <param name="membership">The account's own groups, which come with their names; null where they were not read.</param>
internal sealed class GroupNames(MembershipReader reader, Reading<Membership>? membership)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<string?>>> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A name that was learned; null when the directory did not tell.</summary>
    public string? Of(string groupId) =>
        _names.TryGetValue(groupId, out Lazy<Task<string?>>? name) && name.Value.Status == TaskStatus.RanToCompletion
            ? name.Value.Result
            : null;

    /// <summary>Learns a name, and says how many requests it took.</summary>
    public async Task<int> LearnAsync(string groupId, CancellationToken cancellationToken)
    {
        if (groupId.Length == 0)
        {
            return 0;
        }

        bool isOwn = membership is { IsKnown: true } && membership.Value.Contains(groupId);
        Lazy<Task<string?>> mine = new(() => isOwn
            ? Task.FromResult(membership!.Value.NameOf(groupId))
            : reader.GroupNameAsync(groupId, cancellationToken));
        Lazy<Task<string?>> name = _names.GetOrAdd(groupId, mine);
        await name.Value.ConfigureAwait(false);
        return name == mine && !isOwn ? 1 : 0;
    }
}
