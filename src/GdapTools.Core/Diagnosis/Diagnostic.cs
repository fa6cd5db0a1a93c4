using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Customers;
using GdapTools.Core.Graph;
using GdapTools.Core.Posture;
using GdapTools.Core.Session;

namespace GdapTools.Core.Diagnosis;

/// <summary>The whole examination: the partner first, then each customer; findings as they come.</summary>
public sealed class Diagnostic
{
    private const string Activity = "Examining customers";

    private readonly GdapSession _session;
    private readonly Func<GdapException, ErrorResolution> _resolve;
    private readonly Func<CancellationToken, Task<PostureReport>> _readPosture;
    private readonly FindingFactory _findings;

    /// <param name="session">The session to examine.</param>
    /// <param name="checks">The catalogue of checks.</param>
    /// <param name="resolve">Says what an error means.</param>
    /// <param name="readPosture">Reads the posture of the signed-in account.</param>
    public Diagnostic(
        GdapSession session,
        CheckCatalogue checks,
        Func<GdapException, ErrorResolution> resolve,
        Func<CancellationToken, Task<PostureReport>> readPosture)
    {
        _session = session;
        _resolve = resolve;
        _readPosture = readPosture;
        _findings = new FindingFactory(checks, session.Kind, session.Clock);
    }

    /// <summary>Runs all checks.</summary>
    /// <exception cref="GdapException"><c>CustomerNotFound</c>: a wanted customer does not exist.</exception>
    public async IAsyncEnumerable<Finding> RunAsync(
        DiagnosticOptions options,
        Action<DiagnosticProgress>? progress,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ProgressMeter meter = new(_session.Clock, progress);
        meter.Begin("Reading the sign-in policies of the partner tenant");
        bool isAppOnly = _session.Kind == SessionKind.AppOnly;
        Reading<PostureReport>? posture = isAppOnly
            ? null
            : await Reading.TryAsync(() => _readPosture(cancellationToken)).ConfigureAwait(false);
        PostureReport? report = posture is { IsKnown: true } ? posture.Value : null;
        yield return OfAccount(PostureCheck.Judge(posture));

        foreach (ChainStep step in report?.Steps ?? [])
        {
            yield return PostureChecks.IsAboutTenant(step.CheckId) ? OfPartner(step) : OfAccount(step);
        }

        meter = new ProgressMeter(_session.Clock, progress);
        meter.Begin("Reading relationships and customers");
        await using ChainWalk walk = await ChainWalk.PrepareAsync(_session, options, _resolve, report, cancellationToken)
            .ConfigureAwait(false);

        foreach (Finding finding in OfToken(walk, report))
        {
            yield return finding;
        }

        await foreach (Finding finding in OfPartnerCenterAsync(walk, isAppOnly, cancellationToken).ConfigureAwait(false))
        {
            yield return finding;
        }

        foreach (Finding finding in isAppOnly ? OfApplication() : [])
        {
            yield return finding;
        }

        bool isSurveyed = walk.Survey is not null;

        if (isSurveyed)
        {
            await foreach (Finding finding in OfSurveyAsync(walk, options, cancellationToken).ConfigureAwait(false))
            {
                yield return finding;
            }
        }

        SharedCauses causes = new((cause, explains) => _findings.Create(
            cause, _session.Token.ObjectId, _session.Token.UserPrincipalName, explains));

        await foreach (CustomerOutcome outcome in walk.WalkAsync(cancellationToken).ConfigureAwait(false))
        {
            foreach (Finding finding in outcome.Steps.SelectMany(step =>
                causes.Add(walk.Root is null ? step : Refer(step), shown => OfCustomer(shown, outcome.Customer))))
            {
                yield return finding;
            }

            meter.Advance(Activity, walk.CustomerCount);
        }

        meter.End(Activity);

        foreach (Finding finding in causes.End())
        {
            yield return finding;
        }

        if (!isSurveyed)
        {
            await foreach (Finding finding in OfSurveyAsync(walk, options, cancellationToken).ConfigureAwait(false))
            {
                yield return finding;
            }
        }

        if (meter.Done == 0)
        {
            yield return OfPartner(PartnerJudge.NothingExamined(walk.Survey!));
        }
    }

    private IEnumerable<Finding> OfToken(ChainWalk walk, PostureReport? posture)
    {
        TokenJudge judge = new(_session, _resolve, posture);
        yield return OfToken(judge.JudgeClaim(walk.Survey?.RelationshipFailure), walk);

        if (judge.JudgeUse(walk.Survey?.RelationshipFailure) is ChainStep use)
        {
            yield return OfToken(use, walk);
        }
    }

    private async IAsyncEnumerable<Finding> OfPartnerCenterAsync(
        ChainWalk walk,
        bool isAppOnly,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (isAppOnly)
        {
            yield break;
        }

        if (_session.Features.FirstOrDefault(feature => feature.Name == FeatureCatalogue.PartnerCenter) is { IsAvailable: false } missing)
        {
            yield return OfAccount(NotInThisCloud("TOK003", missing));
            yield return OfAccount(NotInThisCloud("TOK004", missing));
            yield break;
        }

        PartnerCenterCheck check = new(_session);
        string? cause = walk.Root?.Step.CheckId;
        ChainStep token = await check.CheckTokenAsync(cancellationToken).ConfigureAwait(false);
        yield return OfAccount(token with { CausedBy = token.Verdict == GdapVerdict.Fail ? cause : null });

        ChainStep history = await check.CheckHistoryAsync(cancellationToken).ConfigureAwait(false);
        yield return OfAccount(history with { CausedBy = history.Verdict == GdapVerdict.Pass ? null : cause });
    }

    private ChainStep NotInThisCloud(string checkId, GdapFeature feature) => new(
        checkId,
        GdapVerdict.NotApplicable,
        $"{feature.Name} is not there in the cloud {_session.Endpoints.Environment}: {feature.Disables}")
    {
        DocumentationUri = feature.DocumentationUri,
    };

    private IEnumerable<Finding> OfApplication()
    {
        yield return OfPartner(new ChainStep(
            "ASN003",
            GdapVerdict.NotApplicable,
            "An application is in no security group of a relationship; its access rests on consent and service principal."));
        yield return OfPartner(new ChainStep(
            "POL001",
            GdapVerdict.NotApplicable,
            "Conditional Access for service provider users does not reach an application."));
    }

    private async IAsyncEnumerable<Finding> OfSurveyAsync(
        ChainWalk walk,
        DiagnosticOptions options,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        CustomerSurvey survey = walk.Survey!;
        bool isAppOnly = _session.Kind == SessionKind.AppOnly;

        if (PartnerJudge.Judge(survey, isAppOnly, _session.Token.UserPrincipalName) is ChainStep step)
        {
            IReadOnlyList<string> commands = step is { CheckId: "ACC001", Verdict: GdapVerdict.Fail }
                ? await AdminAgents.JoinAsync(_session, cancellationToken).ConfigureAwait(false)
                : [];
            yield return _findings.Create(
                step with { RepairCommands = commands },
                step.CheckId == "ACC001" ? FindingTargetKind.Account : FindingTargetKind.Partner,
                step.CheckId == "ACC001" ? _session.Token.ObjectId : _session.TenantId,
                step.CheckId == "ACC001" ? _session.Token.UserPrincipalName : null,
                customerTenantId: null,
                explains: walk.Root is null ? survey.Customers.Count(customer => !customer.HasAllRelationships) : 0);
        }

        foreach (Finding finding in options.Customers.Count == 0 ? OfStrays(survey) : [])
        {
            yield return finding;
        }
    }

    // Said once, for the partner; each customer only points there.
    private static ChainStep Refer(ChainStep step) => step with
    {
        Cause = $"Shut out like every customer of this partner, for the one cause told under {step.CausedBy}.",
    };

    private IEnumerable<Finding> OfStrays(CustomerSurvey survey) =>
        from found in StrayJudge.Judge(survey.Strays, _session.Clock.GetUtcNow())
        select _findings.Create(
            found.Step, FindingTargetKind.Relationship, found.Relationship.Id, found.Relationship.DisplayName);

    private Finding OfToken(ChainStep step, ChainWalk walk) => _findings.Create(
        step,
        FindingTargetKind.Token,
        _session.Token.ObjectId,
        _session.Token.UserPrincipalName,
        customerTenantId: null,
        explains: walk.Root?.Step.CheckId == step.CheckId ? walk.CustomerCount ?? 0 : 0);

    private Finding OfAccount(ChainStep step) => _findings.Create(
        step, FindingTargetKind.Account, _session.Token.ObjectId, _session.Token.UserPrincipalName);

    private Finding OfPartner(ChainStep step) => _findings.Create(
        step, FindingTargetKind.Partner, _session.TenantId, targetName: null);

    private Finding OfCustomer(ChainStep step, CustomerState customer) => _findings.Create(
        step,
        FindingTargetKind.Customer,
        customer.TenantId,
        customer.Name,
        customer.TenantId,
        explains: 0);
}
