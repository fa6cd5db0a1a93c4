namespace GdapTools.Core.Tests.Posture.Naive;

/// <summary>What the documentation says of a sign-in.</summary>
/// <param name="Outcomes">What may come of it.</param>
/// <param name="IsDoubtful">Whether a question came up that the documentation leaves open, whatever the answer changes.</param>
internal sealed record Judgement(NaiveOutcomes Outcomes, bool IsDoubtful)
{
    public bool MayBe(NaiveOutcomes outcome) => Outcomes.HasFlag(outcome);

    public bool Is(NaiveOutcomes outcome) => Outcomes == outcome;

    /// <summary>The outcome to fear.</summary>
    public NaiveOutcomes Worst => MayBe(NaiveOutcomes.Open) ? NaiveOutcomes.Open
        : MayBe(NaiveOutcomes.Mfa) ? NaiveOutcomes.Mfa : NaiveOutcomes.Blocked;
}
