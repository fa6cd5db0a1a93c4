using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Relationships.Access;

/// <summary>Reads which memberships an account could activate.
/// Source: https://learn.microsoft.com/graph/api/privilegedaccessgroup-list-eligibilityscheduleinstances</summary>
internal sealed class EligibilityReader(IGraphReader graph, string tenantId, TimeProvider clock)
{
    /// <summary>What could be activated, or why that could not be read.</summary>
    public Task<Reading<Eligibility>> ReadAsync(AccessAccount account, CancellationToken cancellationToken) => Reading.TryAsync(
        async () =>
        {
            string userId = account.Id ?? throw new GdapException(
                "UserIdUnknown",
                GdapErrorKind.InvalidData,
                "The account's id is not known, by which its eligible memberships are asked for.");
            string[] groupIds = await EligibleAsync(userId, cancellationToken).ConfigureAwait(false);
            Eligibility eligibility = new();

            foreach (string groupId in groupIds)
            {
                eligibility.Add(groupId, groupId);
            }

            await AddOuterAsync(eligibility, groupIds, cancellationToken).ConfigureAwait(false);
            return eligibility;
        },
        AccessQueries.EligibilityPermission);

    private async Task<string[]> EligibleAsync(string userId, CancellationToken cancellationToken)
    {
        List<string> groupIds = [];
        DateTimeOffset now = clock.GetUtcNow();

        await foreach (JsonElement item in graph
            .ListAsync(AccessQueries.Eligibility(tenantId, userId), cancellationToken)
            .ConfigureAwait(false))
        {
            // An owner manages the group, and is in it no more than others are.
            bool isMember = string.Equals(item.Text("accessId"), "member", StringComparison.OrdinalIgnoreCase);
            bool isLive = !(item.Time("endDateTime") < now) && !(item.Time("startDateTime") > now);

            if (isMember && isLive && item.Text("groupId") is string groupId)
            {
                groupIds.Add(groupId);
            }
        }

        return [.. groupIds.Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private async Task AddOuterAsync(Eligibility eligibility, string[] groupIds, CancellationToken cancellationToken)
    {
        IReadOnlyList<Reading<IReadOnlyList<JsonElement>>> readings = await graph
            .ListManyAsync([.. groupIds.Select(id => AccessQueries.GroupsAround(tenantId, id))], cancellationToken)
            .ConfigureAwait(false);

        for (int index = 0; index < groupIds.Length; index++)
        {
            eligibility.IsPartial |= !readings[index].IsKnown;

            foreach (JsonElement item in readings[index].IsKnown ? readings[index].Value : [])
            {
                if (item.Text("id") is string outer)
                {
                    eligibility.Add(outer, groupIds[index]);
                }
            }
        }
    }
}
