using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Customers.Fleet;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Graph;
using GdapTools.Core.Relationships;
using GdapTools.Core.Session;

namespace GdapTools.Core.Customers;

/// <summary>One walk over the customers: who they are, what shuts them all, then each on its own, many at a time.</summary>
internal sealed class ChainWalk : IAsyncDisposable
{
    // So many that one request's worth of assignments is being read while the one before is worked on.
    private const int Ahead = 60;

    private readonly GdapSession _session;
    private readonly CustomerFeed? _feed;
    private readonly CustomerSurvey? _survey;
    private readonly CustomerExaminer _examiner;
    private readonly OnceRead<RelationshipOverview?> _overview = new();
    private readonly CancellationToken _cancellationToken;
    private readonly bool _readsAssignments;
    private readonly int _limit;

    private ChainWalk(
        GdapSession session,
        DiagnosticOptions options,
        Func<GdapException, ErrorResolution> resolve,
        PostureReport? posture,
        CustomerFeed? feed,
        CustomerSurvey? survey,
        CancellationToken cancellationToken)
    {
        _session = session;
        _cancellationToken = cancellationToken;
        _feed = feed;
        _survey = survey;
        Root = new TokenJudge(session, resolve, posture).FindRoot(Survey?.RelationshipFailure);
        JudgeOptions measures = new()
        {
            Profile = options.Profile ?? session.Profiles.Default,
            ExpiringWithin = options.ExpiringWithin,
        };
        FailureJudge failures = new(resolve, session);
        Reading<Membership>? membership = feed is null ? survey!.Membership : feed.Membership;
        _examiner = new CustomerExaminer(
            session,
            new SurveyJudge(session, () => Survey, measures),
            membership,
            measures,
            failures,
            new SignInWatch(session, failures),
            new RepairAdvisor(session, OverviewAsync, membership, measures),
            Root);
        _readsAssignments = Root is null && membership is not null;
        _limit = session.IsPaced ? options.ThrottleLimit : 1;
    }

    /// <summary>Who the customers are in all; null while they are being listed.</summary>
    public CustomerSurvey? Survey => _survey ?? _feed?.Survey;

    /// <summary>How many customers there are; null while they are being listed.</summary>
    public int? CustomerCount => _survey?.Customers.Count ?? _feed?.CustomerCount;

    /// <summary>What shut every customer from the beginning; null when nothing did.</summary>
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
        // A word for a customer may stand for one on the last page; and a file is read at once.
        if (options.Customers.Count > 0 || !session.IsPaced)
        {
            CustomerSurvey? few = session.IsPaced
                ? await new NamedCustomers(session).FindAsync(options.Customers, cancellationToken).ConfigureAwait(false)
                : null;
            CustomerSurvey survey = few ?? await new CustomerSurveyor(session, options.OnMissing)
                .RunAsync(options.Customers, cancellationToken)
                .ConfigureAwait(false);
            return new ChainWalk(session, options, resolve, posture, feed: null, survey, cancellationToken);
        }

        CustomerFeed feed = await CustomerFeed.OpenAsync(session, cancellationToken).ConfigureAwait(false);
        return new ChainWalk(session, options, resolve, posture, feed, survey: null, cancellationToken);
    }

    /// <summary>Examines each customer once; what is found comes in the order in which it is found. A snapshot is examined one
    /// customer after another, by name: there is nothing to wait for.</summary>
    public IAsyncEnumerable<CustomerOutcome> WalkAsync(CancellationToken cancellationToken)
    {
        IAsyncEnumerable<CustomerState> customers = _feed?.ReadAsync(cancellationToken) ?? _survey!.CustomersByName();
        RelationshipReader reader = new(_session.Graph, _session.TenantId, _session.Roles, _session.Clock);
        return new Sweep(_limit, Ahead).RunAsync(
            _readsAssignments ? new AssignmentBatches(reader).ReadAsync(customers, cancellationToken) : customers,
            _examiner.ExamineAsync,
            cancellationToken);
    }

    public ValueTask DisposeAsync() => _feed?.DisposeAsync() ?? default;

    // Of a few customers that were asked for by themselves: whoever needs to know of all relationships reads them then.
    private Task<RelationshipOverview?> OverviewAsync() =>
        _feed is not null ? _feed.OverviewAsync()
        : _survey!.Overview is RelationshipOverview overview ? Task.FromResult<RelationshipOverview?>(overview)
        : _survey.RelationshipFailure is not null ? Task.FromResult<RelationshipOverview?>(null)
        : _overview.GetAsync(() => new CustomerSurveyor(_session).ReadOverviewAsync(_cancellationToken));
}
