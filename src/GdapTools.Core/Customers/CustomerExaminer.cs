using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Customers.Fleet;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Graph;
using GdapTools.Core.Relationships;
using GdapTools.Core.Relationships.Access;
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

    private readonly OnceRead<Reading<Eligibility>> _eligibility = new();

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
                steps.AddRange(await JudgeAssignmentsAsync(customer, membership, cancellationToken).ConfigureAwait(false));
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

    private async Task<IReadOnlyList<ChainStep>> JudgeAssignmentsAsync(
        CustomerState customer,
        Reading<Membership> groups,
        CancellationToken cancellationToken)
    {
        GroupWords words = GroupWords.Of(_groups);
        ChainStep? step = customer.Active.Any() ? Judge(customer, groups, words) : null;

        // Read once for all customers, and only where it matters; what cannot be read leaves the words as they are.
        if (step?.CheckId == "ASN003"
            && await _eligibility.GetAsync(() => ReadEligibilityAsync(groups, cancellationToken)).ConfigureAwait(false) is { IsKnown: true } known)
        {
            foreach (string eligible in GroupIdsOf(customer).Select(known.Value.For).OfType<string>())
            {
                await _groups.LearnAsync(eligible, cancellationToken).ConfigureAwait(false);
            }

            step = Judge(customer, groups, words with { Eligible = known.Value.For });
        }

        return step is null ? [] : [step];
    }

    private ChainStep? Judge(CustomerState customer, Reading<Membership> groups, GroupWords words) =>
        new AssignmentJudge(customer, groups, words, session.Clock.GetUtcNow()).Judge(options);

    private Task<Reading<Eligibility>> ReadEligibilityAsync(Reading<Membership> groups, CancellationToken cancellationToken) =>
        new EligibilityReader(session.Graph, session.TenantId, session.Clock)
            .ReadAsync(session.Token.ObjectId, groups, cancellationToken);

    // Those of the assignments, which were read together with those of others.
    private async Task<int> NameGroupsAsync(CustomerState customer, CancellationToken cancellationToken)
    {
        int reads = customer.Assignments.Count;

        foreach (string groupId in GroupIdsOf(customer))
        {
            reads += await _groups.LearnAsync(groupId, cancellationToken).ConfigureAwait(false);
        }

        return reads;
    }

    private Reach ReachOf(CustomerState customer, List<ChainStep> steps) =>
        membership is not { IsKnown: true } || !customer.Active.Any()
        || steps.Exists(step => step.CheckId != "ASN005" && step.CheckId.StartsWith("ASN", StringComparison.Ordinal))
            ? Reach.Open
            : steps.Exists(step => s_passable.Contains(step.CheckId)) ? Reach.SomeRoles : Reach.AllRoles;

    private static IEnumerable<string> GroupIdsOf(CustomerState customer) => customer.Assignments.Values
        .Where(reading => reading.IsKnown)
        .SelectMany(reading => reading.Value)
        .Select(assignment => assignment.GroupId);

    private bool CanGoOn(List<ChainStep> steps) =>
        session.Kind == SessionKind.AppOnly
        || steps.TrueForAll(step => step.Verdict != GdapVerdict.Fail || s_passable.Contains(step.CheckId));

    // A refusal right after activation may be no more than propagation: then it proves neither that the customer is shut nor
    // that it is open. And a pass stands only where nothing else does.
    private static List<ChainStep> Settle(List<ChainStep> steps)
    {
        int fresh = steps.FindIndex(step => step.CheckId == "REL007");
        int refused = steps.FindIndex(step => step.Verdict is GdapVerdict.Fail or GdapVerdict.Unknown
            && step.Evidence.Values.TryGetValue("Status", out string? status) && status == "403");

        if (fresh >= 0 && refused >= 0)
        {
            steps[fresh] = Doubt(steps[fresh], steps[refused]);
            steps.RemoveAt(refused);
        }

        if (steps.Exists(step => step.Verdict != GdapVerdict.Pass))
        {
            steps.RemoveAll(step => step.Verdict == GdapVerdict.Pass);
        }

        return steps;
    }

    private static ChainStep Doubt(ChainStep fresh, ChainStep refused)
    {
        Evidence evidence = [];

        foreach (KeyValuePair<string, string> item in fresh.Evidence.Concat(refused.Evidence.Where(item => item.Key is "Code" or "Answer")))
        {
            evidence.Add(item.Key, item.Value);
        }

        return fresh with
        {
            Verdict = GdapVerdict.Unknown,
            Cause = $"{fresh.Cause} Whether it is that, cannot be told yet: {refused.Cause}",
            Evidence = evidence,
        };
    }
}
