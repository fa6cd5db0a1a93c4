using System.Linq;

namespace GdapTools.Core.Tests.Customers.Health;

/// <summary>Which roles are there for sure, and which may be.</summary>
internal static class NaiveRoles
{
    public static int[] Of(RelatedPlan relationship) => relationship.Told == RolesTold.NotAtAll ? [] : relationship.Roles;

    public static int[] Of(AssignedPlan assignment) => assignment.Told == RolesTold.NotAtAll ? [] : assignment.Roles;

    public static bool Has(RelatedPlan relationship, int role, bool best) =>
        Of(relationship).Contains(role) || (best && relationship.Told != RolesTold.Whole);

    public static bool Has(AssignedPlan assignment, int role, bool best) =>
        Of(assignment).Contains(role) || (best && assignment.Told != RolesTold.Whole);
}
