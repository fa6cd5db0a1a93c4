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
            return policy.Applies == Truth.Yes && (offersMfa || hasCustom) ? GapPolicies.Weakness(policy.Policy) : null;
        }

        if (policy.Standing.Covers == Truth.No)
        {
            bool isAboutOthers = policy.Standing.Reason == UserScope.NotIncluded;
            return isAboutOthers ? null : policy.Standing.Reason;
        }

        return GapPolicies.Miss(policy, box) ?? (policy.Policy.Grant.All ? null : GapPolicies.Weakness(policy.Policy));
    }
}
