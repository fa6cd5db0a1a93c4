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

    /// <summary>The relationships that do not stay, by their end; none where those that stay hold all that is needed.</summary>
    /// <param name="active">Active relationships.</param>
    /// <param name="options">Whose profile says what is needed.</param>
    /// <param name="stays">True for a relationship that will be there.</param>
    public static IReadOnlyList<GdapRelationship> Going(
        GdapRelationship[] active,
        JudgeOptions options,
        Func<GdapRelationship, bool> stays)
    {
        GdapRole[] staying = [.. active.Where(stays).SelectMany(item => item.Roles)];
        HashSet<string> needed = RoleSets.Ids(options.Profile.Roles);
        needed.IntersectWith(RoleSets.Ids(active.SelectMany(item => item.Roles)));

        return staying.Length > 0 && needed.IsSubsetOf(RoleSets.Ids(staying))
            ? []
            : [.. active.Where(item => !stays(item)).OrderBy(item => item.EndDateTime)];
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
        else if (sound.Length == 0 || RoleSets.Missing(options.Profile.Roles, sound.SelectMany(item => item.Roles)).Any())
        {
            steps.Add(RelationshipSteps.Overdue(active.First(item => item.EndDateTime < now)));
        }

        // The first to end of those without which the profile's roles would no longer be held.
        if (Going(sound, options, item => StaysFor(item, options, now)).FirstOrDefault() is GdapRelationship ending)
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

    private static bool StaysFor(GdapRelationship relationship, JudgeOptions options, DateTimeOffset now) =>
        ExtendsItself(relationship)
        || relationship.EndDateTime is null
        || relationship.EndDateTime > now + options.ExpiringWithin;
}
