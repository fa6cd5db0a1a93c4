using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Tests.Customers.Health;

/// <summary>
/// Whether security groups hold what active relationships grant. What is not told is taken to be the best it could be: what
/// does not suffice even so is a failure, and that it was not told is said apart.
/// </summary>
internal sealed class NaiveAssignments(RelatedPlan[] active, HealthPlan plan, HealthFault fault)
{
    public IEnumerable<NaiveCheck> Checks()
    {
        AssignedPlan[] live = [.. active.SelectMany(Live)];
        bool maySuffice = MaySuffice(live);
        GdapVerdict weight = maySuffice ? GdapVerdict.Warning : GdapVerdict.Fail;

        if (active.Any(item => IsRead(item) && Live(item).Length == 0) && (maySuffice || live.Length == 0))
        {
            yield return new NaiveCheck("ASN001", weight);
        }

        if (live.Any(item => State(item) == "error"))
        {
            yield return new NaiveCheck("ASN002", weight);
        }

        if (live.Any(item => State(item) == "pending"))
        {
            yield return new NaiveCheck("ASN004", weight);
        }

        if (live.Length > 0 && plan.Needed.Any(IsHeldByNone))
        {
            yield return new NaiveCheck("ASN007", GdapVerdict.Fail);
        }

        if ((!active.All(IsRead) && fault != HealthFault.UnreadAssignmentsTakenForGood) || live.Any(item => !IsUnderstood(item)))
        {
            yield return new NaiveCheck("ASN006", GdapVerdict.Unknown);
        }
    }

    /// <summary>Even at best, there is no group, or a role is held by none that may work.</summary>
    private bool MaySuffice(AssignedPlan[] live) =>
        (!active.All(IsRead) || live.Any(item => Works(item)))
        && plan.Needed.Where(role => active.Any(item => NaiveRoles.Has(item, role, best: false)))
            .All(role => active.Any(item => MayHold(item, role)));

    private bool MayHold(RelatedPlan relationship, int role) =>
        (NaiveRoles.Has(relationship, role, best: true) || fault == HealthFault.AssignmentGivesRolesOfOthers)
        && (!IsRead(relationship) || Live(relationship).Any(item => Works(item) && HandsOn(item, role)));

    private bool IsHeldByNone(int role) =>
        active.Any(item => NaiveRoles.Has(item, role, best: false))
        && !active.Any(item => NaiveRoles.Has(item, role, best: true)
            && (!IsRead(item) || Live(item).Any(assignment => HandsOn(assignment, role))));

    private bool HandsOn(AssignedPlan assignment, int role) =>
        fault == HealthFault.RoleOfAssignmentIgnored || NaiveRoles.Has(assignment, role, best: true);

    private bool Works(AssignedPlan assignment) => State(assignment) switch
    {
        "error" => fault == HealthFault.FailedAssignmentCounted,
        "pending" => fault == HealthFault.PendingAssignmentCounted,
        _ => true,
    };

    private bool IsUnderstood(AssignedPlan assignment) =>
        (State(assignment) is "active" or "pending" or "error" || fault == HealthFault.UnknownAssignmentCounted)
        && (assignment.Group is not null || fault == HealthFault.GroupNotLookedAt)
        && assignment.Told == RolesTold.Whole;

    private bool IsRead(RelatedPlan relationship) =>
        (!relationship.AreAssignmentsRefused && !plan.AreAssignmentsLost) || fault == HealthFault.UnreadAssignmentsTakenForNone;

    private AssignedPlan[] Live(RelatedPlan relationship) => relationship.AreAssignmentsRefused || plan.AreAssignmentsLost
        ? []
        : [.. relationship.Assignments.Where(item =>
            State(item) is not ("deleted" or "deleting") || fault == HealthFault.DeletedAssignmentCounted)];

    private static string State(AssignedPlan assignment) => assignment.Status.ToLowerInvariant();
}
