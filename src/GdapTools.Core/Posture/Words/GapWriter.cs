using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>Tells gaps: with what, from where, past which policies.</summary>
internal sealed class GapWriter
{
    private readonly PostureAnalysis _analysis;
    private readonly NearMisses _nearMisses;
    private readonly LocationWords _locations;
    private readonly ContextWriter _contexts;

    public GapWriter(PostureAnalysis analysis)
    {
        _analysis = analysis;
        _nearMisses = new NearMisses(analysis);
        _locations = new LocationWords(analysis.Atlas);
        _contexts = new ContextWriter(analysis.Space, analysis.Filters);
    }

    public IReadOnlyList<PostureGap> Write(IEnumerable<Box> boxes) => boxes.SelectMany(Write).ToArray();

    private IEnumerable<PostureGap> Write(Box box)
    {
        IReadOnlyList<NearMiss> misses = _nearMisses.Of(box);
        string reason = _analysis.Baseline.Exception ?? "no policy requires MFA";
        string because = misses.Count == 0
            ? reason
            : $"{reason}: {string.Join("; ", misses.Select(static miss => miss.Text))}";
        PosturePolicy[] policies = _analysis.Policies.Select(policy => GapPolicies.Write(policy, box)).ToArray();
        foreach (LocationPhrase location in _locations.Describe(box.Sides[Dimensions.Location]))
        {
            yield return new PostureGap
            {
                Description = $"{_contexts.Start(box)}, from {location.Text}, {_contexts.Rest(box)}: {because}.",
                Context = _contexts.Values(box, location.Value),
                PolicyIds = misses.Select(static miss => miss.PolicyId).Where(static id => id.Length > 0).ToArray(),
                Policies = policies,
                Certainty = CertaintyOf(box, location),
            };
        }
    }

    private GapCertainty CertaintyOf(Box box, LocationPhrase location)
    {
        bool isCertain = location.IsCertain && _analysis.List.IsComplete && _analysis.Feasibility.IsCertain(box) &&
            (_analysis.Baseline.Exception is null || _analysis.Baseline.ExceptionCertainty == GapCertainty.Certain);
        return isCertain ? GapCertainty.Certain : GapCertainty.Possible;
    }
}
