using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Graph;
using GdapTools.Core.Relationships;
using GdapTools.Core.Session;

namespace GdapTools.Core.Customers;

/// <summary>Walks the chain for one customer at a time and stops at the link that shuts everything behind it.</summary>
internal sealed class CustomerExaminer(
    GdapSession session,
    CustomerSurvey survey,
    JudgeOptions options,
    FailureJudge failures,
    RootCause? root)
{
    private static readonly HashSet<string> s_passable = ["REL004", "ASN005"];

    private readonly RepairAdvisor _repairs = new(session, survey, options);
    private readonly SurveyJudge _survey = new(session, survey, options);
    private readonly RelationshipReader _relationships = new(session.Graph, session.TenantId, session.Roles, session.Clock);
    private readonly GroupNames _groups = new(new MembershipReader(session.Graph, session.TenantId), survey.Membership);

    /// <summary>Examines one customer. Nothing that a service answers is thrown; it becomes a step.</summary>
    public async Task<CustomerOutcome> ExamineAsync(CustomerState customer, CancellationToken cancellationToken)
    {
        long started = session.Clock.GetTimestamp();
        CustomerProbe probe = new(session, failures);
        List<ChainStep> steps = [];
        int reads = 0;

        if (root is not null)
        {
            steps.Add(root.ForCustomer());
        }
        else
        {
            steps.AddRange(_survey.Judge(customer));

            if (CanGoOn(steps) && survey.Membership is not null)
            {
                reads = await ReadAssignmentsAsync(customer, cancellationToken).ConfigureAwait(false);
                steps.AddRange(JudgeAssignments(customer, survey.Membership));
            }

            if (CanGoOn(steps))
            {
                steps.Add(await probe.RunAsync(customer, cancellationToken).ConfigureAwait(false));
            }
        }

        return new CustomerOutcome(
            customer,
            await _repairs.AdviseAsync(customer, Settle(steps), cancellationToken).ConfigureAwait(false),
            reads + probe.Attempts,
            session.Clock.GetElapsedTime(started));
    }

    private IEnumerable<ChainStep> JudgeAssignments(CustomerState customer, Reading<Membership> membership)
    {
        AssignmentJudge judge = new(customer, membership, _groups.Of, session.Clock.GetUtcNow());
        return customer.Active.Any() && judge.Judge(options) is ChainStep step ? [step] : [];
    }

    private async Task<int> ReadAssignmentsAsync(CustomerState customer, CancellationToken cancellationToken)
    {
        int reads = 0;

        foreach (GdapRelationship relationship in customer.Active)
        {
            reads++;
            Reading<IReadOnlyList<GdapAccessAssignment>> reading = await Reading
                .TryAsync(
                    () => ListAsync(relationship, cancellationToken),
                    "DelegatedAdminRelationship.Read.All")
                .ConfigureAwait(false);
            customer.Assignments[relationship.Id] = reading;

            foreach (GdapAccessAssignment assignment in reading.IsKnown ? reading.Value : [])
            {
                reads += await _groups.LearnAsync(assignment.GroupId, cancellationToken).ConfigureAwait(false);
            }
        }

        return reads;
    }

    private async Task<IReadOnlyList<GdapAccessAssignment>> ListAsync(
        GdapRelationship relationship,
        CancellationToken cancellationToken)
    {
        List<GdapAccessAssignment> assignments = [];

        await foreach (GdapAccessAssignment assignment in _relationships
            .ListAssignmentsAsync(relationship.Id, relationship.CustomerTenantId, cancellationToken)
            .ConfigureAwait(false))
        {
            assignments.Add(assignment);
        }

        return assignments;
    }

    private bool CanGoOn(List<ChainStep> steps) =>
        session.Kind == SessionKind.AppOnly
        || steps.TrueForAll(step => step.Verdict != GdapVerdict.Fail || s_passable.Contains(step.CheckId));

    // A refusal right after activation is what propagation looks like; and a pass stands only where nothing else does.
    private static List<ChainStep> Settle(List<ChainStep> steps)
    {
        ChainStep? fresh = steps.Find(step => step.CheckId == "REL007");

        if (fresh is not null)
        {
            steps.RemoveAll(step => step.Verdict == GdapVerdict.Fail && step.Evidence.Values.TryGetValue("Status", out string? status)
                && status == "403");
        }

        if (steps.Exists(step => step.Verdict != GdapVerdict.Pass))
        {
            steps.RemoveAll(step => step.Verdict == GdapVerdict.Pass);
        }

        return steps;
    }
}
