using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Session;

namespace GdapTools.Core.Customers;

/// <summary>Tells of each customer whether automation gets in, and if not, which link is broken first.</summary>
public sealed class CustomerAccessTester(
    GdapSession session,
    CheckCatalogue checks,
    Func<GdapException, ErrorResolution> resolve)
{
    private const string Activity = "Testing customers";

    private readonly FindingFactory _findings = new(checks, session.Kind, session.Clock);

    /// <summary>Why there may be customers without a result, once all results are there; null when there are none.</summary>
    public GdapException? Shortfall { get; private set; }

    /// <summary>Tests customers, some at a time, and hands on each result as soon as it is there.</summary>
    /// <exception cref="GdapException"><c>CustomerNotFound</c>: a wanted customer does not exist.</exception>
    public async IAsyncEnumerable<CustomerAccess> RunAsync(
        DiagnosticOptions options,
        Action<DiagnosticProgress>? progress,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ProgressMeter meter = new(session.Clock, progress);
        meter.Begin("Reading relationships and customers");
        await using ChainWalk walk = await ChainWalk.PrepareAsync(session, options, resolve, posture: null, cancellationToken)
            .ConfigureAwait(false);

        await foreach (CustomerOutcome outcome in walk.WalkAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return Access(outcome);
            meter.Advance(Activity, walk.CustomerCount);
        }

        meter.End(Activity);
        Shortfall = walk.Survey is { IsPartial: true, RelationshipFailure: GdapException failure } && options.Customers.Count == 0
            ? Partial(failure)
            : null;
    }

    private static GdapException Partial(GdapException failure) => new(
        "CustomersNotAllListed",
        failure.Kind,
        "Not all customers could be listed, so some may have no result: " + failure.Message,
        failure.Target,
        failure.RecommendedAction,
        failure);

    private CustomerAccess Access(CustomerOutcome outcome) => new()
    {
        CustomerTenantId = outcome.Customer.TenantId,
        CustomerName = outcome.Customer.Name,
        Verdict = outcome.Verdict,
        BrokenLink = outcome.Verdict == GdapVerdict.Pass ? null : _findings.LinkOf(outcome.Deciding),
        CheckId = outcome.Deciding.CheckId,
        Cause = outcome.Deciding.Cause,
        Remediation = _findings.RemediationOf(outcome.Deciding),
        RepairCommands = FindingFactory.CommandsOf(outcome.Deciding),
        Evidence = outcome.Deciding.Evidence.Values,
        Attempts = outcome.Attempts,
        Duration = outcome.Duration,
    };
}
