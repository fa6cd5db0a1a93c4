using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;

namespace GdapTools.Core.Tests.Relationships.Access;

/// <summary>Draws plans: every status, groups nested any way, relationships that overlap.</summary>
internal static class AccessPlans
{
    private static readonly Gen<string> s_relationshipStatus = Gen.Frequency(
        (6, Gen.Const("active")),
        (4, Gen.OneOf(
            "created", "approvalPending", "approved", "activating", "expiring", "expired", "terminationRequested", "terminating", "terminated")),
        (1, Gen.Const("unknownFutureValue")));

    private static readonly Gen<string> s_assignmentStatus = Gen.Frequency(
        (6, Gen.OneOf("active", "Active")),
        (4, Gen.OneOf("pending", "error", "deleting", "deleted")),
        (1, Gen.Const("unknownFutureValue")));

    private static readonly Gen<Owner> s_owner = Gen.Frequency(
        (12, Gen.Const(Owner.Mine)), (2, Gen.Const(Owner.Other)), (1, Gen.Const(Owner.Nobody)));

    private static readonly Gen<bool[]> s_roles = Many(Gen.Bool, AccessPlan.Roles, AccessPlan.Roles);

    private static readonly Gen<RelationshipPlan> s_relationship = Gen.Select(
        s_owner,
        s_relationshipStatus,
        Seldom(10),
        Seldom(16),
        s_roles,
        Seldom(12),
        Seldom(12),
        (owner, status, isOver, isPending, roles, more, unread) =>
            new RelationshipPlan(owner, status, isOver, isPending, roles, more, unread));

    public static readonly Gen<AccessPlan> Any =
        from groups in Gen.Int[1, 6]
        from nestings in Many(Gen.Select(Gen.Int[0, groups - 1], Gen.Int[0, groups - 1], (outer, inner) => (outer, inner)), 0, 8)
        from direct in Many(Gen.Int[0, groups - 1], 0, 2)
        from relationships in Many(s_relationship, 0, 4)
        from assignments in Many(Assignment(groups, relationships.Length), 0, 6)
        from wanted in Gen.Frequency((1, Gen.Const(Array.Empty<int>())), (1, Many(Gen.Int[0, AccessPlan.Roles - 1], 1, 3)))
        from unread in Seldom(20)
        from partial in Seldom(20)
        from hidden in Seldom(40)
        from isRead in Gen.Bool
        select new AccessPlan
        {
            Groups = groups,
            Nestings = nestings,
            Direct = [.. direct.Distinct()],
            Relationships = relationships,
            Assignments = [.. assignments.Where(item => item.Relationship < relationships.Length)],
            Wanted = [.. wanted.Distinct()],
            IsMembershipUnread = unread,
            IsMembershipPartial = partial,
            AreRelationshipsUnread = hidden,
            AreDirectGroupsRead = isRead,
        };

    /// <summary>The same plans each time. CsCheck's own loop takes but the first from its seed.</summary>
    public static IEnumerable<AccessPlan> Draw(int count)
    {
        PCG random = new(stream: 6, seed: 20261125);

        for (int index = 0; index < count; index++)
        {
            yield return Any.Generate(random, null, out _);
        }
    }

    private static Gen<AssignmentPlan> Assignment(int groups, int relationships) => Gen.Select(
        Gen.Int[0, Math.Max(relationships - 1, 0)],
        s_assignmentStatus,
        Gen.Frequency((15, Gen.Int[0, groups - 1].Select(group => (int?)group)), (1, Gen.Const((int?)null))),
        s_roles,
        Seldom(12),
        (relationship, status, group, roles, more) => new AssignmentPlan(relationship, status, group, roles, more));

    private static Gen<T[]> Many<T>(Gen<T> item, int least, int most) =>
        Gen.ShuffleSelect(Enumerable.Repeat(item, most).ToArray(), least, most);

    private static Gen<bool> Seldom(int oneOf) => Gen.Int[1, oneOf].Select(value => value == 1);
}
