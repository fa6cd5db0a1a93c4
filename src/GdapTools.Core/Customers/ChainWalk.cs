using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Session;

namespace GdapTools.Core.Customers;

/// <summary>One walk over the customers: who they are, what shuts them all, then each on its own.</summary>
internal sealed class ChainWalk
{
    private readonly CustomerExaminer _examiner;

    private ChainWalk(CustomerSurvey survey, RootCause? root, CustomerExaminer examiner)
    {
        Survey = survey;
        Root = root;
        _examiner = examiner;
    }

    public CustomerSurvey Survey { get; }

    /// <summary>What shuts every customer; null when nothing does.</summary>
    public RootCause? Root { get; }

    /// <param name="session">The session to walk in.</param>
    /// <param name="options">Which customers, and what they are measured against.</param>
    /// <param name="resolve">Says what an error means.</param>
    /// <param name="posture">What is known of the account's posture; null when it was not asked.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="GdapException"><c>CustomerNotFound</c>.</exception>
    public static async Task<ChainWalk> PrepareAsync(
        GdapSession session,
        DiagnosticOptions options,
        Func<GdapException, ErrorResolution> resolve,
        PostureReport? posture,
        CancellationToken cancellationToken)
    {
        CustomerSurvey survey = await new CustomerSurveyor(session)
            .RunAsync(options.Customers, cancellationToken)
            .ConfigureAwait(false);
        RootCause? root = new TokenJudge(session, resolve, posture).FindRoot(survey.RelationshipFailure);
        JudgeOptions measures = new()
        {
            Profile = options.Profile ?? session.Profiles.Default,
            ExpiringWithin = options.ExpiringWithin,
        };
        CustomerExaminer examiner = new(session, survey, measures, new FailureJudge(resolve, session.TenantId), root);
        return new ChainWalk(survey, root, examiner);
    }

    /// <summary>Examines each customer once, by name.</summary>
    public async IAsyncEnumerable<CustomerOutcome> WalkAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (CustomerState customer in Survey.Customers
            .OrderBy(item => item.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(item => item.TenantId, StringComparer.OrdinalIgnoreCase))
        {
            yield return await _examiner.ExamineAsync(customer, cancellationToken).ConfigureAwait(false);
        }
    }
}
