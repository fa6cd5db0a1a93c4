using System;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Relationships;

namespace GdapTools.Core.Customers;

/// <summary>Says what is wrong with a customer's relationships. Several active ones add up.</summary>
internal static class RelationshipJudge
{
    /// <summary>What was found, worst first; nothing when all is well.</summary>
    public static IReadOnlyList<ChainStep> Judge(CustomerState customer, JudgeOptions options, DateTimeOffset now)
    {
        GdapRelationship[] active = [.. customer.Active];

        if (active.Length > 0)
        {
            return JudgeActive(active, options, now);
        }

        return [Nearest(customer) is GdapRelationship nearest
            ? RelationshipSteps.Inactive(nearest, now)
            : RelationshipSteps.None(customer)];
    }

    /// <summary>Of relationships that give no access, the one nearest to giving it; null when there is none.</summary>
    public static GdapRelationship? Nearest(CustomerState customer) => customer.Relationships
        .OrderByDescending(item => RelationshipStatus.Nearness(item.Status))
        .ThenByDescending(item => item.EndDateTime ?? item.CreatedDateTime)
        .FirstOrDefault();

    public static bool ExtendsItself(GdapRelationship relationship) => relationship.AutoExtendDuration > TimeSpan.Zero;

    public static bool HasGlobalAdministrator(GdapRelationship relationship) => relationship.Roles.Any(role =>
        role.RoleDefinitionId.Equals(RoleCatalogue.GlobalAdministratorId, StringComparison.OrdinalIgnoreCase));

    /// <summary>Those whose end is not past.</summary>
    public static GdapRelationship[] Sound(IEnumerable<GdapRelationship> active, DateTimeOffset now) =>
        [.. active.Where(item => !(item.EndDateTime < now))];

    /// <summary>Of those that do not stay, the first to end that takes a needed role with it, the earlier ones being gone;
    /// null where what stays holds all that is needed.</summary>
    /// <param name="relationships">Active relationships.</param>
    /// <param name="options">Whose profile says what is needed.</param>
    /// <param name="stays">True for a relationship that will be there.</param>
    public static GdapRelationship? FirstLoss(
        IReadOnlyList<GdapRelationship> relationships,
        JudgeOptions options,
        Func<GdapRelationship, bool> stays)
    {
        List<GdapRelationship> left = [.. relationships];

        foreach (GdapRelationship ending in relationships.Where(item => !stays(item)).OrderBy(item => item.EndDateTime))
        {
            left.Remove(ending);

            if (options.Profile.Roles.Any(role => MayHold(ending, role) && !left.Exists(item => MayHold(item, role))))
            {
                return ending;
            }
        }

        return null;
    }

    private static List<ChainStep> JudgeActive(GdapRelationship[] active, JudgeOptions options, DateTimeOffset now)
    {
        List<ChainStep> steps = [];
        GdapRelationship[] sound = Sound(active, now);
        GdapRole[] missing = [.. RoleSets.Missing(options.Profile.Roles, active.SelectMany(item => item.Roles))];

        if (missing.Length > 0)
        {
            steps.Add(Array.Find(active, item => item.HasUnreadRoles) is GdapRelationship unread
                ? RelationshipSteps.Roleless(unread)
                : RelationshipSteps.Missing(active, missing, options));
        }

        if (IsOverdue(active, sound, options))
        {
            steps.Add(RelationshipSteps.Overdue(active.First(item => item.EndDateTime < now)));
        }

        if (FirstLoss(sound, options, item => StaysFor(item, options, now)) is GdapRelationship ending)
        {
            steps.Add(RelationshipSteps.Ending(ending));
        }

        if (active.FirstOrDefault(item => HasGlobalAdministrator(item) && !ExtendsItself(item)) is GdapRelationship blocked)
        {
            steps.Add(RelationshipSteps.Unextendable(blocked));
        }

        if (active.All(item => item.ActivatedDateTime > now - options.Propagation))
        {
            steps.Add(RelationshipSteps.Fresh(active[0], now));
        }

        return steps;
    }

    // What is active past its end proves nothing: it matters where the others do not hold all that is granted and needed.
    private static bool IsOverdue(GdapRelationship[] active, GdapRelationship[] sound, JudgeOptions options)
    {
        HashSet<string> needed = RoleSets.Ids(options.Profile.Roles);
        needed.IntersectWith(RoleSets.Ids(active.SelectMany(item => item.Roles)));
        return sound.Length == 0 || !needed.IsSubsetOf(RoleSets.Ids(sound.SelectMany(item => item.Roles)));
    }

    private static bool MayHold(GdapRelationship relationship, GdapRole role) =>
        relationship.HasUnreadRoles || RoleSets.Ids(relationship.Roles).Contains(role.RoleDefinitionId);

    private static bool StaysFor(GdapRelationship relationship, JudgeOptions options, DateTimeOffset now) =>
        ExtendsItself(relationship)
        || relationship.EndDateTime is null
        || relationship.EndDateTime > now + options.ExpiringWithin;
}
