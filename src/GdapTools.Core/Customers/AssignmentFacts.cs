using System;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Graph;
using GdapTools.Core.Relationships;

namespace GdapTools.Core.Customers;

/// <summary>The assignments of a customer's active relationships, sorted by what they are worth.
/// States: https://learn.microsoft.com/graph/api/resources/delegatedadminaccessassignment</summary>
internal sealed class AssignmentFacts
{
    private readonly CustomerState _customer;

    public AssignmentFacts(CustomerState customer)
    {
        _customer = customer;
        Active = [.. customer.Active];
        Reading<IReadOnlyList<GdapAccessAssignment>>[] readings =
            [.. Active.Where(item => customer.Assignments.ContainsKey(item.Id)).Select(item => customer.Assignments[item.Id])];
        Live = [.. readings.Where(item => item.IsKnown).SelectMany(item => item.Value).Where(IsLive)];
        Unread = Array.Find(readings, item => !item.IsKnown);
    }

    public GdapRelationship[] Active { get; }

    /// <summary>Those that are not deleted or about to be.</summary>
    public GdapAccessAssignment[] Live { get; }

    /// <summary>A list that could not be read; null when all were.</summary>
    public Reading<IReadOnlyList<GdapAccessAssignment>>? Unread { get; }

    /// <summary>The active relationships that nobody holds a role of.</summary>
    public IEnumerable<GdapRelationship> Unassigned => Active.Where(item =>
        _customer.Assignments.TryGetValue(item.Id, out Reading<IReadOnlyList<GdapAccessAssignment>>? reading)
        && reading.IsKnown
        && !reading.Value.Any(IsLive));

    /// <summary>What the profile needs and a relationship grants, but none of these assignments hands on.</summary>
    public IEnumerable<GdapRole> Lacking(JudgeOptions options, IEnumerable<GdapAccessAssignment> working)
    {
        HashSet<string> granted = RoleSets.Ids(Active.SelectMany(item => item.Roles));
        HashSet<string> held = new(StringComparer.OrdinalIgnoreCase);

        foreach (GdapAccessAssignment assignment in working)
        {
            HashSet<string> roles = RoleSets.Ids(assignment.Roles);
            roles.IntersectWith(RoleSets.Ids(Active.First(item => item.Id == assignment.RelationshipId).Roles));
            held.UnionWith(roles);
        }

        return options.Profile.Roles
            .Where(role => granted.Contains(role.RoleDefinitionId) && !held.Contains(role.RoleDefinitionId));
    }

    public static bool IsActive(GdapAccessAssignment assignment) => Is(assignment, "active");

    public static bool Is(GdapAccessAssignment assignment, string status) =>
        assignment.Status.Equals(status, StringComparison.OrdinalIgnoreCase);

    private static bool IsLive(GdapAccessAssignment assignment) => !Is(assignment, "deleted") && !Is(assignment, "deleting");
}
