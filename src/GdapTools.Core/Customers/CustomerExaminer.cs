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

    private readonly RelationshipReader _relationships = new(session.Graph, session.TenantId, session.Roles, session.Clock);
    private readonly MembershipReader _groups = new(session.Graph, session.TenantId);
    private readonly Dictionary<string, string?> _groupNames = new(StringComparer.OrdinalIgnoreCase);

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
            steps.AddRange(JudgeRelationships(customer));

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
            Settle(steps),
            reads + probe.Attempts,
            session.Clock.GetElapsedTime(started));
    }

    private IEnumerable<ChainStep> JudgeRelationships(CustomerState customer)
    {
        if (survey.RelationshipFailure is not null || survey.HidesRelationships)
        {
            return [Unreadable()];
        }

        // Whose it is, nobody can tell: it may be this customer's.
        GdapRelationship? stray = customer.Relationships.Count == 0 ? survey.Strays.FirstOrDefault(StrayJudge.MayGiveAccess) : null;
        return stray is null
            ? RelationshipJudge.Judge(customer, options, session.Clock.GetUtcNow())
            : [StrayJudge.OfCustomer(stray, customer)];
    }

    private ChainStep Unreadable() => survey switch
    {
        { RelationshipFailure: GdapException failure } => new ChainStep(
            "REL009",
            GdapVerdict.Unknown,
            "This partner's GDAP relationships could not be read.")
        {
            CausedBy = "REL009",
            Remediation = PartnerJudge.Advice(failure),
        },
        _ when session.Kind == SessionKind.AppOnly => new ChainStep(
            "REL009",
            GdapVerdict.Unknown,
            "Graph shows this application customers, but no relationship.")
        {
            CausedBy = "REL009",
        },
        _ => new ChainStep(
            "REL009",
            GdapVerdict.Unknown,
            "Graph hides this partner's relationships from an account outside AdminAgents.")
        {
            CausedBy = "ACC001",
            Remediation = ["In the partner tenant, add the account to the security group AdminAgents, then connect again."],
        },
    };

    private IEnumerable<ChainStep> JudgeAssignments(CustomerState customer, Reading<Membership> membership)
    {
        AssignmentJudge judge = new(
            customer,
            membership,
            id => _groupNames.TryGetValue(id, out string? name) ? name : null);
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
                reads += await NameGroupAsync(assignment.GroupId, cancellationToken).ConfigureAwait(false);
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

    // The account's own groups come with their names; only others have to be asked for.
    private async Task<int> NameGroupAsync(string groupId, CancellationToken cancellationToken)
    {
        if (groupId.Length == 0 || _groupNames.ContainsKey(groupId))
        {
            return 0;
        }

        Reading<Membership> membership = survey.Membership!;

        if (membership.IsKnown && membership.Value.Contains(groupId))
        {
            _groupNames[groupId] = membership.Value.NameOf(groupId);
            return 0;
        }

        _groupNames[groupId] = await _groups.GroupNameAsync(groupId, cancellationToken).ConfigureAwait(false);
        return 1;
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
