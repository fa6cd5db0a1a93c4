using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph;
using GdapTools.Core.Relationships;

namespace GdapTools.Core.Customers;

/// <summary>The names of groups, and whether they are still there, each asked for once at most. Safe for concurrent use.</summary>
/// <param name="reader">Asks the directory.</param>
/// <param name="membership">The account's own groups, which come with their names; null where they were not read.</param>
internal sealed class GroupNames(MembershipReader reader, Reading<Membership>? membership)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<GroupLook>>> _looks = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A name that was learned; null when the directory did not tell.</summary>
    public string? Of(string groupId) => Look(groupId)?.Name;

    /// <summary>True when it was learned that there is no such group; one that could not be read may be there.</summary>
    public bool IsGone(string groupId) => Look(groupId)?.IsGone == true;

    /// <summary>Learns a name, and says how many requests it took.</summary>
    public async Task<int> LearnAsync(string groupId, CancellationToken cancellationToken)
    {
        if (groupId.Length == 0)
        {
            return 0;
        }

        bool isOwn = membership is { IsKnown: true } && membership.Value.Contains(groupId);
        Lazy<Task<GroupLook>> mine = new(() => isOwn
            ? Task.FromResult(new GroupLook(membership!.Value.NameOf(groupId), IsGone: false))
            : reader.LookAsync(groupId, cancellationToken));
        Lazy<Task<GroupLook>> look = _looks.GetOrAdd(groupId, mine);
        await look.Value.ConfigureAwait(false);
        return look == mine && !isOwn ? 1 : 0;
    }

    private GroupLook? Look(string groupId) =>
        _looks.TryGetValue(groupId, out Lazy<Task<GroupLook>>? look) && look.Value.Status == TaskStatus.RanToCompletion
            ? look.Value.Result
            : null;
}
