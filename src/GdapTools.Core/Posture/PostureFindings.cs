using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>The verdict of an analysis: what holds however the unknown is settled, else Unknown.</summary>
internal sealed record PostureFindings(
    PostureVerdict Verdict, IReadOnlyList<PostureGap> Gaps, IReadOnlyList<string> Doubts)
{
    public static PostureFindings Of(PostureAnalysis analysis)
    {
        IReadOnlyList<PostureGap> gaps = new GapWriter(analysis).Write(analysis.Boxes(Outcome.Gap));
        List<string> doubts = [];
        PostureVerdict verdict = Judge(analysis, gaps, doubts);
        if (verdict is PostureVerdict.Enforced or PostureVerdict.EnforcedWithGaps &&
            FederationDoubt(analysis.Input) is string doubt)
        {
            verdict = PostureVerdict.Unknown;
            doubts.Add(doubt);
        }

        return new PostureFindings(verdict, gaps, doubts);
    }

    private static PostureVerdict Judge(
        PostureAnalysis analysis, IReadOnlyList<PostureGap> gaps, List<string> doubts)
    {
        HashSet<Outcome> seen = new(analysis.Outcomes);
        if (seen.Count == 0)
        {
            doubts.Add($"The policies tell apart {analysis.Space.Count} kinds of sign-in, more than the " +
                $"{PostureAnalysis.MostContexts} that are examined.");
            return PostureVerdict.Unknown;
        }

        if (seen.SetEquals([Outcome.Blocked]))
        {
            return PostureVerdict.Blocked;
        }

        bool asksForMfa = analysis.Baseline.SometimesMfa is not null ||
            analysis.Boxes(Outcome.Mfa).Any(analysis.Feasibility.IsCertain);
        if (seen.Contains(Outcome.Unknown))
        {
            doubts.AddRange(DoubtsOf(analysis));
            bool isOpen = gaps.Any(static gap => gap.Certainty == GapCertainty.Certain);
            return asksForMfa && isOpen ? PostureVerdict.EnforcedWithGaps : PostureVerdict.Unknown;
        }

        if (!seen.Contains(Outcome.Gap))
        {
            return PostureVerdict.Enforced;
        }

        if (asksForMfa)
        {
            return PostureVerdict.EnforcedWithGaps;
        }

        if (seen.Contains(Outcome.Mfa))
        {
            doubts.Add("Whether any sign-in meets the conditions under which MFA is required is not known.");
            return PostureVerdict.Unknown;
        }

        if (!analysis.List.IsComplete)
        {
            doubts.Add("Nothing that could be read requires MFA.");
            return PostureVerdict.Unknown;
        }

        return PostureVerdict.NotEnforced;
    }

    private static IEnumerable<string> DoubtsOf(PostureAnalysis analysis)
    {
        foreach (string doubt in analysis.Baseline.Doubts)
        {
            yield return doubt;
        }

        if (!analysis.List.IsReadable)
        {
            yield return "Conditional Access policies could not be read.";
        }

        foreach (BoundPolicy policy in analysis.Deciding)
        {
            BoundCondition? unclear = policy.Conditions
                .FirstOrDefault(static condition => condition.Covers.Contains(Truth.Unknown));
            if (policy.Standing.Covers == Truth.Unknown)
            {
                yield return $"'{policy.Policy.Name}' {policy.Standing.Reason}.";
            }
            else if (unclear is not null)
            {
                yield return $"'{policy.Policy.Name}' {unclear.Text}.";
            }
            else if (policy.Requires.Any(static row => row.Contains(Requirement.Unknown)))
            {
                yield return $"'{policy.Policy.Name}' demands {PolicyWriter.Effect(policy.Policy)}, which may or may " +
                    "not bring MFA with it.";
            }
        }
    }

    /// <summary>Source: https://learn.microsoft.com/graph/api/resources/internaldomainfederation</summary>
    private static string? FederationDoubt(PostureInput input) =>
        input.Federation is { IsKnown: true, Value: { IsFederated: true, MfaBehavior: string behavior } facts } &&
        !KnownMembers.FederatedMfaBehaviors.Contains(behavior)
            ? $"Domain {facts.Domain} is federated and its federatedIdpMfaBehavior is '{behavior}', which is not known."
            : null;
}
