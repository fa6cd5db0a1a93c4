using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Customers.Fleet;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Graph;
using GdapTools.Core.Relationships;
using GdapTools.Core.Session;

namespace GdapTools.Core.Customers;

/// <summary>Walks the chain for one customer at a time and stops at the link that shuts everything behind it. Safe for
/// concurrent use.</summary>
internal sealed class CustomerExaminer(
    GdapSession session,
    SurveyJudge survey,
    Reading<Membership>? membership,
    JudgeOptions options,
    FailureJudge failures,
    SignInWatch signIn,
    RepairAdvisor repairs,
    RootCause? root)
{
    private static readonly HashSet<string> s_passable = ["REL004", "ASN005"];

    private readonly GroupNames _groups = new(new MembershipReader(session.Graph, session.TenantId), membership);

    /// <summary>Examines one customer. Nothing that a service answers is thrown; it becomes a step.</summary>
    public async Task<CustomerOutcome> ExamineAsync(CustomerState customer, CancellationToken cancellationToken)
    {
        long started = session.Clock.GetTimestamp();
        CustomerProbe probe = new(session, failures, signIn);
        List<ChainStep> steps = [];
        int reads = 0;

        if ((root?.ForCustomer() ?? signIn.End?.ForUntried) is ChainStep shut)
        {
            steps.Add(shut);
        }
        else
        {
            steps.AddRange(survey.Judge(customer));

            if (CanGoOn(steps) && membership is not null)
            {
                reads = await NameGroupsAsync(customer, cancellationToken).ConfigureAwait(false);
                steps.AddRange(JudgeAssignments(customer, membership));
            }

            if (CanGoOn(steps))
            {
                steps.Add(await probe.RunAsync(customer, ReachOf(customer, steps), cancellationToken).ConfigureAwait(false));
            }
        }

        return new CustomerOutcome(
            customer,
            await repairs.AdviseAsync(customer, Settle(steps), cancellationToken).ConfigureAwait(false),
            reads + probe.Attempts,
            session.Clock.GetElapsedTime(started));
    }

    private IEnumerable<ChainStep> JudgeAssignments(CustomerState customer, Reading<Membership> groups)
    {
        AssignmentJudge judge = new(customer, groups, _groups.Of, session.Clock.GetUtcNow());
        return customer.Active.Any() && judge.Judge(options) is ChainStep step ? [step] : [];
    }

    // Those of the assignments, which were read together with those of others.
    private async Task<int> NameGroupsAsync(CustomerState customer, CancellationToken cancellationToken)
    {
        int reads = customer.Assignments.Count;

        foreach (GdapAccessAssignment assignment in customer.Assignments.Values
            .Where(reading => reading.IsKnown)
            .SelectMany(reading => reading.Value))
        {
            reads += await _groups.LearnAsync(assignment.GroupId, cancellationToken).ConfigureAwait(false);
        }

        return reads;
    }

    private Reach ReachOf(CustomerState customer, List<ChainStep> steps) =>
        membership is not { IsKnown: true } || !customer.Active.Any()
        || steps.Exists(step => step.CheckId != "ASN005" && step.CheckId.StartsWith("ASN", StringComparison.Ordinal))
            ? Reach.Open
            : steps.Exists(step => s_passable.Contains(step.CheckId)) ? Reach.SomeRoles : Reach.AllRoles;

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
