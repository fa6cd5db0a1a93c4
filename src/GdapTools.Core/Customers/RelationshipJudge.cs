using System;
using System.Collections.Generic;
using System.Globalization;
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

        GdapRelationship? nearest = customer.Relationships
            .OrderByDescending(item => RelationshipStatus.Nearness(item.Status))
            .ThenByDescending(item => item.EndDateTime ?? item.CreatedDateTime)
            .FirstOrDefault();

        return [nearest is null ? None(customer) : Inactive(nearest, now)];
    }

    private static ChainStep None(CustomerState customer) => new(
        "REL001",
        GdapVerdict.Fail,
        $"This partner has no GDAP relationship with {customer.Name ?? customer.TenantId}.");

    /// <summary>Why a relationship in a state other than active gives no access.</summary>
    public static ChainStep Inactive(GdapRelationship relationship, DateTimeOffset now)
    {
        string checkId = RelationshipStatus.CheckFor(relationship.Status)!;
        string name = $"The relationship '{relationship.DisplayName}'";
        string cause = checkId switch
        {
            "REL002" => $"{name} {Past(relationship.Status)}{On(relationship.EndDateTime <= now ? relationship.EndDateTime : null)}.",
            "REL003" => $"{name}{Of(relationship.CreatedDateTime)} still waits for the customer's approval.",
            "REL010" => $"{name} is not active yet: its state is '{relationship.Status}'.",
            "REL011" => $"{name} is being ended: its state is '{relationship.Status}'.",
            _ => $"{name} is in a state this version does not know: '{relationship.Status}'.",
        };

        return new ChainStep(checkId, checkId == "REL008" ? GdapVerdict.Unknown : GdapVerdict.Fail, cause)
        {
            Evidence = Describe(relationship),
        };
    }

    private static List<ChainStep> JudgeActive(GdapRelationship[] active, JudgeOptions options, DateTimeOffset now)
    {
        List<ChainStep> steps = [];
        GdapRelationship[] sound = [.. active.Where(item => !(item.EndDateTime < now))];
        GdapRole[] missing = [.. RoleSets.Missing(options.Profile.Roles, active.SelectMany(item => item.Roles))];

        if (missing.Length > 0)
        {
            steps.Add(Array.Find(active, item => item.HasUnreadRoles) is GdapRelationship unread
                ? Roleless(unread)
                : Missing(active, missing, options));
        }
        else if (sound.Length == 0 || RoleSets.Missing(options.Profile.Roles, sound.SelectMany(item => item.Roles)).Any())
        {
            steps.Add(Overdue(active.First(item => item.EndDateTime < now)));
        }

        if (EndsSoon(sound, options, now) is GdapRelationship ending)
        {
            steps.Add(Ending(ending));
        }

        if (active.FirstOrDefault(item => HasGlobalAdministrator(item) && !ExtendsItself(item)) is GdapRelationship blocked)
        {
            steps.Add(Unextendable(blocked));
        }

        if (active.All(item => item.ActivatedDateTime > now - options.Propagation))
        {
            steps.Add(Fresh(active[0], now));
        }

        return steps;
    }

    private static ChainStep Missing(GdapRelationship[] active, GdapRole[] missing, JudgeOptions options)
    {
        string names = string.Join(", ", missing.Select(role => role.RoleName));
        string which = active.Length == 1
            ? $"The relationship '{active[0].DisplayName}' does not hold"
            : $"The {active.Length} active relationships together do not hold";
        Evidence evidence = Describe(active[0]);
        evidence.Add("Missing roles", names);
        evidence.Add("Role profile", options.Profile.Name);
        return new ChainStep("REL004", GdapVerdict.Fail, $"{which} what the profile {options.Profile.Name} needs: {names}.")
        {
            Evidence = evidence,
        };
    }

    private static ChainStep Overdue(GdapRelationship relationship) => new(
        "REL008",
        GdapVerdict.Unknown,
        $"The relationship '{relationship.DisplayName}' is said to be active although its end{Of(relationship.EndDateTime)} is past.")
    {
        Evidence = Describe(relationship),
    };

    private static ChainStep Roleless(GdapRelationship relationship) => new(
        "REL008",
        GdapVerdict.Unknown,
        $"Graph's answer does not tell all the roles of the relationship '{relationship.DisplayName}'.")
    {
        Evidence = Describe(relationship),
    };

    private static ChainStep Ending(GdapRelationship relationship) => new(
        "REL005",
        GdapVerdict.Warning,
        $"The relationship '{relationship.DisplayName}' ends{On(relationship.EndDateTime)}"
        + $" ({Left(relationship.DaysLeft)}) and does not extend itself.")
    {
        Evidence = Describe(relationship),
    };

    private static ChainStep Unextendable(GdapRelationship relationship) => new(
        "REL006",
        GdapVerdict.Warning,
        $"The relationship '{relationship.DisplayName}' holds Global Administrator, so it cannot extend itself"
        + $" and ends for good{On(relationship.EndDateTime)}.")
    {
        Evidence = Describe(relationship),
    };

    private static ChainStep Fresh(GdapRelationship relationship, DateTimeOffset now)
    {
        int minutes = (int)Math.Max(0, (now - relationship.ActivatedDateTime!.Value).TotalMinutes);
        return new ChainStep(
            "REL007",
            GdapVerdict.Warning,
            $"The relationship '{relationship.DisplayName}' was activated {(minutes == 1 ? "1 minute" : $"{minutes} minutes")} ago;"
            + " its rights may not have reached every service yet.")
        {
            Evidence = Describe(relationship),
        };
    }

    // The first to end of those without which the profile's roles would no longer be held.
    private static GdapRelationship? EndsSoon(GdapRelationship[] active, JudgeOptions options, DateTimeOffset now)
    {
        bool Stays(GdapRelationship item) =>
            ExtendsItself(item) || item.EndDateTime is null || item.EndDateTime > now + options.ExpiringWithin;

        GdapRole[] staying = [.. active.Where(Stays).SelectMany(item => item.Roles)];
        HashSet<string> needed = RoleSets.Ids(options.Profile.Roles);
        needed.IntersectWith(RoleSets.Ids(active.SelectMany(item => item.Roles)));

        if (staying.Length > 0 && needed.IsSubsetOf(RoleSets.Ids(staying)))
        {
            return null;
        }

        return active.Where(item => !Stays(item)).OrderBy(item => item.EndDateTime).FirstOrDefault();
    }

    private static bool ExtendsItself(GdapRelationship relationship) => relationship.AutoExtendDuration > TimeSpan.Zero;

    private static bool HasGlobalAdministrator(GdapRelationship relationship) => relationship.Roles.Any(role =>
        role.RoleDefinitionId.Equals(RoleCatalogue.GlobalAdministratorId, StringComparison.OrdinalIgnoreCase));

    private static Evidence Describe(GdapRelationship relationship) => new()
    {
        { "Relationship", relationship.DisplayName },
        { "Relationship id", relationship.Id },
        { "Status", relationship.Status },
        { "Created", relationship.CreatedDateTime },
        { "Activated", relationship.ActivatedDateTime },
        { "Ends", relationship.EndDateTime },
        { "Extends itself", ExtendsItself(relationship) ? "yes" : "no" },
    };

    private static string Past(string status) =>
        status.Equals("terminated", StringComparison.OrdinalIgnoreCase) ? "was terminated" : "expired";

    private static string Left(int? days) => days switch
    {
        null or 0 => "in less than a day",
        1 => "in 1 day",
        _ => $"in {days} days",
    };

    private static string On(DateTimeOffset? time) =>
        time is null ? "" : " on " + time.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Of(DateTimeOffset? time) =>
        time is null ? "" : " of " + time.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
