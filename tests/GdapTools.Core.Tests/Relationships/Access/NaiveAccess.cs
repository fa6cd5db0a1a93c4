using System;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Relationships.Access;

namespace GdapTools.Core.Tests.Relationships.Access;

/// <summary>
/// Effective access the slow way: what cannot be told is once taken to be the best it could be, once the worst. What holds
/// even then holds; what does not hold even so is missing; the rest is unknown.
/// </summary>
internal sealed class NaiveAccess(AccessPlan plan, AccessFault fault = AccessFault.None)
{
    /// <summary>A role nobody has read of, that may be in any list that was not told whole.</summary>
    private const int Unheard = AccessPlan.Roles;

    private readonly int[,] _distance = Distances(plan, fault);

    public IEnumerable<NaiveRow> Rows()
    {
        if (plan.Wanted.Length > 0)
        {
            return plan.Wanted.Select(role => RowOf([role], role));
        }

        int[] all = [.. Enumerable.Range(0, AccessPlan.Roles + 1)];
        int[] held = [.. all.Where(role => !plan.AreRelationshipsUnread && Holds(role, best: false, withStrays: false))];

        if (held.Length == 0)
        {
            return [RowOf(all, role: null)];
        }

        bool mayBeMore = all.Except(held).Any(role => Holds(role, best: true, withStrays: false));
        IEnumerable<NaiveRow> rows = held.Select(role => RowOf([role], role));
        return mayBeMore ? rows.Append(new NaiveRow(null, null, null, [])) : rows;
    }

    /// <summary>How many groups lie on the shortest way to a group, itself included; null when the account is not in it.</summary>
    public int? DistanceTo(int group)
    {
        int shortest = plan.Direct.Select(direct => _distance[direct, group]).DefaultIfEmpty(int.MaxValue).Min();
        return shortest == int.MaxValue ? null : shortest + 1;
    }

    private NaiveRow RowOf(int[] roles, int? role)
    {
        if (plan.AreRelationshipsUnread)
        {
            return new NaiveRow(role, null, null, []);
        }

        (int, int)[] ways = [.. roles.SelectMany(item => Ways(item, best: false)).Distinct()];
        bool? holds = ways.Length > 0 ? true
            : roles.Any(item => Holds(item, best: fault != AccessFault.UnknownTakenForNo, withStrays: true)) ? null
            : false;
        holds = holds is null && fault == AccessFault.UnknownTakenForYes ? true : holds;
        return new NaiveRow(role, holds, holds == false ? Missing(roles) : null, ways);
    }

    private bool Holds(int role, bool best, bool withStrays) =>
        Ways(role, best).Any()
        || Mine().Any(place => best && MayHideAssignments(place) && IsActive(place, best) && Grants(place, role, best))
        || (withStrays && best && fault != AccessFault.StrayIgnored
            && Places(Owner.Nobody).Any(place => IsActive(place, best) && Grants(place, role, best)));

    private IEnumerable<(int Relationship, int Assignment)> Ways(int role, bool best) =>
        from place in Mine()
        where IsActive(place, best) && Grants(place, role, best) && !MayHideAssignments(place)
        from assignment in Enumerable.Range(0, plan.Assignments.Length)
        where IsOf(assignment, place) && Works(assignment, best) && HandsOn(assignment, role, best) && IsIn(assignment, best)
        select (place, assignment);

    private AccessBreak Missing(int[] roles)
    {
        int[] active = [.. Mine().Where(place => IsActive(place, best: true))];
        int[] granting = [.. active.Where(place => roles.Any(role => Grants(place, role, best: true)))];
        int[] assigned = [.. Enumerable.Range(0, plan.Assignments.Length)
            .Where(item => granting.Any(place => IsOf(item, place)) && plan.Assignments[item].Status is not ("deleted" or "deleting"))];
        int[] handing = [.. assigned.Where(item => roles.Any(role =>
            HandsOn(item, role, best: true) && Grants(plan.Assignments[item].Relationship, role, best: true)))];

        return !Mine().Any() ? AccessBreak.NoRelationship
            : active.Length == 0 ? AccessBreak.RelationshipNotActive
            : granting.Length == 0 ? AccessBreak.RoleNotGranted
            : assigned.Length == 0 ? AccessBreak.NoAssignment
            : handing.Length == 0 ? AccessBreak.RoleNotAssigned
            : handing.Any(item => !Works(item, best: true) && IsIn(item, best: false)) ? AccessBreak.AssignmentNotActive
            : handing.Any(item => Works(item, best: true)) ? AccessBreak.NotMember
            : AccessBreak.AssignmentNotActive;
    }

    private IEnumerable<int> Mine() => fault == AccessFault.OtherCustomerCounted
        ? Places(Owner.Mine).Concat(Places(Owner.Other))
        : Places(Owner.Mine);

    private IEnumerable<int> Places(Owner owner) =>
        Enumerable.Range(0, plan.Relationships.Length).Where(place => plan.Relationships[place].Owner == owner);

    private bool MayHideAssignments(int place) => plan.Relationships[place].AreAssignmentsUnread;

    private bool IsActive(int place, bool best)
    {
        RelationshipPlan relationship = plan.Relationships[place];
        bool isDoubtful = (relationship.IsOver && fault != AccessFault.OverdueRelationshipCounted)
            || (relationship.IsConsentPending && fault != AccessFault.PendingConsentCounted);
        return relationship.Status switch
        {
            "active" => best || !isDoubtful,
            "unknownFutureValue" => best,
            "expired" or "terminated" => fault == AccessFault.ExpiredRelationshipCounted,
            "approvalPending" => fault == AccessFault.UnapprovedRelationshipCounted,
            "expiring" or "terminating" => fault == AccessFault.EndingRelationshipCounted,
            _ => false,
        };
    }

    private bool Grants(int place, int role, bool best) =>
        fault == AccessFault.RoleOfRelationshipIgnored || Has(plan.Relationships[place].Roles, role)
        || (best && plan.Relationships[place].HasUnreadRoles);

    private bool HandsOn(int assignment, int role, bool best) =>
        fault == AccessFault.RoleOfAssignmentIgnored || Has(plan.Assignments[assignment].Roles, role)
        || (best && plan.Assignments[assignment].HasUnreadRoles);

    private bool IsOf(int assignment, int place) =>
        plan.Assignments[assignment].Relationship == place || fault == AccessFault.AssignmentOfAnotherRelationshipCounted;

    private bool Works(int assignment, bool best) => plan.Assignments[assignment].Status switch
    {
        "active" or "Active" => true,
        "pending" => fault == AccessFault.PendingAssignmentCounted,
        "error" => fault == AccessFault.FailedAssignmentCounted,
        "deleting" or "deleted" => fault == AccessFault.DeletedAssignmentCounted,
        _ => best,
    };

    private bool IsIn(int assignment, bool best)
    {
        if (fault == AccessFault.MembershipIgnored)
        {
            return true;
        }

        return plan.Assignments[assignment].Group is not int group || plan.IsMembershipUnread
            ? best
            : DistanceTo(group) is not null || (best && plan.IsMembershipPartial);
    }

    private static bool Has(bool[] roles, int role) => role < roles.Length && roles[role];

    // Floyd and Warshall: how many groups are to be entered from the first to get to the second.
    private static int[,] Distances(AccessPlan plan, AccessFault fault)
    {
        int count = plan.Groups;
        int[,] distance = new int[count, count];

        for (int from = 0; from < count; from++)
        {
            for (int to = 0; to < count; to++)
            {
                distance[from, to] = from == to ? 0 : int.MaxValue;
            }
        }

        foreach ((int outer, int inner) in fault == AccessFault.NestingIgnored ? [] : plan.Nestings)
        {
            (int from, int to) = fault == AccessFault.NestingTurnedRound ? (outer, inner) : (inner, outer);
            distance[from, to] = Math.Min(distance[from, to], 1);
        }

        for (int via = 0; via < (fault == AccessFault.OneLevelOfNesting ? 0 : count); via++)
        {
            for (int from = 0; from < count; from++)
            {
                for (int to = 0; to < count; to++)
                {
                    if (distance[from, via] != int.MaxValue && distance[via, to] != int.MaxValue)
                    {
                        distance[from, to] = Math.Min(distance[from, to], distance[from, via] + distance[via, to]);
                    }
                }
            }
        }

        return distance;
    }
}

/// <param name="Role">Null for any.</param>
/// <param name="Holds">Null when it cannot be told.</param>
/// <param name="Break">The first missing link, when it does not hold.</param>
/// <param name="Ways">Relationship and assignment of each way that holds, by place.</param>
internal sealed record NaiveRow(int? Role, bool? Holds, AccessBreak? Break, (int Relationship, int Assignment)[] Ways);
