using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using GdapTools.Core.Customers;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Posture;

namespace GdapTools.Core.Relationships.Access;

/// <summary>Makes what is written of what was judged: of several ways to a role the shortest, the others counted.</summary>
internal sealed class AccessWriter(AccessAccount account, NestingReader nesting, FindingFactory findings, DateTimeOffset now)
{
    private static readonly TimeSpan s_propagation = TimeSpan.FromMinutes(30);

    /// <param name="customer">Where the role is held.</param>
    /// <param name="outcome">One that holds.</param>
    /// <param name="standing">What shuts the account out all the same; null when nothing does.</param>
    /// <param name="tenant">What the customer tenant says of the account.</param>
    public EffectiveAccess Held(CustomerState customer, AccessOutcome outcome, ChainStep? standing, TenantStanding tenant)
    {
        (AccessCandidate chosen, IReadOnlyList<AccessStep> groups) = Choose(outcome.Candidates);
        GdapRelationship relationship = chosen.Relationship;
        ChainStep? step = standing ?? (IsFresh(chosen) ? RelationshipSteps.Fresh(relationship, now) : null);
        Evidence evidence = Describe(step);
        evidence.Add("Relationship", relationship.DisplayName);
        evidence.Add("Ends", relationship.EndDateTime);
        evidence.Add("Other assignments", outcome.Candidates.Where(item => item != chosen).Select(item => item.Assignment!.Id));
        evidence.Add("Nesting", groups[0].Kind == AccessStepKind.Unread ? "the groups in between could not be read" : null);
        Tell(evidence, tenant, holdsAny: true);

        return Create(customer, outcome.Role, step, evidence, chosen, [User(), .. groups, .. Rest(chosen)], outcome.Candidates.Count - 1);
    }

    /// <param name="customer">Where access is missing.</param>
    /// <param name="outcome">One that does not hold, or cannot be told.</param>
    /// <param name="step">The missing link in words.</param>
    /// <param name="holdsAny">Whether the account holds another role there.</param>
    public EffectiveAccess Missing(CustomerState customer, AccessOutcome outcome, ChainStep step, bool holdsAny)
    {
        AccessCandidate? first = outcome.Candidates.Count == 0 ? null : outcome.Candidates[0];
        bool reaches = outcome.Break is AccessBreak.AssignmentNotActive or AccessBreak.AssignmentUnclear
            && account.Membership.IsKnown && account.Membership.Value.Contains(first!.Assignment!.GroupId);
        Evidence evidence = Describe(step);
        Tell(evidence, tenant: null, holdsAny);

        return Create(
            customer,
            outcome.Role,
            step,
            evidence,
            outcome.Break == AccessBreak.RelationshipAstray ? null : first,
            reaches ? [User(), .. nesting.PathTo(first!.Assignment!.GroupId), Assignment(first)] : [User()],
            others: 0);
    }

    /// <summary>The answer that concerns no single customer.</summary>
    public EffectiveAccess Nowhere(GdapRole? role, ChainStep step) =>
        Create(customer: null, role, step, Describe(step), candidate: null, [User()], others: 0);

    private EffectiveAccess Create(
        CustomerState? customer,
        GdapRole? role,
        ChainStep? step,
        Evidence evidence,
        AccessCandidate? candidate,
        IReadOnlyList<AccessStep> path,
        int others) => new()
    {
        UserId = account.Id ?? account.Name,
        UserPrincipalName = account.UserPrincipalName,
        CustomerTenantId = customer?.TenantId,
        CustomerName = customer?.Name,
        RoleDefinitionId = role?.RoleDefinitionId,
        RoleName = role?.RoleName,
        Verdict = step?.Verdict ?? GdapVerdict.Pass,
        MissingLink = step is null || step.Verdict == GdapVerdict.NotApplicable ? null : findings.LinkOf(step),
        CheckId = step?.CheckId,
        Path = path,
        OtherPaths = others,
        RelationshipId = Filled(candidate?.Relationship.Id),
        AssignmentId = Filled(candidate?.Assignment?.Id),
        GroupId = Filled(candidate?.Assignment?.GroupId),
        EndDateTime = candidate?.Relationship.EndDateTime,
        Cause = step?.Cause ?? $"{account.Name} holds the role through the group '{path[path.Count - 3]}'.",
        Remediation = step is null ? [] : findings.RemediationOf(step),
        Evidence = evidence.Values,
        MissingPermissions = step?.MissingPermissions ?? [],
    };

    private (AccessCandidate Chosen, IReadOnlyList<AccessStep> Groups) Choose(IReadOnlyList<AccessCandidate> candidates) => candidates
        .Select(item => (item, Groups: nesting.PathTo(item.Assignment!.GroupId)))
        .OrderBy(way => IsFresh(way.item))
        .ThenBy(way => way.Groups[0].Kind == AccessStepKind.Unread)
        .ThenBy(way => way.Groups.Count)
        .ThenByDescending(way => way.item.Relationship.EndDateTime ?? DateTimeOffset.MaxValue)
        .ThenBy(way => way.item.Relationship.Id, StringComparer.OrdinalIgnoreCase)
        .ThenBy(way => way.item.Assignment!.Id, StringComparer.OrdinalIgnoreCase)
        .First();

    private bool IsFresh(AccessCandidate candidate) => candidate.Relationship.ActivatedDateTime > now - s_propagation;

    private static Evidence Describe(ChainStep? step)
    {
        Evidence evidence = [];

        foreach (KeyValuePair<string, string> item in step?.Evidence ?? [])
        {
            evidence.Add(item.Key, item.Value);
        }

        return evidence;
    }

    private void Tell(Evidence evidence, TenantStanding? tenant, bool holdsAny)
    {
        evidence.Add("Account type", account.UserType);
        evidence.Add("Account enabled", AccessTold.Of(account.IsEnabled, isEnabled => isEnabled ? "yes" : "no"));
        evidence.Add("Account at risk", AccessTold.Of(account.Risk, risk => risk.ToString()));
        evidence.Add("AdminAgents", AccessTold.AdminAgents(account));
        evidence.Add("DAP", AccessTold.Dap(account, holdsAny));

        if (tenant is not null)
        {
            evidence.Add("Guest in the customer tenant", AccessTold.Of(tenant.Guest, guest => guest ?? "none"));
            evidence.Add("Token for the customer tenant", tenant.IsTokenIssued ? "issued to the account" : null);
        }
    }

    private AccessStep User() => new()
    {
        Kind = AccessStepKind.User,
        Id = account.Id ?? "",
        Name = account.UserPrincipalName,
    };

    private static AccessStep[] Rest(AccessCandidate candidate) =>
    [
        Assignment(candidate),
        new AccessStep
        {
            Kind = AccessStepKind.Relationship,
            Id = candidate.Relationship.Id,
            Name = candidate.Relationship.DisplayName,
        },
    ];

    private static AccessStep Assignment(AccessCandidate candidate) =>
        new() { Kind = AccessStepKind.Assignment, Id = candidate.Assignment!.Id };

    private static string? Filled(string? id) => string.IsNullOrEmpty(id) ? null : id;
}
