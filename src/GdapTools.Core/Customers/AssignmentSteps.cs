using System;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Diagnosis;

namespace GdapTools.Core.Customers;

/// <summary>Puts into words what is wrong with assignments.</summary>
internal sealed class AssignmentSteps(IReadOnlyList<GdapRelationship> active, GroupWords words, DateTimeOffset now)
{
    /// <summary>Names in the evidence the groups that are not there any more.</summary>
    public const string Gone = "Deleted group id";

    /// <summary>Names in the evidence the group whose membership the account could activate.</summary>
    public const string Eligible = "Eligible (PIM) membership";

    /// <summary>What to do about a group that is not there any more.</summary>
    public static readonly IReadOnlyList<string> AssignAnew =
    [
        "Assign the relationship's roles to a security group that exists and holds the account.",
        "Then remove the assignment of the group that is gone, and connect again.",
    ];

    private static readonly string[] s_look = ["Look at the security groups of relationship '{Relationship}' in Partner Center."];

    // New rights take about half an hour to reach every service; what is pending for longer is not only slow.
    private static readonly TimeSpan s_longPending = TimeSpan.FromMinutes(30);

    private static readonly string[] s_unblock =
    [
        "Look at the security groups of relationship '{Relationship}' in Partner Center: the assignment of group '{Group}' has been"
            + " pending since {Since}, and as a rule it takes some minutes.",
        "If it is pending there too, remove it and make it anew, or open a case with Partner Center support.",
    ];

    public ChainStep Unassigned(GdapRelationship relationship) => new(
        "ASN001",
        GdapVerdict.Fail,
        $"The relationship '{relationship.DisplayName}' is active, but no security group holds its roles.")
    {
        Evidence = Describe(relationship),
    };

    public ChainStep Dormant(IReadOnlyList<GdapAccessAssignment> assignments)
    {
        // One in a state that is not known may work, so that a failure of the others proves nothing.
        GdapAccessAssignment dormant = assignments.FirstOrDefault(item => !AssignmentFacts.IsUnderstood(item))
            ?? assignments.FirstOrDefault(item => AssignmentFacts.Is(item, "error"))
            ?? assignments[0];
        string group = Name(dormant.GroupId);
        DateTimeOffset? since = dormant.LastModifiedDateTime ?? dormant.CreatedDateTime;
        string age = since is null ? "" : $", {Ages.Words(now - since.Value)} ago";
        Evidence evidence = Describe(RelationshipOf(dormant), dormant);
        evidence.Add("Since", since);
        ChainStep step = OfState(dormant, group, since is null ? null : age, evidence);
        step = step.CheckId == "ASN004" && now - since >= s_longPending ? step with { Remediation = s_unblock } : step;

        // Made anew for a group that is not there it would fail again.
        if (step.CheckId != "ASN002" || !words.IsGone(dormant.GroupId))
        {
            return step;
        }

        evidence.Add(Gone, dormant.GroupId);
        return step with
        {
            Cause = step.Cause + " That group no longer exists in the partner tenant.",
            Remediation =
            [
                "Remove the access assignment of the group '{Group}', which no longer exists.",
                "Assign the roles of relationship '{Relationship}' to a security group that exists and holds the account.",
            ],
        };
    }

    private static ChainStep OfState(GdapAccessAssignment dormant, string group, string? age, Evidence evidence) =>
        dormant.Status.ToLowerInvariant() switch
        {
            "error" => new ChainStep(
                "ASN002",
                GdapVerdict.Fail,
                $"Assigning the relationship's roles to the group '{group}' ended in an error{age}.") { Evidence = evidence },
            "pending" => new ChainStep(
                "ASN004",
                GdapVerdict.Fail,
                $"Assigning the relationship's roles to the group '{group}' is still pending{(age is null ? "" : ", asked for" + age.Substring(1))}.") { Evidence = evidence },
            _ => new ChainStep(
                "ASN006",
                GdapVerdict.Unknown,
                $"The assignment of the group '{group}' is in a state this version does not know: '{dormant.Status}'.")
            {
                Evidence = evidence,
                Remediation = s_look,
            },
        };

    public ChainStep Outside(IReadOnlyList<GdapAccessAssignment> assignments)
    {
        GdapAccessAssignment[] there = [.. assignments.Where(item => !words.IsGone(item.GroupId))];
        GdapAccessAssignment[] told = there.Length > 0 ? there : [.. assignments];
        string groups = string.Join("', '", told.Select(item => Name(item.GroupId)).Distinct());
        string ids = string.Join(", ", assignments.Select(item => item.GroupId).Distinct().OrderBy(id => id, StringComparer.Ordinal));
        string gone = string.Join(", ", assignments.Select(item => item.GroupId).Distinct().Where(words.IsGone));
        string? eligible = there.Select(item => words.Eligible(item.GroupId)).FirstOrDefault(id => id is not null);
        string what = there.Length == 0 ? "which no longer exists in the partner tenant"
            : eligible is not null ? $"and the account is only eligible for '{Name(eligible)}': it has no access until that membership is activated"
            : "and the account is not in it, directly or through other groups";
        Evidence common = new() { { Gone, gone }, { Eligible, eligible is null ? null : Name(eligible) } };
        ChainStep shared = new("ASN003", GdapVerdict.Fail, $"Roles are assigned to '{groups}', {what}.")
        {
            Evidence = Join(new Evidence { { "Group", groups }, { "Group id", ids } }, common),
            Remediation = there.Length == 0 ? AssignAnew : eligible is not null ? Activate(Name(eligible)) : null,
        };
        return shared with
        {
            Cause = $"The relationship's roles are assigned to '{groups}', {what}.",
            Evidence = Join(Describe(RelationshipOf(told[0]), told[0]), common),
            Shared = new SharedCause("ASN003:" + ids, shared),
        };
    }

    /// <summary>What to do with a membership that waits to be activated.</summary>
    public static IReadOnlyList<string> Activate(string group) =>
    [
        $"Activate the eligible membership of the group '{group}' in Privileged Identity Management (My roles, Groups).",
        "Connect again: the membership counts from the next token on. Automation cannot activate; give it a permanent membership.",
    ];

    public ChainStep Partial(GdapAccessAssignment working, IReadOnlyList<GdapRole> lacking) => Lacking(
        "ASN005", working, lacking, "The relationship grants these roles, but no group of the account holds them");

    public ChainStep Unheld(GdapAccessAssignment working, IReadOnlyList<GdapRole> lacking) => Lacking(
        "ASN007", working, lacking, "The relationship grants these roles, but no security group holds them");

    public ChainStep Unclear(GdapAccessAssignment assignment) => new(
        "ASN006",
        GdapVerdict.Unknown,
        assignment.GroupId.Length == 0
            ? $"Graph's answer does not tell which security group an assignment of the relationship '{RelationshipOf(assignment).DisplayName}' is for."
            : $"Graph's answer does not tell which roles the group '{Name(assignment.GroupId)}' holds.")
    {
        Evidence = Describe(RelationshipOf(assignment), assignment),
        Remediation = s_look,
    };

    /// <param name="cause">What cannot be told, and why.</param>
    /// <param name="failure">What was answered.</param>
    /// <param name="missingPermissions">What would open it.</param>
    /// <param name="isOfAll">Whether it is one reading that the customers share.</param>
    public ChainStep Unread(string cause, GdapException failure, IReadOnlyList<string> missingPermissions, bool isOfAll)
    {
        ChainStep shared = new("ASN006", GdapVerdict.Unknown, cause)
        {
            Evidence = new Evidence { { "Answer", failure.Message } },
            Remediation = missingPermissions.Count > 0 ? null : UnknownAdvice.For(failure),
            MissingPermissions = missingPermissions,
        };
        Evidence evidence = Describe(active[0]);
        evidence.Add("Answer", failure.Message);
        return shared with
        {
            Evidence = evidence,
            Shared = isOfAll || missingPermissions.Count > 0
                ? new SharedCause($"ASN006:{(isOfAll ? "groups" : string.Join(",", missingPermissions))}", shared)
                : null,
        };
    }

    private static Evidence Join(Evidence evidence, Evidence more)
    {
        foreach ((string name, string value) in more.Values.Select(item => (item.Key, item.Value)))
        {
            evidence.Add(name, value);
        }

        return evidence;
    }

    private ChainStep Lacking(string checkId, GdapAccessAssignment working, IReadOnlyList<GdapRole> lacking, string cause)
    {
        string names = string.Join(", ", lacking.Select(role => role.RoleName));
        Evidence evidence = Describe(RelationshipOf(working), working);
        evidence.Add("Missing roles", names);
        return new ChainStep(checkId, GdapVerdict.Fail, $"{cause}: {names}.") { Evidence = evidence };
    }

    private Evidence Describe(GdapRelationship relationship, GdapAccessAssignment? assignment = null)
    {
        Evidence evidence = new()
        {
            { "Relationship", relationship.DisplayName },
            { "Relationship id", relationship.Id },
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

    private GdapRelationship RelationshipOf(GdapAccessAssignment assignment) =>
        active.FirstOrDefault(item => item.Id == assignment.RelationshipId) ?? active[0];

    private string Name(string groupId) => words.Name(groupId) ?? groupId;
}
