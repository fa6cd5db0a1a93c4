using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Customers;
using GdapTools.Core.Graph;
using GdapTools.Core.Posture;

namespace GdapTools.Core.Relationships.Access;

/// <summary>Lists every way that could lead to a role, and how far each goes.</summary>
internal sealed class AccessCandidates(AccessCase access)
{
    /// <summary>How far a way goes to a dormant assignment of a group that is not the account's.</summary>
    public const int Foreign = Reach.Foreign;

    /// <param name="role">The role; null for any.</param>
    public IEnumerable<AccessCandidate> Of(GdapRole? role) =>
        access.Customer.Relationships.SelectMany(relationship => Of(relationship, role)).Concat(Astray(role));

    private IEnumerable<AccessCandidate> Of(GdapRelationship relationship, GdapRole? role)
    {
        Truth active = AccessLinks.IsActive(relationship, access.Now);
        Truth granted = AccessLinks.Grants(relationship, role);

        if (active == Truth.No)
        {
            int nearness = RelationshipStatus.Nearness(relationship.Status);
            return [Broken(relationship, AccessBreak.RelationshipNotActive, Reach.Relationship + nearness)];
        }

        if (granted == Truth.No)
        {
            return [Broken(relationship, AccessBreak.RoleNotGranted, Reach.Granted)];
        }

        (Truth, AccessBreak)[] links = [(active, AccessBreak.RelationshipUnclear), (granted, AccessBreak.RolesUnread)];

        if (!access.Customer.Assignments.TryGetValue(relationship.Id, out Reading<IReadOnlyList<GdapAccessAssignment>>? reading)
            || !reading.IsKnown)
        {
            AccessCandidate unread = Candidate(relationship, null, [.. links, (Truth.Unknown, AccessBreak.AssignmentsUnread)]);
            return [unread with { Failure = reading?.Failure }];
        }

        GdapAccessAssignment[] live = [.. reading.Value.Where(item => !AccessLinks.IsGone(item))];
        return live.Length == 0
            ? [Broken(relationship, AccessBreak.NoAssignment, Reach.Assigned)]
            : live.Select(item => Of(relationship, item, role, links));
    }

    private AccessCandidate Of(
        GdapRelationship relationship,
        GdapAccessAssignment assignment,
        GdapRole? role,
        (Truth, AccessBreak)[] before)
    {
        Truth handsOn = AccessLinks.HandsOn(assignment, relationship, role);
        Truth active = AccessLinks.IsActive(assignment);
        Truth member = AccessLinks.IsMember(assignment, access.Membership);

        // What is no sure way is spoken of by what is missing, whatever else cannot be told.
        return (handsOn, active, member) switch
        {
            (Truth.No, _, _) => Broken(relationship, AccessBreak.RoleNotAssigned, Reach.HandsOn, assignment),
            (_, Truth.No, Truth.Yes) => Broken(relationship, AccessBreak.AssignmentNotActive, Reach.Dormant, assignment),
            (_, Truth.No, _) => Broken(relationship, AccessBreak.AssignmentNotActive, Reach.Foreign, assignment),
            (_, _, Truth.No) => Broken(relationship, AccessBreak.NotMember, Reach.Member, assignment),
            _ => Candidate(
                relationship,
                assignment,
                [
                    .. before,
                    (handsOn, AccessBreak.RolesUnread),
                    (active, AccessBreak.AssignmentUnclear),
                    (member, assignment.GroupId.Length == 0 ? AccessBreak.GroupUnread : AccessBreak.MembershipUnread),
                ]),
        };
    }

    private IEnumerable<AccessCandidate> Astray(GdapRole? role) =>
        from stray in access.Strays
        where AccessLinks.IsActive(stray, access.Now).And(AccessLinks.Grants(stray, role)) != Truth.No
        select new AccessCandidate(stray, Assignment: null, Truth.Unknown, AccessBreak.RelationshipAstray, Reach.Relationship);

    private static AccessCandidate Broken(
        GdapRelationship relationship,
        AccessBreak reason,
        int reach,
        GdapAccessAssignment? assignment = null) => new(relationship, assignment, Truth.No, reason, reach);

    private static AccessCandidate Candidate(
        GdapRelationship relationship,
        GdapAccessAssignment? assignment,
        (Truth Holds, AccessBreak Break)[] links)
    {
        Truth holds = links.Min(link => link.Holds);
        int proven = links.Count(link => link.Holds == Truth.Yes);
        return new AccessCandidate(
            relationship,
            assignment,
            holds,
            holds == Truth.Yes ? null : links.First(link => link.Holds != Truth.Yes).Break,
            proven);
    }

    // Nearness adds up to eight.
    private static class Reach
    {
        public const int Relationship = 1;
        public const int Granted = 10;
        public const int Assigned = 11;
        public const int HandsOn = 12;
        public const int Foreign = 13;
        public const int Member = 14;
        public const int Dormant = 15;
    }
}
