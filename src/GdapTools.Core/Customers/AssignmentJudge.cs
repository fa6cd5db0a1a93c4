using System;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Graph;
using GdapTools.Core.Relationships;

namespace GdapTools.Core.Customers;

/// <summary>Says what keeps the roles of a customer's active relationships from the account.</summary>
internal sealed class AssignmentJudge(CustomerState customer, Reading<Membership> membership, Func<string, string?> groupName)
{
    private readonly GdapRelationship[] _active = [.. customer.Active];

    private IEnumerable<Reading<IReadOnlyList<GdapAccessAssignment>>> Readings =>
        _active.Where(item => customer.Assignments.ContainsKey(item.Id)).Select(item => customer.Assignments[item.Id]);

    /// <summary>What was found; null when the account holds, through its groups, all that is needed and granted.</summary>
    public ChainStep? Judge(JudgeOptions options)
    {
        GdapAccessAssignment[] live = [.. Readings.Where(item => item.IsKnown).SelectMany(item => item.Value)
            .Where(item => !Is(item, "deleted") && !Is(item, "deleting"))];
        Reading<IReadOnlyList<GdapAccessAssignment>>? unread = Readings.FirstOrDefault(item => !item.IsKnown);

        if (live.Length == 0)
        {
            return unread is null ? Unassigned() : Unread(unread.Failure!, unread.MissingPermissions);
        }

        if (!membership.IsKnown)
        {
            return live.Any(item => Is(item, "active"))
                ? Unread(membership.Failure!, membership.MissingPermissions)
                : Dormant(live);
        }

        GdapAccessAssignment[] mine = [.. live.Where(item => membership.Value.Contains(item.GroupId))];
        GdapAccessAssignment[] working = [.. mine.Where(item => Is(item, "active"))];
        GdapRole[] lacking = [.. Lacking(options, working)];

        if (working.Length > 0 && lacking.Length == 0)
        {
            return null;
        }

        if (unread is not null)
        {
            return Unread(unread.Failure!, unread.MissingPermissions);
        }

        if (membership.Value.IsPartial)
        {
            return Unread(
                new GdapException("GroupWithoutId", GdapErrorKind.InvalidData, "The list of the account's groups names one without its id."),
                []);
        }

        GdapAccessAssignment[] dormant = [.. mine.Where(item => !Is(item, "active"))];

        if (dormant.Length > 0)
        {
            return Dormant(dormant);
        }

        if (working.Length > 0)
        {
            return Array.Find(working, item => item.HasUnreadRoles) is GdapAccessAssignment unclear
                ? Unclear(unclear)
                : Partial(working, lacking);
        }

        if (Array.Find(live, item => item.GroupId.Length == 0) is GdapAccessAssignment groupless)
        {
            return Unclear(groupless);
        }

        return live.Any(item => Is(item, "active")) ? Outside(live) : Dormant(live);
    }

    // What the profile needs and a relationship grants, but no working assignment of the account's groups hands on.
    private IEnumerable<GdapRole> Lacking(JudgeOptions options, GdapAccessAssignment[] working)
    {
        HashSet<string> granted = RoleSets.Ids(_active.SelectMany(item => item.Roles));
        HashSet<string> held = new(StringComparer.OrdinalIgnoreCase);

        foreach (GdapAccessAssignment assignment in working)
        {
            HashSet<string> roles = RoleSets.Ids(assignment.Roles);
            roles.IntersectWith(RoleSets.Ids(_active.First(item => item.Id == assignment.RelationshipId).Roles));
            held.UnionWith(roles);
        }

        return options.Profile.Roles
            .Where(role => granted.Contains(role.RoleDefinitionId) && !held.Contains(role.RoleDefinitionId));
    }

    private ChainStep Unassigned() => new(
        "ASN001",
        GdapVerdict.Fail,
        $"The relationship '{_active[0].DisplayName}' is active, but no security group holds its roles.")
    {
        Evidence = Describe(),
    };

    private ChainStep Dormant(GdapAccessAssignment[] assignments)
    {
        GdapAccessAssignment first = assignments.FirstOrDefault(item => Is(item, "error"))
            ?? assignments.FirstOrDefault(item => Is(item, "pending"))
            ?? assignments[0];
        string group = Name(first.GroupId);
        Evidence evidence = Describe(first);
        evidence.Add("Since", first.LastModifiedDateTime ?? first.CreatedDateTime);

        return first.Status.ToLowerInvariant() switch
        {
            "error" => new ChainStep(
                "ASN002",
                GdapVerdict.Fail,
                $"Assigning the relationship's roles to the group '{group}' ended in an error.") { Evidence = evidence },
            "pending" => new ChainStep(
                "ASN004",
                GdapVerdict.Fail,
                $"Assigning the relationship's roles to the group '{group}' is still pending.") { Evidence = evidence },
            _ => new ChainStep(
                "ASN006",
                GdapVerdict.Unknown,
                $"The assignment of the group '{group}' is in a state this version does not know: '{first.Status}'.")
            {
                Evidence = evidence,
                Remediation = ["Look at the security groups of relationship '{Relationship}' in Partner Center."],
            },
        };
    }

    private ChainStep Outside(GdapAccessAssignment[] live)
    {
        GdapAccessAssignment[] active = [.. live.Where(item => Is(item, "active"))];
        string groups = string.Join("', '", active.Select(item => Name(item.GroupId)).Distinct());
        return new ChainStep(
            "ASN003",
            GdapVerdict.Fail,
            $"The relationship's roles are assigned to '{groups}', and the account is not in it, directly or through other groups.")
        {
            Evidence = Describe(active[0]),
        };
    }

    private ChainStep Partial(GdapAccessAssignment[] working, GdapRole[] lacking)
    {
        string names = string.Join(", ", lacking.Select(role => role.RoleName));
        Evidence evidence = Describe(working[0]);
        evidence.Add("Missing roles", names);
        return new ChainStep(
            "ASN005",
            GdapVerdict.Fail,
            $"The relationship grants these roles, but no group of the account holds them: {names}.")
        {
            Evidence = evidence,
        };
    }

    private ChainStep Unclear(GdapAccessAssignment assignment) => new(
        "ASN006",
        GdapVerdict.Unknown,
        assignment.GroupId.Length == 0
            ? $"Graph's answer does not tell which security group an assignment of the relationship '{_active[0].DisplayName}' is for."
            : $"Graph's answer does not tell which roles the group '{Name(assignment.GroupId)}' holds.")
    {
        Evidence = Describe(assignment),
        Remediation = ["Look at the security groups of relationship '{Relationship}' in Partner Center."],
    };

    private ChainStep Unread(GdapException failure, IReadOnlyList<string> missingPermissions)
    {
        Evidence evidence = Describe();
        evidence.Add("Answer", failure.Message);
        return new ChainStep(
            "ASN006",
            GdapVerdict.Unknown,
            "Whether the account holds the relationship's roles cannot be told: "
            + "its access assignments or the account's groups could not be read.")
        {
            Evidence = evidence,
            MissingPermissions = missingPermissions,
        };
    }

    private Evidence Describe(GdapAccessAssignment? assignment = null)
    {
        Evidence evidence = new()
        {
            { "Relationship", _active[0].DisplayName },
            { "Relationship id", _active[0].Id },
        };

        if (assignment is not null)
        {
            evidence.Add("Group", Name(assignment.GroupId));
            evidence.Add("Group id", assignment.GroupId);
            evidence.Add("Assignment id", assignment.Id);
            evidence.Add("Assignment status", assignment.Status);
        }

        return evidence;
    }

    private string Name(string groupId) => groupName(groupId) ?? groupId;

    private static bool Is(GdapAccessAssignment assignment, string status) =>
        assignment.Status.Equals(status, StringComparison.OrdinalIgnoreCase);
}
