using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>A policy that could have closed a gap, and why it has not.</summary>
internal sealed record NearMiss(string PolicyId, string Text);

/// <summary>Finds the policies that come closest to covering a box.</summary>
internal sealed class NearMisses
{
    private const int MostNamed = 5;

    private readonly PostureAnalysis _analysis;

    public NearMisses(PostureAnalysis analysis) => _analysis = analysis;

    public IReadOnlyList<NearMiss> Of(Box box) => _analysis.Policies
        .Select(policy => (policy.Policy, Reason: Reason(policy, box)))
        .Where(static item => item.Reason is not null)
        .Take(MostNamed)
        .Select(static item => new NearMiss(item.Policy.Id, $"'{item.Policy.Name}' {item.Reason}"))
        .ToArray();

    private static string? Reason(BoundPolicy policy, Box box)
    {
        if (policy.Policy.IsDisabled)
        {
            return null;
        }

        if (!policy.CanRequireMfa)
        {
            bool offersMfa = policy.Policy.Grant.Controls.Any(static control => control.Kind == GrantKind.Mfa);
            bool hasCustom = PolicyWriter.CustomControls(policy.Policy).Any();
            return (policy.Applies, offersMfa, hasCustom) switch
            {
                (Truth.Yes, true, _) => $"accepts {PolicyWriter.Alternatives(policy.Policy)} instead",
                (Truth.Yes, _, true) => "demands a custom control, which does not count as MFA",
                _ => null,
            };
        }

        if (policy.Standing.Covers == Truth.No)
        {
            bool isAboutOthers = policy.Standing.Reason == UserScope.NotIncluded;
            return isAboutOthers ? null : policy.Standing.Reason;
        }

        foreach (BoundCondition condition in policy.Conditions)
        {
            ISet<int> values = box.Values(condition.Dimension);
            if (values.All(value => condition.Covers[value] == Truth.No))
            {
                bool isExclusion = values.All(value => condition.Excludes[value]);
                return $"{(isExclusion ? "excludes" : "does not cover")} this {condition.Noun}";
            }
        }

        return policy.Policy.Grant.All
            ? null
            : $"accepts {PolicyWriter.Alternatives(policy.Policy)} instead";
    }
}
