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
    private const int MostGroups = 200;

    /// <summary>What could be activated, or why that could not be read.</summary>
    /// <param name="accountId">Whose memberships; null when only the name is known, by which they cannot be asked for.</param>
    /// <param name="membership">The groups the account is in.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<Reading<Eligibility>> ReadAsync(
        string? accountId,
        Reading<Membership> membership,
        CancellationToken cancellationToken) => Reading.TryAsync(
        async () =>
        {
            string userId = accountId ?? throw new GdapException(
                "UserIdUnknown",
                GdapErrorKind.InvalidData,
                "The account's id is not known, by which its eligible memberships are asked for.");
            List<string> groupIds = [];

            await foreach (JsonElement item in graph
                .ListAsync(AccessQueries.Eligibility(tenantId, userId), cancellationToken)
                .ConfigureAwait(false))
            {
                AddEligible(groupIds, item);
            }

            Eligibility eligibility = new();
            await AddOfGroupsAsync(eligibility, groupIds, membership, cancellationToken).ConfigureAwait(false);

            foreach (string groupId in groupIds)
            {
                eligibility.Add(groupId, groupId);
            }

            await AddOuterAsync(eligibility, groupIds, cancellationToken).ConfigureAwait(false);
            return eligibility;
        },
        AccessQueries.EligibilityPermission);

    // Who is in a group can activate, each for himself, what the group is eligible for. Source:
    // https://learn.microsoft.com/entra/id-governance/privileged-identity-management/concept-pim-for-groups
    private async Task AddOfGroupsAsync(
        Eligibility eligibility,
        List<string> groupIds,
        Reading<Membership> membership,
        CancellationToken cancellationToken)
    {
        IReadOnlyCollection<string> inside = membership.IsKnown ? membership.Value.GroupIds : [];
        IReadOnlyList<Reading<IReadOnlyList<JsonElement>>> readings = await graph
            .ListManyAsync([.. inside.Take(MostGroups).Select(id => AccessQueries.Eligibility(tenantId, id))], cancellationToken)
            .ConfigureAwait(false);
        eligibility.IsPartial |= inside.Count > MostGroups || readings.Any(reading => !reading.IsKnown);

        foreach (JsonElement item in readings.Where(reading => reading.IsKnown).SelectMany(reading => reading.Value))
        {
            AddEligible(groupIds, item);
        }
    }

    private void AddEligible(List<string> groupIds, JsonElement item)
    {
        DateTimeOffset now = clock.GetUtcNow();

        // An owner manages the group, and is in it no more than others are.
        bool isMember = string.Equals(item.Text("accessId"), "member", StringComparison.OrdinalIgnoreCase);
        bool isLive = !(item.Time("endDateTime") < now) && !(item.Time("startDateTime") > now);

        if (isMember && isLive && item.Text("groupId") is string groupId && !groupIds.Contains(groupId, StringComparer.OrdinalIgnoreCase))
        {
            groupIds.Add(groupId);
        }
    }

    private async Task AddOuterAsync(Eligibility eligibility, List<string> groupIds, CancellationToken cancellationToken)
    {
        IReadOnlyList<Reading<IReadOnlyList<JsonElement>>> readings = await graph
            .ListManyAsync([.. groupIds.Select(id => AccessQueries.GroupsAround(tenantId, id))], cancellationToken)
            .ConfigureAwait(false);

        for (int index = 0; index < groupIds.Count; index++)
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
