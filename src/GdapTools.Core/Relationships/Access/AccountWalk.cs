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

/// <summary>Follows one account to customers, whose relationships and assignments are read.</summary>
internal sealed class AccountWalk
{
    private readonly GdapSession _session;
    private readonly AccessAccount _account;
    private readonly CustomerSurvey _survey;
    private readonly IReadOnlyList<GdapRole> _roles;
    private readonly GroupNames _groups;
    private readonly NestingReader _nesting;
    private readonly TenantReader _tenants;
    private readonly StandingJudge _standing;
    private readonly AccessWriter _writer;
    private Reading<Eligibility>? _eligibility;

    public AccountWalk(
        GdapSession session,
        AccessAccount account,
        CustomerSurvey survey,
        IReadOnlyList<GdapRole> roles,
        FindingFactory findings,
        FailureJudge failures)
    {
        _session = session;
        _account = account;
        _survey = survey;
        _roles = roles;
        _groups = new GroupNames(new MembershipReader(session.Graph, session.TenantId), account.Membership);
        _nesting = new NestingReader(session.Graph, session.TenantId, account);
        _tenants = new TenantReader(session, account);
        _standing = new StandingJudge(account, failures);
        _writer = new AccessWriter(account, _nesting, findings, session.Clock.GetUtcNow());
    }

    /// <summary>Streams what there is to say of a customer.</summary>
    public async IAsyncEnumerable<EffectiveAccess> RunAsync(
        CustomerState customer,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        AccessCase access = CaseOf(customer);
        IReadOnlyList<AccessOutcome> outcomes = AccessJudge.Judge(access);
        await _nesting.ReadAsync(GroupsOnPaths(outcomes), cancellationToken).ConfigureAwait(false);
        bool isHeld = outcomes.Any(item => item.Holds == Truth.Yes);
        bool holdsAny = isHeld || AccessJudge.HoldsAny(access);
        TenantStanding tenant = isHeld && !_standing.IsShutOut
            ? await _tenants.ReadAsync(customer.TenantId, cancellationToken).ConfigureAwait(false)
            : TenantStanding.NotAsked;
        ChainStep? standing = _standing.Judge(tenant);

        foreach (AccessOutcome outcome in outcomes)
        {
            if (outcome.Holds == Truth.Yes)
            {
                yield return _writer.Held(customer, outcome, standing, tenant);
                continue;
            }

            ChainStep step = await TellAsync(customer, outcome, cancellationToken).ConfigureAwait(false);
            yield return _writer.Missing(customer, outcome, step, holdsAny);
        }
    }

    /// <summary>What there is to say when there is no customer.</summary>
    /// <exception cref="GdapException">The relationships could not be read, and nothing else tells of customers.</exception>
    public EffectiveAccess Nowhere()
    {
        if (_survey.RelationshipFailure is GdapException failure)
        {
            throw failure;
        }

        bool isSure = _survey.ListedCustomerCount is not null && !_survey.Strays.Any(StrayJudge.MayGiveAccess);
        return _writer.Nowhere(
            _roles.Count == 1 ? _roles[0] : null,
            new ChainStep(
                "REL001",
                isSure ? GdapVerdict.Fail : GdapVerdict.Unknown,
                isSure
                    ? "Graph lists neither a customer nor a GDAP relationship with one."
                    : "Graph lists no customer; whether there is a GDAP relationship with one cannot be told.")
            {
                Remediation =
                [
                    "Check that this is the partner tenant, that it has customers, and that the session's account is in AdminAgents.",
                ],
            });
    }

    private AccessCase CaseOf(CustomerState customer) => new()
    {
        Customer = customer,
        Membership = _account.Membership,
        Roles = _roles,
        Strays = _survey.Strays,
        AreRelationshipsKnown = _survey.ShowsRelationships,
        Now = _session.Clock.GetUtcNow(),
    };

    private static string[] GroupsOnPaths(IEnumerable<AccessOutcome> outcomes) => [.. outcomes
        .Where(item => item.Holds == Truth.Yes || item.Break is AccessBreak.AssignmentNotActive or AccessBreak.AssignmentUnclear)
        .SelectMany(item => item.Holds == Truth.Yes ? item.Candidates : item.Candidates.Take(1))
        .Where(item => item.Reach != AccessCandidates.Foreign)
        .Select(item => item.Assignment!.GroupId)
        .Distinct(StringComparer.OrdinalIgnoreCase)];

    private async Task<ChainStep> TellAsync(CustomerState customer, AccessOutcome outcome, CancellationToken cancellationToken)
    {
        Reading<Eligibility>? eligibility = null;

        if (outcome.Break == AccessBreak.NotMember)
        {
            eligibility = _eligibility ??= await new EligibilityReader(_session.Graph, _session.TenantId, _session.Clock)
                .ReadAsync(_account.Id, _account.Membership, cancellationToken)
                .ConfigureAwait(false);
        }

        IEnumerable<string> named = AccessWords.NamedGroupIds(outcome);

        if (eligibility is { IsKnown: true })
        {
            Eligibility known = eligibility.Value;
            named = named.Concat(AccessWords.GroupIds(outcome).Where(id => known.For(id) is not null).Take(1)
                .SelectMany(id => new[] { id, known.For(id)! }));
        }

        foreach (string groupId in named)
        {
            await _groups.LearnAsync(groupId, cancellationToken).ConfigureAwait(false);
        }

        return new AccessWords(_account, customer, _groups, _session.Clock.GetUtcNow()).Of(outcome, eligibility, _survey);
    }
}
