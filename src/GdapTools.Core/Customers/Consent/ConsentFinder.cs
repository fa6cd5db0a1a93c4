using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Session;

namespace GdapTools.Core.Customers.Consent;

/// <summary>Tells of customers what they have consented to for an application, some at a time and in their order.</summary>
/// <param name="session">The session to read in.</param>
/// <param name="onMissing">Told of each customer who is not there while others are.</param>
internal sealed class ConsentFinder(GdapSession session, Action<GdapException> onMissing)
{
    private const int MostAtATime = 8;

    private readonly ConsentReader _reader = new(session);

    /// <param name="customers">Tenant ids, domains or names, wildcards allowed; none for all customers.</param>
    /// <param name="clientId">The application; null for the session's own.</param>
    /// <param name="wanted">What is to be consented to; none for whatever there is.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="GdapException"><c>CustomerNotFound</c>, or why nobody could be listed.</exception>
    public async IAsyncEnumerable<GdapConsent> RunAsync(
        IReadOnlyList<string> customers,
        Guid? clientId,
        IReadOnlyList<GdapConsentGrant> wanted,
        Action<DiagnosticProgress>? progress,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        CustomerSurvey survey = await new CustomerSurveyor(session, onMissing)
            .RunAsync(customers, cancellationToken, includeMembership: false)
            .ConfigureAwait(false);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Queue<Task<GdapConsent>> running = new();
        int done = 0;

        try
        {
            foreach (CustomerState customer in survey.Customers)
            {
                session.Customers.Add(customer.TenantId, customer.Name);
                running.Enqueue(TellAsync(
                    ConsentTarget.In(session, customer.TenantId, customer.Name, clientId, wanted), stop.Token));

                if (running.Count == MostAtATime)
                {
                    yield return await running.Dequeue().ConfigureAwait(false);
                    progress?.Invoke(new DiagnosticProgress("Reading consents", ++done, survey.Customers.Count));
                }
            }

            while (running.Count > 0)
            {
                yield return await running.Dequeue().ConfigureAwait(false);
                progress?.Invoke(new DiagnosticProgress("Reading consents", ++done, survey.Customers.Count));
            }
        }
        finally
        {
            // Whoever asked no more is left with no work going on.
            stop.Cancel();
            await EndAsync(running).ConfigureAwait(false);
        }
    }

    private async Task<GdapConsent> TellAsync(ConsentTarget target, CancellationToken cancellationToken) => ConsentTold.Of(
        target,
        await _reader.ReadAsync(target.CustomerTenantId, target.ApplicationId, cancellationToken).ConfigureAwait(false));

    private static async Task EndAsync(Queue<Task<GdapConsent>> running)
    {
        try
        {
            await Task.WhenAll(running).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or GdapException)
        {
            // It was broken off, and nobody waits for its answer.
        }
    }
}
