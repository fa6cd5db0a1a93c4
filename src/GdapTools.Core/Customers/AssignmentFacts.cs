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

    /// <summary>Whether groups may, for all that is told, hold all that the profile needs and a relationship grants.</summary>
    public bool MaySuffice(JudgeOptions options) =>
        (Unread is not null || Live.Any(MayWork)) && !Unheld(options, Live.Where(MayWork)).Any();

    /// <summary>What the profile needs and a relationship grants, but none of these assignments can hand on, nor one that
    /// could not be read.</summary>
    public IEnumerable<GdapRole> Unheld(JudgeOptions options, IEnumerable<GdapAccessAssignment> assignments)
    {
        HashSet<string> granted = RoleSets.Ids(Active.SelectMany(item => item.Roles));
        GdapAccessAssignment[] counted = [.. assignments];
        return options.Profile.Roles.Where(role => granted.Contains(role.RoleDefinitionId)
            && !Array.Exists(counted, item => MayHandOn(item, role))
            && !Array.Exists(Active, item => IsUnread(item) && May(item.HasUnreadRoles, item.Roles, role)));
    }

    public static bool IsActive(GdapAccessAssignment assignment) => Is(assignment, "active");

    public static bool Is(GdapAccessAssignment assignment, string status) =>
        assignment.Status.Equals(status, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether its state is one of a live assignment that this version knows.</summary>
    public static bool IsUnderstood(GdapAccessAssignment assignment) =>
        IsActive(assignment) || Is(assignment, "error") || Is(assignment, "pending");

    private bool IsUnread(GdapRelationship relationship) =>
        _customer.Assignments.TryGetValue(relationship.Id, out Reading<IReadOnlyList<GdapAccessAssignment>>? reading) && !reading.IsKnown;

    private bool MayHandOn(GdapAccessAssignment assignment, GdapRole role)
    {
        GdapRelationship relationship = Active.First(item => item.Id == assignment.RelationshipId);
        return May(assignment.HasUnreadRoles, assignment.Roles, role) && May(relationship.HasUnreadRoles, relationship.Roles, role);
    }

    private static bool May(bool hasUnread, IReadOnlyList<GdapRole> roles, GdapRole role) =>
        hasUnread || RoleSets.Ids(roles).Contains(role.RoleDefinitionId);

    // An assignment in a state that is not known may work.
    private static bool MayWork(GdapAccessAssignment assignment) => !Is(assignment, "error") && !Is(assignment, "pending");

    private static bool IsLive(GdapAccessAssignment assignment) => !Is(assignment, "deleted") && !Is(assignment, "deleting");
}
