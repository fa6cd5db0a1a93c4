using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Tests.Customers.Health;

/// <summary>What comes of the ends of active relationships, one after the other.</summary>
internal sealed class NaiveEnds(RelatedPlan[] active, RelatedPlan[] sound, HealthPlan plan, HealthFault fault)
{
    public IEnumerable<NaiveCheck> Checks()
    {
        // Of one that holds Global Administrator it is told that it cannot.
        if (FirstLoss() is RelatedPlan loss && (IsWithin(loss) || !IsBlocked(loss)))
        {
            yield return new NaiveCheck(IsWithin(loss) ? "REL005" : "REL013", GdapVerdict.Warning);
        }

        if (active.Any(IsBlocked))
        {
            yield return new NaiveCheck("REL006", GdapVerdict.Warning);
        }
    }

    /// <summary>The first end after which a needed role is in no relationship that is left.</summary>
    private RelatedPlan? FirstLoss()
    {
        List<RelatedPlan> left = [.. sound];

        foreach (RelatedPlan ending in sound.Where(item => !Extends(item) && item.EndsIn is not null).OrderBy(item => item.EndsIn))
        {
            int[] before = Held(left);
            left.Remove(ending);

            if (before.Except(Held(left)).Any() || fault == HealthFault.EndOfAnyRelationshipWarned)
            {
                return ending;
            }

            if (fault == HealthFault.OnlyFirstEndLookedAt)
            {
                return null;
            }
        }

        return null;
    }

    private bool IsBlocked(RelatedPlan relationship) =>
        NaiveRoles.Of(relationship).Contains(PlannedRoles.GlobalAdministrator) && !Extends(relationship)
        && fault != HealthFault.GlobalAdministratorIgnored;

    private int[] Held(List<RelatedPlan> relationships) =>
        [.. plan.Needed.Where(role => relationships.Any(item => NaiveRoles.Has(item, role, best: true)))];

    private bool Extends(RelatedPlan relationship) =>
        relationship.AutoExtend == "P180D" || (relationship.AutoExtend is null && fault == HealthFault.AbsentExtensionTakenForOne);

    private bool IsWithin(RelatedPlan relationship)
    {
        TimeSpan window = TimeSpan.FromDays(plan.WindowDays + (fault == HealthFault.WindowDayMore ? 1 : 0));
        return relationship.EndsIn < window || (relationship.EndsIn == window && fault != HealthFault.WindowEdgeLeftOut);
    }
}
