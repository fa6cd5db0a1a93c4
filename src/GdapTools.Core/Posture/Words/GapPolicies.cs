using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>Tells of each policy why it does not close a gap.</summary>
internal static class GapPolicies
{
    public static PosturePolicy Write(BoundPolicy bound, Box gap) => new()
    {
        Id = bound.Policy.Id,
        DisplayName = bound.Policy.DisplayName,
        State = bound.Policy.State,
        Applies = bound.Standing.Covers == Truth.No || Miss(bound, gap) is not null ? false
            : bound.Covers(gap) == Truths.Yes ? true : null,
        Effect = PolicyWriter.Effect(bound.Policy),
        Reason = Words.Capitalize(Reason(bound, gap)) + ".",
    };

    /// <summary>Why a policy for the account does not cover the sign-ins of a gap; null when it may.</summary>
    public static string? Miss(BoundPolicy bound, Box gap)
    {
        BoundCondition? miss = bound.Conditions
            .FirstOrDefault(condition => Extent.Of(condition.Covers, gap) == Truths.No);
        return miss is null ? null
            : miss.IsExclusion(gap) ? $"excludes this {miss.Noun}"
            : miss.Miss ?? $"does not cover this {miss.Noun}";
    }

    /// <summary>Why what a policy accepts is not MFA.</summary>
    public static string Weakness(CaPolicy policy)
    {
        bool offersMfa = policy.Grant.Controls.Any(static control => control.Kind == GrantKind.Mfa);
        return policy.Grant.Controls.Count == 0
            ? policy.HasSessionControls ? "sets session controls only, which ask for no MFA" : "asks for nothing"
            : offersMfa ? $"accepts {PolicyWriter.Alternatives(policy)} instead"
            : PolicyWriter.CustomControls(policy).Any() ? "demands a custom control, which does not count as MFA"
            : $"asks for {PolicyWriter.Demands(policy)}, which is no MFA";
    }

    private static string Reason(BoundPolicy bound, Box gap) => bound.Standing.Covers == Truth.No
        ? bound.Standing.Reason
        : Miss(bound, gap) ?? Weakness(bound.Policy);
}
