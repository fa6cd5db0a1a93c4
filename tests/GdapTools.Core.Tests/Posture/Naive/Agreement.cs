using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Tests.Posture.Naive;

/// <summary>Holds the engine against the naive evaluator; a complaint says where they part.</summary>
internal static class Agreement
{
    public static string? OnSignIns(TenantPlan plan) => OnSignIns(plan, plan.Build());

    /// <summary>The engine may look at a tenant that is not quite the one there is.</summary>
    public static string? OnSignIns(TenantPlan plan, NaiveTenant seenByEngine)
    {
        NaiveEvaluator naive = new(plan.Build());
        EngineContexts engine = new(seenByEngine);
        foreach (SignIn signIn in SignIns.Of(plan))
        {
            Judgement expected = naive.Judge(signIn);
            NaiveOutcomes actual = engine.OutcomeOf(signIn);
            if (!IsJustified(actual, expected))
            {
                return $"{signIn}: {expected.Outcomes} by the documentation, {actual} by the engine";
            }
        }

        return null;
    }

    public static string? OnVerdict(TenantPlan plan)
    {
        NaiveEvaluator naive = new(plan.Build());
        PostureVerdict[] justified = [.. Verdicts([.. SignIns.Of(plan).Select(naive.Judge).Distinct()])];
        PostureVerdict actual = new EngineContexts(plan.Build()).Verdict;

        // The enumeration knows seven devices; a filter may tell apart others, where the outcome is another.
        bool isBeyond = actual == PostureVerdict.EnforcedWithGaps && plan.Dimensions.Contains(Dimension.DeviceFilter);
        return actual == PostureVerdict.Unknown || justified.Contains(actual) || isBeyond
            ? null
            : $"{string.Join(" or ", justified)} by enumeration, {actual} by the engine";
    }

    public static string? OnGaps(TenantPlan plan)
    {
        NaiveEvaluator naive = new(plan.Build());
        EngineContexts engine = new(plan.Build());
        if (engine.Verdict == PostureVerdict.Unknown)
        {
            return null;
        }

        foreach (SignIn signIn in SignIns.Of(plan))
        {
            Judgement expected = naive.Judge(signIn);
            bool isTold = engine.IsInGap(signIn);
            if (isTold ? !expected.MayBe(NaiveOutcomes.Open) : expected.Is(NaiveOutcomes.Open) && !expected.IsDoubtful)
            {
                return $"{signIn}: {expected.Outcomes} by the documentation, " +
                    $"{(isTold ? "told as a gap" : "in no gap that is told")} with {engine.Verdict}";
            }
        }

        return null;
    }

    /// <summary>Whether the documentation settles all of the tenant's sign-ins.</summary>
    public static bool IsSettled(TenantPlan plan)
    {
        NaiveEvaluator naive = new(plan.Build());
        return SignIns.Of(plan).All(signIn => !naive.Judge(signIn).IsDoubtful);
    }

    /// <summary>
    /// What the documentation settles has to be said. Where it leaves a question open the engine may say that it does
    /// not know, or the worst that may be, or no more than that there is no token without MFA where there is none.
    /// </summary>
    private static bool IsJustified(NaiveOutcomes actual, Judgement expected) =>
        actual == expected.Worst
        || (expected.IsDoubtful && actual == EngineContexts.Unknown)
        || (expected.IsDoubtful && actual == NaiveOutcomes.Mfa && !expected.MayBe(NaiveOutcomes.Open));

    private static IEnumerable<PostureVerdict> Verdicts(Judgement[] seen)
    {
        bool mayBeOpen = seen.Any(static judgement => judgement.MayBe(NaiveOutcomes.Open));
        bool mayBeMfa = seen.Any(static judgement => judgement.MayBe(NaiveOutcomes.Mfa));
        bool isOpen = seen.Any(static judgement => judgement.Is(NaiveOutcomes.Open));
        bool isMfa = seen.Any(static judgement => judgement.Is(NaiveOutcomes.Mfa));
        if (mayBeOpen && mayBeMfa)
        {
            yield return PostureVerdict.EnforcedWithGaps;
        }

        if (mayBeOpen && !isMfa)
        {
            yield return PostureVerdict.NotEnforced;
        }

        // A proof of enforcement or of a block leaves nothing that may be open.
        if (!mayBeOpen && mayBeMfa)
        {
            yield return PostureVerdict.Enforced;
        }

        if (!mayBeOpen && !isMfa && !isOpen)
        {
            yield return PostureVerdict.Blocked;
        }
    }
}
