using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Relationships.Access;

/// <summary>
/// Finds how groups hold an account that is known to be in them. Only groups that the account is in are read, from the
/// assigned ones down, each once, twenty to a request.
/// </summary>
internal sealed class NestingReader(IGraphReader graph, string tenantId, AccessAccount account)
{
    private const int MostGroups = 2000;

    private readonly GroupNesting _nesting = new(account.DirectGroupIds);
    private int _count;

    /// <summary>Reads what is needed to tell the way to these groups, as far as it can be read.</summary>
    public async Task ReadAsync(IReadOnlyCollection<string> groupIds, CancellationToken cancellationToken)
    {
        while (true)
        {
            string[] open = [.. groupIds.SelectMany(_nesting.OpenBelow).Distinct(StringComparer.OrdinalIgnoreCase)];

            if (open.Length == 0)
            {
                return;
            }

            int room = Math.Min(open.Length, MostGroups - _count);
            await ReadMembersAsync([.. open.Take(room)], cancellationToken).ConfigureAwait(false);

            foreach (string groupId in open.Skip(room))
            {
                _nesting.AddUnread(groupId);
            }
        }
    }

    /// <summary>The way to the group as steps: the groups in between, or that they could not be read, and the group.</summary>
    public IReadOnlyList<AccessStep> PathTo(string groupId) => _nesting.PathTo(groupId) is IReadOnlyList<string> path
        ? [.. path.Select(Step)]
        : [new AccessStep { Kind = AccessStepKind.Unread }, Step(groupId)];

    private async Task ReadMembersAsync(string[] groupIds, CancellationToken cancellationToken)
    {
        IReadOnlyList<Reading<IReadOnlyList<JsonElement>>> readings = await graph
            .ListManyAsync([.. groupIds.Select(id => AccessQueries.Members(tenantId, id))], cancellationToken)
            .ConfigureAwait(false);
        _count += groupIds.Length;

        for (int index = 0; index < groupIds.Length; index++)
        {
            if (readings[index].IsKnown)
            {
                string[] members = [.. readings[index].Value.Select(item => item.Text("id")).OfType<string>()];
                _nesting.Add(groupIds[index], members.Any(account.Is), members.Where(IsMine));
            }
            else
            {
                _nesting.AddUnread(groupIds[index]);
            }
        }
    }

    private bool IsMine(string groupId) => account.Membership.IsKnown && account.Membership.Value.Contains(groupId);

    private AccessStep Step(string groupId) => new()
    {
        Kind = AccessStepKind.Group,
        Id = groupId,
        Name = account.Membership.IsKnown ? account.Membership.Value.NameOf(groupId) : null,
    };
}
