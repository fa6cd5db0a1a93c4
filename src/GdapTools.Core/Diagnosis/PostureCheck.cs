using System.Linq;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Diagnosis;

/// <summary>Tells the posture of the account as a step of the chain.</summary>
internal static class PostureCheck
{
    /// <param name="reading">What was read, or why it could not be; null for an application, which has no posture.</param>
    public static ChainStep Judge(Reading<PostureReport>? reading)
    {
        if (reading is null)
        {
            return new ChainStep(
                "POS001",
                GdapVerdict.NotApplicable,
                "An application signs in without MFA by nature; sign-in policies for users do not reach it.");
        }

        if (!reading.IsKnown)
        {
            return new ChainStep("POS001", GdapVerdict.Unknown, reading.Failure!.Message)
            {
                Remediation = reading.Failure.RecommendedAction is string action ? [action] : null,
            };
        }

        PostureResult result = reading.Value.Result;
        return new ChainStep("POS001", VerdictOf(result.Verdict), result.Message)
        {
            Evidence = new Evidence
            {
                { "Posture", result.Verdict.ToString() },
                { "Enforced by", result.Sources },
                { "Gaps", string.Join(" | ", result.Gaps.Select(gap => gap.Description)) },
                { "Policies", string.Join(" | ", result.Policies.Select(policy => $"'{policy.DisplayName}': {policy.Reason}")) },
            },
            Remediation = result.Remediation,
            RepairCommands = reading.Value.RepairCommands,
            MissingPermissions = result.MissingPermissions,
        };
    }

    private static GdapVerdict VerdictOf(PostureVerdict verdict) => verdict switch
    {
        PostureVerdict.Enforced => GdapVerdict.Pass,
        PostureVerdict.EnforcedWithGaps => GdapVerdict.Warning,
        PostureVerdict.NotEnforced or PostureVerdict.Blocked => GdapVerdict.Fail,
        _ => GdapVerdict.Unknown,
    };
}
