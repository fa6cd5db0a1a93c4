using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Customers;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Graph;
using GdapTools.Core.Posture;
using GdapTools.Core.Session;

namespace GdapTools.Core.Relationships.Access;

/// <summary>Tells which roles accounts hold at customers, and by what way. Relationships and assignments are read once,
/// however many accounts are asked for.</summary>
public sealed class EffectiveAccessFinder
{
    private readonly GdapSession _session;
    private readonly FindingFactory _findings;
    private readonly FailureJudge _failures;
    private readonly Dictionary<string, CustomerSurvey> _surveys = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="session">The session to read with.</param>
    /// <param name="checks">The catalogue of checks.</param>
    /// <param name="resolve">Says what an error means.</param>
    public EffectiveAccessFinder(GdapSession session, CheckCatalogue checks, Func<GdapException, ErrorResolution> resolve)
    {
        _session = session;
        _findings = new FindingFactory(checks, session.Kind, session.Clock);
        _failures = new FailureJudge(resolve, session);
    }

    /// <summary>Streams one object for each customer and role that is effective; for a customer, or a role asked for,
    /// without access, one with the first missing link.</summary>
    /// <exception cref="GdapException"><c>UserNotFound</c>, <c>NoUserInSession</c>, <c>CustomerNotFound</c>; or why nothing can
    /// be told of any customer.</exception>
    public async IAsyncEnumerable<EffectiveAccess> RunAsync(
        AccessOptions options,
        Action<DiagnosticProgress>? progress,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (options.User is null && _session.Kind == SessionKind.AppOnly)
        {
            yield return OfApplication();
            yield break;
        }

        progress?.Invoke(new DiagnosticProgress("Reading the account and its groups", 0, null));
        AccessAccount account = await new AccountReader(_session).ReadAsync(options.User, cancellationToken).ConfigureAwait(false);
        progress?.Invoke(new DiagnosticProgress("Reading relationships and customers", 0, null));
        CustomerSurvey survey = await SurveyAsync(options, cancellationToken).ConfigureAwait(false);
        AccountWalk walk = new(_session, account, survey, options.Roles, _findings, _failures);

        if (survey.Customers.Count == 0)
        {
            yield return walk.Nowhere();
            yield break;
        }

        AssignmentBatches assignments = new(new RelationshipReader(_session.Graph, _session.TenantId, _session.Roles, _session.Clock));
        int done = 0;

        await foreach (CustomerState customer in assignments.ReadAsync(survey.CustomersByName(), cancellationToken).ConfigureAwait(false))
        {
            await foreach (EffectiveAccess access in walk.RunAsync(customer, cancellationToken).ConfigureAwait(false))
            {
                yield return access;
            }

            done++;
            progress?.Invoke(new DiagnosticProgress("Following the account to the customers", done, survey.Customers.Count));
        }
    }

    private async Task<CustomerSurvey> SurveyAsync(AccessOptions options, CancellationToken cancellationToken)
    {
        string key = string.Join("\n", options.Customers);

        if (!_surveys.TryGetValue(key, out CustomerSurvey? survey))
        {
            survey = await new CustomerSurveyor(_session, options.OnMissing)
                .RunAsync(options.Customers, cancellationToken, includeMembership: false)
                .ConfigureAwait(false);
            _surveys.Add(key, survey);
        }

        return survey;
    }

    private EffectiveAccess OfApplication() => new()
    {
        UserId = _session.Token.ObjectId ?? _session.Token.AppId ?? "",
        Verdict = GdapVerdict.NotApplicable,
        Cause = "The session is one of an application: GDAP roles reach accounts through groups. What an application may do at a"
            + " customer rests on its consent and service principal there.",
        Remediation = ["Name an account with -UserId, or run Test-GdapCustomerAccess for the application itself."],
    };
}
