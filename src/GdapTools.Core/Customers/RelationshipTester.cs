using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Relationships;
using GdapTools.Core.Session;

namespace GdapTools.Core.Customers;

/// <summary>Tells of each customer how its relationships and their assignments stand, asking no customer tenant.</summary>
public sealed class RelationshipTester(
    GdapSession session,
    CheckCatalogue checks,
    Func<GdapException, ErrorResolution> resolve)
{
    private readonly RelationshipReader _reader = new(session.Graph, session.TenantId, session.Roles, session.Clock);
    private readonly GroupNames _groups = new(new MembershipReader(session.Graph, session.TenantId), membership: null);

    /// <summary>Streams one result for each customer, by name; where no customer was named, then one for each relationship
    /// whose customer Graph does not name, and one that says so where there is nothing at all.</summary>
    /// <exception cref="GdapException"><c>CustomerNotFound</c>: a wanted customer does not exist; or why nobody could be
    /// listed.</exception>
    public async IAsyncEnumerable<RelationshipHealth> RunAsync(
        DiagnosticOptions options,
        Action<DiagnosticProgress>? progress,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        progress?.Invoke(new DiagnosticProgress("Reading relationships and customers", 0, null));
        CustomerSurvey survey = await new CustomerSurveyor(session, options.OnMissing)
            .RunAsync(options.Customers, cancellationToken, includeMembership: false)
            .ConfigureAwait(false);

        if (survey is { RelationshipFailure: GdapException failure, Customers.Count: 0 })
        {
            ExceptionDispatchInfo.Capture(failure).Throw();
        }

        JudgeOptions measures = new()
        {
            Profile = options.Profile ?? session.Profiles.Default,
            ExpiringWithin = options.ExpiringWithin,
        };
        HealthWriter writer = new(checks, measures, session);
        RootCause? root = new TokenJudge(session, resolve, posture: null).FindRoot(survey.RelationshipFailure);
        SurveyJudge judge = new(session, () => survey, measures);
        IAsyncEnumerable<CustomerState> customers = survey.CustomersByName();
        RepairAdvisor repairs = new(session, () => Task.FromResult(survey.Overview), membership: null, measures);
        int done = 0;

        await foreach (CustomerState customer in new AssignmentBatches(_reader).ReadAsync(customers, cancellationToken).ConfigureAwait(false))
        {
            List<ChainStep> steps = root is null
                ? await JudgeAsync(customer, judge, measures, cancellationToken).ConfigureAwait(false)
                : [root.ForCustomer() with { Verdict = GdapVerdict.Unknown }];
            steps = await repairs.AdviseAsync(customer, steps, cancellationToken).ConfigureAwait(false);
            yield return writer.Write(customer, steps, survey.ShowsRelationships);
            customer.Assignments.Clear();
            done++;
            progress?.Invoke(new DiagnosticProgress("Testing relationships", done, survey.Customers.Count));
        }

        foreach (RelationshipHealth health in options.Customers.Count == 0 ? OfNobody(survey, writer) : [])
        {
            yield return health;
        }
    }

    private async Task<List<ChainStep>> JudgeAsync(
        CustomerState customer,
        SurveyJudge judge,
        JudgeOptions measures,
        CancellationToken cancellationToken)
    {
        DateTimeOffset now = session.Clock.GetUtcNow();
        List<ChainStep> steps = [.. judge.Judge(customer)];

        if (customer.Active.Any())
        {
            await NameGroupsAsync(customer, cancellationToken).ConfigureAwait(false);
            steps.AddRange(new CoverageJudge(customer, GroupWords.Of(_groups), now).Judge(measures));
            steps.AddRange(RelationshipAdvice.Judge(customer, measures, now, steps));
        }

        return steps;
    }

    // Only groups that will be spoken of: those whose assignment does not work.
    private async Task NameGroupsAsync(CustomerState customer, CancellationToken cancellationToken)
    {
        foreach (GdapAccessAssignment assignment in new AssignmentFacts(customer).Live.Where(item => !AssignmentFacts.IsActive(item)))
        {
            await _groups.LearnAsync(assignment.GroupId, cancellationToken).ConfigureAwait(false);
        }
    }

    private IEnumerable<RelationshipHealth> OfNobody(CustomerSurvey survey, HealthWriter writer)
    {
        foreach ((GdapRelationship relationship, ChainStep step) in StrayJudge.Judge(survey.Strays, session.Clock.GetUtcNow()))
        {
            yield return writer.Write(relationship, step);
        }

        if (survey.Customers.Count == 0)
        {
            yield return writer.Write(PartnerJudge.NothingExamined(survey));
        }
    }
}
