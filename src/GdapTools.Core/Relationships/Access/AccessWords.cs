using System;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Customers;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Relationships.Access;

/// <summary>Puts a missing or unproven link into words, with what proves it.</summary>
/// <param name="account">Whose access it is.</param>
/// <param name="customer">At whom.</param>
/// <param name="groups">The names of groups, as far as they were learned.</param>
/// <param name="now">The time of the judgement.</param>
internal sealed class AccessWords(
    AccessAccount account,
    CustomerState customer,
    GroupNames groups,
    DateTimeOffset now)
{
    private const int MostNames = 3;

    private static readonly string[] s_lookInPartnerCenter =
        ["Look at the security groups of relationship '{Relationship}' in Partner Center."];

    /// <param name="outcome">Without access.</param>
    /// <param name="eligibility">What the account could activate; null when it was not asked.</param>
    /// <param name="survey">Why relationships are not known.</param>
    public ChainStep Of(AccessOutcome outcome, Reading<Eligibility>? eligibility, CustomerSurvey survey) => outcome.Break switch
    {
        AccessBreak.NoRelationship => RelationshipSteps.None(customer),
        AccessBreak.RelationshipNotActive => RelationshipSteps.Inactive(First(outcome).Relationship, now),
        AccessBreak.RoleNotGranted => NotGranted(outcome),
        AccessBreak.NoAssignment => Fail(
            "ASN001", outcome, $"The relationship {Relationship(outcome)} is active, but no security group holds its roles."),
        AccessBreak.RoleNotAssigned => NotAssigned(outcome),
        AccessBreak.AssignmentNotActive => Dormant(outcome),
        AccessBreak.NotMember => Outside(outcome, eligibility),
        AccessBreak.RelationshipsUnread => Unread(survey),
        AccessBreak.RelationshipUnclear => Unclear(First(outcome).Relationship),
        AccessBreak.RelationshipAstray => StrayJudge.OfCustomer(First(outcome).Relationship, customer),
        AccessBreak.RolesUnread => Unknown(
            outcome, $"Graph's answer does not tell all the roles of the relationship {Relationship(outcome)} or of its assignments."),
        AccessBreak.AssignmentsUnread => Unread(
            outcome, "its access assignments could not be read", First(outcome).Failure, RelationshipReader.Permission),
        AccessBreak.AssignmentUnclear => Unknown(
            outcome,
            $"The assignment of the group {Group(First(outcome))} is in a state this version does not know:"
            + $" '{First(outcome).Assignment!.Status}'."),
        AccessBreak.GroupUnread => Unknown(
            outcome,
            $"Graph's answer does not tell which security group an assignment of {Relationship(outcome)} is for."),
        _ => Unread(
            outcome,
            "the account's groups could not be read, or not all of them",
            account.Membership.Failure,
            AccessQueries.GroupPermission),
    };

    private string Customer => customer.Name ?? customer.TenantId;

    private ChainStep NotGranted(AccessOutcome outcome)
    {
        int count = outcome.Candidates.Count;
        string which = count == 1
            ? $"The relationship {Relationship(outcome)} does not hold"
            : $"None of the {count} active relationships with {Customer} holds";
        string role = outcome.Role is null ? "any role" : $"the role {outcome.Role.RoleName}";
        ChainStep step = Fail("REL004", outcome, $"{which} {role}.");
        step.Evidence.Add("Missing roles", outcome.Role?.RoleName ?? "the roles the account needs");
        return step;
    }

    private ChainStep NotAssigned(AccessOutcome outcome)
    {
        if (outcome.Role is null)
        {
            return Fail("ASN005", outcome, $"No assignment hands on a role that the relationship {Relationship(outcome)} holds.") with
            {
                Remediation = ["Assign the roles of relationship '{Relationship}' to a security group that holds the account."],
            };
        }

        ChainStep step = Fail(
            "ASN005",
            outcome,
            $"The relationship {Relationship(outcome)} holds the role {outcome.Role.RoleName}, but no security group is assigned it.");
        step.Evidence.Add("Missing roles", outcome.Role.RoleName);
        return step;
    }

    private ChainStep Dormant(AccessOutcome outcome)
    {
        AccessCandidate first = First(outcome);
        bool isError = first.Assignment!.Status.Equals("error", StringComparison.OrdinalIgnoreCase);
        ChainStep step = Fail(
            isError ? "ASN002" : "ASN004",
            outcome,
            $"Assigning roles of the relationship {Relationship(outcome)} to the group {Group(first)} "
            + (isError ? "ended in an error." : "is still pending."));
        step.Evidence.Add("Since", first.Assignment.LastModifiedDateTime ?? first.Assignment.CreatedDateTime);
        return step;
    }

    private ChainStep Outside(AccessOutcome outcome, Reading<Eligibility>? eligibility)
    {
        string what = outcome.Role is null ? "The relationship's roles are" : $"The role {outcome.Role.RoleName} is";
        (string GroupId, string Eligible)[] ready = eligibility is { IsKnown: true } known
            ? [.. GroupIds(outcome).Select(id => (id, Eligible: known.Value.For(id)!)).Where(pair => pair.Eligible is not null)]
            : [];
        bool isGone = GroupIds(outcome).Length > 0 && GroupIds(outcome).All(groups.IsGone);
        ChainStep step = Fail(
            "ASN003",
            outcome,
            isGone ? $"{what} assigned to {Groups(GroupIds(outcome))}, and the partner tenant has no such group any more."
                : ready.Length > 0
                ? $"{what} assigned to {Groups([ready[0].GroupId])}, and the account is only eligible for {Via(ready[0])}: "
                    + "it has no access until the membership is activated."
                : $"{what} assigned to {Groups(GroupIds(outcome))}, and the account is in "
                    + $"{(GroupIds(outcome).Length == 1 ? "it neither" : "none of them, neither")} directly nor through other groups.");
        step.Evidence.Add("Eligible (PIM) membership", Told(eligibility, ready));
        return step with
        {
            MissingPermissions = eligibility?.MissingPermissions ?? [],
            Remediation = isGone ? AssignmentSteps.AssignAnew
                : ready.Length == 0 ? null
                : AssignmentSteps.Activate(Name(ready[0].Eligible)),
        };
    }

    private string Via((string GroupId, string Eligible) ready) => ready.Eligible.Equals(ready.GroupId, StringComparison.OrdinalIgnoreCase)
        ? "it"
        : $"the group '{Name(ready.Eligible)}' in it";

    private string? Told(Reading<Eligibility>? eligibility, (string GroupId, string Eligible)[] ready) => eligibility switch
    {
        null => null,
        { IsKnown: false } => "could not be read: " + eligibility.Failure!.Message,
        _ when ready.Length > 0 => string.Join(", ", ready.Select(pair => Name(pair.Eligible)).Distinct()),
        { Value.IsPartial: true } => "none found; what some groups are eligible for, or are in, could not be read",
        _ => "none",
    };

    private ChainStep Unclear(GdapRelationship relationship) =>
        !RelationshipStatus.IsActive(relationship.Status) ? RelationshipSteps.Inactive(relationship, now)
        : relationship.IsPartnerConsentPending == true ? RelationshipSteps.ConsentPending(relationship, GdapVerdict.Unknown)
        : RelationshipSteps.Overdue(relationship);

    private static ChainStep Unread(CustomerSurvey survey) => survey.RelationshipFailure is GdapException failure
        ? new ChainStep("REL009", GdapVerdict.Unknown, "This partner's GDAP relationships could not be read: " + failure.Message)
        {
            Remediation = PartnerJudge.Advice(failure),
            Link = PartnerJudge.LinkOf(failure),
            MissingPermissions = failure is GdapServiceException { StatusCode: 403 } ? [RelationshipReader.Permission] : [],
        }
        : new ChainStep(
            "REL009",
            GdapVerdict.Unknown,
            "Graph lists customers but no relationship: so it answers who is outside AdminAgents. Whose access there is cannot be told.")
        {
            Remediation = ["Connect as an account in the security group AdminAgents, then ask again."],
        };

    private ChainStep Unread(AccessOutcome outcome, string what, GdapException? failure, string permission)
    {
        ChainStep step = Unknown(
            outcome, $"Whether the account holds roles of the relationship {Relationship(outcome)} cannot be told: {what}.");
        step.Evidence.Add("Answer", failure?.Message);
        return step with
        {
            Remediation = failure is GdapServiceException { StatusCode: 403 } || failure?.RecommendedAction is null
                ? null
                : [failure.RecommendedAction],
            MissingPermissions = failure is GdapServiceException { StatusCode: 403 } ? [permission] : [],
        };
    }

    private ChainStep Unknown(AccessOutcome outcome, string cause) =>
        new("ASN006", GdapVerdict.Unknown, cause) { Evidence = Describe(outcome), Remediation = s_lookInPartnerCenter };

    private ChainStep Fail(string checkId, AccessOutcome outcome, string cause) =>
        new(checkId, GdapVerdict.Fail, cause) { Evidence = Describe(outcome) };

    private Evidence Describe(AccessOutcome outcome)
    {
        AccessCandidate first = First(outcome);
        Evidence evidence = new()
        {
            { "Relationship", first.Relationship.DisplayName },
            { "Relationship id", first.Relationship.Id },
        };

        if (first.Assignment is GdapAccessAssignment assignment)
        {
            evidence.Add("Group", Name(assignment.GroupId));
            evidence.Add("Group id", assignment.GroupId);
            evidence.Add("Assignment id", assignment.Id);
            evidence.Add("Assignment status", assignment.Status);
        }

        return evidence;
    }

    private static AccessCandidate First(AccessOutcome outcome) => outcome.Candidates[0];

    private static string Relationship(AccessOutcome outcome) => $"'{First(outcome).Relationship.DisplayName}'";

    private string Group(AccessCandidate candidate) => $"'{Name(candidate.Assignment!.GroupId)}'";

    /// <summary>The groups of the assignments, each once.</summary>
    public static string[] GroupIds(AccessOutcome outcome) => [.. outcome.Candidates
        .Select(item => item.Assignment?.GroupId)
        .OfType<string>()
        .Where(id => id.Length > 0)
        .Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>The groups that are told by name.</summary>
    public static IEnumerable<string> NamedGroupIds(AccessOutcome outcome) => GroupIds(outcome).Take(MostNames);

    private string Groups(string[] ids)
    {
        string names = string.Join(", ", ids.Take(MostNames).Select(id => $"'{Name(id)}'"));
        return $"the group{(ids.Length == 1 ? "" : "s")} {names}"
            + (ids.Length > MostNames ? $" and {ids.Length - MostNames} more" : "");
    }

    private string Name(string groupId) => groups.Of(groupId) ?? groupId;
}
