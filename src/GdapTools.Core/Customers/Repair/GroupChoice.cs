using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph;
using GdapTools.Core.Relationships;
using GdapTools.Core.Session;

namespace GdapTools.Core.Customers;

/// <summary>
/// Which security group is meant to hold the roles of a relationship that has none: the one that holds the account and
/// has the needed roles at most other customers. Reads the assignments of twenty relationships, once, when first asked.
/// </summary>
internal sealed class GroupChoice(
    GdapSession session,
    Func<Task<RelationshipOverview?>> overview,
    Reading<Membership>? membership,
    JudgeOptions options)
{
    private readonly RelationshipReader _relationships = new(session.Graph, session.TenantId, session.Roles, session.Clock);
    private readonly OnceRead<Reading<Membership>> _membership = new();
    private readonly OnceRead<string?> _evident = new();

    /// <summary>The group; null where none is evident.</summary>
    public Task<string?> FindAsync(CancellationToken cancellationToken) =>
        _evident.GetAsync(() => SearchAsync(cancellationToken));

    /// <summary>Those of the groups that hold the account; all of them for an application, which is in none.</summary>
    public async Task<IReadOnlyList<string>> OfAccountAsync(IEnumerable<string> groupIds, CancellationToken cancellationToken)
    {
        string[] distinct = [.. groupIds.Where(id => id.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];

        if (session.Kind == SessionKind.AppOnly)
        {
            return distinct;
        }

        Reading<Membership> groups = membership
            ?? await _membership.GetAsync(() => new SessionMembership(session).ReadAsync(cancellationToken)).ConfigureAwait(false);
        return groups.IsKnown ? [.. distinct.Where(groups.Value.Contains)] : [];
    }

    private async Task<string?> SearchAsync(CancellationToken cancellationToken)
    {
        if (await overview().ConfigureAwait(false) is not RelationshipOverview all)
        {
            return null;
        }

        IReadOnlyList<AssignedRelationship> read = await _relationships.AssignAsync(all.Sample, cancellationToken).ConfigureAwait(false);
        string[][] holders = [.. read
            .Where(item => item.Failure is null && item.Relationship.AccessAssignments.Any(AssignmentFacts.IsActive))
            .Select(item => Holders(item.Relationship))];
        string[] common = [.. holders
            .SelectMany(groups => groups)
            .GroupBy(id => id, StringComparer.OrdinalIgnoreCase)
            .Where(same => same.Count() * 2 > holders.Length)
            .Select(same => same.Key)];
        IReadOnlyList<string> mine = await OfAccountAsync(common, cancellationToken).ConfigureAwait(false);
        return mine.Count == 1 ? mine[0] : null;
    }

    // The groups that have all of the profile's roles that the relationship has.
    private string[] Holders(GdapRelationship relationship)
    {
        HashSet<string> granted = RoleSets.Ids(relationship.Roles);
        granted.IntersectWith(RoleSets.Ids(options.Profile.Roles));
        return granted.Count == 0 ? [] : [.. relationship.AccessAssignments
            .Where(item => AssignmentFacts.IsActive(item) && granted.IsSubsetOf(RoleSets.Ids(item.Roles)))
            .Select(item => item.GroupId)
            .Distinct(StringComparer.OrdinalIgnoreCase)];
    }
}
