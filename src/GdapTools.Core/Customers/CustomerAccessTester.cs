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
    private readonly FindingFactory _findings = new(checks, session.Kind, session.Clock);

    /// <summary>Tests customers one after another.</summary>
    /// <exception cref="GdapException"><c>CustomerNotFound</c>: a wanted customer does not exist.</exception>
    public async IAsyncEnumerable<CustomerAccess> RunAsync(
        DiagnosticOptions options,
        Action<DiagnosticProgress>? progress,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        progress?.Invoke(new DiagnosticProgress("Reading relationships and customers", 0, null));
        ChainWalk walk = await ChainWalk.PrepareAsync(session, options, resolve, posture: null, cancellationToken)
            .ConfigureAwait(false);
        int done = 0;

        await foreach (CustomerOutcome outcome in walk.WalkAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return Access(outcome);
            done++;
            progress?.Invoke(new DiagnosticProgress("Testing customers", done, walk.Survey.Customers.Count));
        }
    }

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
