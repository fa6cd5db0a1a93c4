using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>The verdict of an analysis: what holds however the unknown is settled, else Unknown.</summary>
internal sealed record PostureFindings(
    PostureVerdict Verdict, IReadOnlyList<PostureGap> Gaps, IReadOnlyList<string> Doubts)
{
    public static PostureFindings Of(PostureAnalysis analysis)
    {
        IReadOnlyList<PostureGap> gaps = new GapWriter(analysis).Write(analysis.Gaps.Boxes);
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
        GapSearch search = analysis.Search;
        Truth open = analysis.IsOpenWithoutPolicies;
        bool hasOpenEnds = search.Gaps.Count > 0 || search.Unknown.Count > 0 || search.IsCutShort;
        if (!hasOpenEnds)
        {
            return search.HasMfa ? PostureVerdict.Enforced : PostureVerdict.Blocked;
        }

        if (open == Truth.No)
        {
            return PostureVerdict.Enforced;
        }

        bool asksForMfa = analysis.Baseline.SometimesMfa is not null || search.HasCertainMfa;
        if (open == Truth.Unknown || search.Unknown.Count > 0 || search.IsCutShort)
        {
            doubts.AddRange(DoubtsOf(analysis));
            bool isOpen = gaps.Any(static gap => gap.Certainty == GapCertainty.Certain);
            bool nothingAsks = open == Truth.Yes && !asksForMfa && !search.HasMfa && !search.MayHaveMfa && !search.IsCutShort;
            return (isOpen, asksForMfa, nothingAsks) switch
            {
                (true, true, _) => PostureVerdict.EnforcedWithGaps,
                (true, _, true) => PostureVerdict.NotEnforced,
                _ => PostureVerdict.Unknown,
            };
        }

        if (asksForMfa)
        {
            return PostureVerdict.EnforcedWithGaps;
        }

        if (search.HasMfa)
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

        if (analysis.Search.IsCutShort)
        {
            yield return $"The policies tell apart too many kinds of sign-in: the search was given up after " +
                $"{GapSearch.MostLooks} looks at a policy.";
        }

        foreach (BoundPolicy policy in analysis.Deciding)
        {
            BoundCondition? unclear = policy.Unclear;
            if (policy.Standing.Covers == Truth.Unknown)
            {
                yield return $"'{policy.Policy.Name}' {policy.Standing.Reason}.";
            }
            else if (unclear is not null)
            {
                yield return $"'{policy.Policy.Name}' {unclear.Text}.";
            }
            else if (policy.Demand.CanBe(Requirement.Unknown))
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
