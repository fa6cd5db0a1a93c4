using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Tests.Customers.Health;

/// <summary>
/// Whether security groups hold what active relationships grant. What is not told is once taken to be the best it could be,
/// once the worst: what suffices even then suffices, what does not suffice even so fails.
/// </summary>
internal sealed class NaiveAssignments(RelatedPlan[] active, HealthPlan plan, HealthFault fault)
{
    public IEnumerable<NaiveCheck> Checks()
    {
        bool suffices = Suffices(best: false);
        bool maySuffice = Suffices(best: true);
        GdapVerdict weight = maySuffice ? GdapVerdict.Warning : GdapVerdict.Fail;
        AssignedPlan[] live = [.. active.Where(IsRead).SelectMany(Live)];

        if (active.Any(item => IsRead(item) && !Live(item).Any()))
        {
            yield return new NaiveCheck("ASN001", active.All(IsRead) && live.Length == 0 ? GdapVerdict.Fail : weight);
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

        if (!suffices && (!active.All(IsRead) || live.Any(item => !IsUnderstood(item))))
        {
            yield return new NaiveCheck("ASN006", GdapVerdict.Unknown);
        }
    }

    private bool Suffices(bool best) => plan.Needed.Where(role => active.Any(item => NaiveRoles.Has(item, role, best: false)))
        .All(role => active.Any(item => Holds(item, role, best)));

    private bool Holds(RelatedPlan relationship, int role, bool best)
    {
        bool grants = fault == HealthFault.AssignmentGivesRolesOfOthers || NaiveRoles.Has(relationship, role, best);

        if (!IsRead(relationship))
        {
            return grants && (best || fault == HealthFault.UnreadAssignmentsTakenForGood);
        }

        return grants && Live(relationship).Any(item => Works(item, best) && HandsOn(item, role, best));
    }

    private bool IsHeldByNone(int role) =>
        active.Any(item => NaiveRoles.Has(item, role, best: false))
        && !active.Any(item => NaiveRoles.Has(item, role, best: true)
            && (!IsRead(item) || Live(item).Any(assignment => HandsOn(assignment, role, best: true))));

    private bool HandsOn(AssignedPlan assignment, int role, bool best) =>
        fault == HealthFault.RoleOfAssignmentIgnored || NaiveRoles.Has(assignment, role, best);

    private bool Works(AssignedPlan assignment, bool best) => State(assignment) switch
    {
        "active" => best || assignment.Group is not null || fault == HealthFault.GroupNotLookedAt,
        "error" => fault == HealthFault.FailedAssignmentCounted,
        "pending" => fault == HealthFault.PendingAssignmentCounted,
        "deleted" or "deleting" => fault == HealthFault.DeletedAssignmentCounted,
        _ => best || fault == HealthFault.UnknownAssignmentCounted,
    };

    private bool IsUnderstood(AssignedPlan assignment) =>
        State(assignment) is "active" or "pending" or "error" && assignment.Group is not null && assignment.Told == RolesTold.Whole;

    private bool IsRead(RelatedPlan relationship) =>
        (!relationship.AreAssignmentsRefused && !plan.AreAssignmentsLost) || fault == HealthFault.UnreadAssignmentsTakenForNone;

    private AssignedPlan[] Live(RelatedPlan relationship) => relationship.AreAssignmentsRefused || plan.AreAssignmentsLost
        ? []
        : [.. relationship.Assignments.Where(item =>
            State(item) is not ("deleted" or "deleting") || fault == HealthFault.DeletedAssignmentCounted)];

    private static string State(AssignedPlan assignment) => assignment.Status.ToLowerInvariant();
}
