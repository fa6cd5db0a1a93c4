using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;

namespace GdapTools.Core.Tests.Customers.Health;

/// <summary>Draws plans: every status, relationships that overlap, moments on and next to every edge.</summary>
internal static class HealthPlans
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    private static readonly Gen<string> s_relationshipStatus = Gen.Frequency(
        (9, Gen.OneOf("active", "active", "Active")),
        (5, Gen.OneOf(
            "created", "approvalPending", "approved", "activating", "expiring", "expired", "terminationRequested", "terminating", "terminated")),
        (1, Gen.OneOf("unknownFutureValue", "suspended", "")));

    private static readonly Gen<string> s_assignmentStatus = Gen.Frequency(
        (9, Gen.OneOf("active", "active", "Active")),
        (4, Gen.OneOf("pending", "error", "deleting", "deleted")),
        (1, Gen.OneOf("unknownFutureValue", "")));

    private static readonly Gen<int[]> s_single = Many(Gen.Int[0, PlannedRoles.Single - 1], 0, PlannedRoles.Single).Select(Distinct);

    private static readonly Gen<RolesTold> s_told = Gen.Frequency(
        (24, Gen.Const(RolesTold.Whole)), (1, Gen.Const(RolesTold.Partly)), (1, Gen.Const(RolesTold.NotAtAll)));

    private static readonly Gen<Answer> s_answer = Gen.Frequency(
        (28, Gen.Const(Answer.Told)), (1, Gen.Const(Answer.Refused)), (1, Gen.Const(Answer.WantsMfa)), (1, Gen.Const(Answer.Lost)));

    private static readonly Gen<int?> s_customer = Gen.Frequency(
        (9, Gen.Const((int?)0)), (3, Gen.Const((int?)1)), (1, Gen.Const((int?)2)), (2, Gen.Const((int?)null)));

    public static readonly Gen<HealthPlan> Any =
        from needed in Many(Gen.Int[0, PlannedRoles.Single - 1], 1, 3).Select(Distinct)
        from window in Gen.OneOf(0, 1, 7, 30, 30, 90)
        from relationships in Many(Relationship(needed, window), 0, 4)
        from listed in Many(Gen.Int[0, 3], 0, 3)
        from contracts in Many(Gen.Int[0, 4], 0, 2)
        from wanted in Gen.Frequency((8, Gen.Const(Array.Empty<int>())), (2, Many(Gen.OneOf(0, 1, HealthPlan.Stranger), 1, 2)))
        from optional in s_single
        from answers in Gen.Select(s_answer, s_answer, s_answer)
        from isApplication in Gen.Bool
        from isLost in Seldom(40)
        from isNamed in Gen.Bool
        select new HealthPlan
        {
            IsApplication = isApplication,
            RelationshipList = answers.Item1,
            CustomerList = answers.Item2,
            ContractList = answers.Item3,
            Relationships = relationships,
            Listed = Distinct(listed),
            Contracts = Distinct(contracts),
            Wanted = Distinct(wanted),
            Needed = needed,
            Optional = optional,
            WindowDays = window,
            AreAssignmentsLost = isLost,
            AreGroupsNamed = isNamed,
        };

    private static Gen<RelatedPlan> Relationship(int[] needed, int window) =>
        from customer in s_customer
        from status in s_relationshipStatus
        from roles in RolesAround(needed)
        from told in s_told
        from isMicrosofts in Seldom(8)
        from isNamed in Gen.Bool
        from extend in Gen.OneOf("P180D", "P180D", "P180D", "PT0S", "P0D", "PT0S", null, "?")
        from created in Moment(TimeSpan.FromDays(90))
        from activated in Gen.Frequency((3, Moment(TimeSpan.FromMinutes(30))), (2, Gen.Const((TimeSpan?)TimeSpan.FromDays(100))))
        from end in Gen.Frequency((3, Moment(TimeSpan.FromDays(window))), (4, Gen.Const((TimeSpan?)TimeSpan.FromDays(400))))
        from consent in Gen.OneOf<bool?>(null, null, null, null, false, true)
        from isRefused in Seldom(16)
        from assignments in Many(Assignment(roles), 0, 3)
        select new RelatedPlan(customer, status, roles, told)
        {
            IsMicrosofts = isMicrosofts,
            IsCustomerNamed = isNamed,
            AutoExtend = extend,
            CreatedAgo = created,
            ActivatedAgo = activated,
            EndsIn = end,
            IsConsentPending = consent,
            AreAssignmentsRefused = isRefused,
            Assignments = assignments,
        };

    private static Gen<AssignedPlan> Assignment(int[] granted) =>
        from status in s_assignmentStatus
        from @group in Gen.Frequency((15, Gen.Int[1, 4].Select(place => (int?)place)), (1, Gen.Const((int?)null)))
        from roles in Gen.Frequency((3, Gen.Const(granted)), (2, s_single))
        from told in s_told
        from changed in Moment(TimeSpan.FromHours(1))
        select new AssignedPlan(status, @group, roles, told, changed);

    private static Gen<int[]> RolesAround(int[] needed) => Gen.Frequency(
        (5, Gen.Const(needed)),
        (4, s_single),
        (2, s_single.Select(roles => Distinct([.. roles, .. needed]))),
        (1, Gen.OneOf(PlannedRoles.OfProviders, PlannedRoles.OfResellers, [.. PlannedRoles.OfResellers, PlannedRoles.OfProviders[0]])));

    /// <summary>On an edge, a second beside it, on now, around whole days, or not told.</summary>
    private static Gen<TimeSpan?> Moment(TimeSpan edge) => Gen.Frequency(
        (6, Gen.OneOf<TimeSpan?>(edge, edge - s_second, edge + s_second)),
        (2, Gen.OneOf<TimeSpan?>(TimeSpan.Zero, s_second, -s_second)),
        (4, Gen.Select(Gen.Int[-3, 100], Gen.Int[-1, 1], (days, seconds) => (TimeSpan?)TimeSpan.FromSeconds((days * 86_400) + seconds))),
        (1, Gen.Const((TimeSpan?)null)));

    private static int[] Distinct(int[] items) => [.. items.Distinct()];

    private static Gen<T[]> Many<T>(Gen<T> item, int least, int most) =>
        Gen.ShuffleSelect(Enumerable.Repeat(item, most).ToArray(), least, most);

    private static Gen<bool> Seldom(int oneOf) => Gen.Int[1, oneOf].Select(value => value == 1);
}
