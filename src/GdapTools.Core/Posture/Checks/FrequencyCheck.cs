using System.Linq;
using GdapTools.Core.Diagnosis;

namespace GdapTools.Core.Posture;

/// <summary>
/// Whether a policy makes the account sign in anew, each time or after a while: refresh tokens of before are then refused
/// with AADSTS70043 or 50078, and unattended automation ends.
/// Source: https://learn.microsoft.com/entra/identity/conditional-access/concept-session-lifetime
/// </summary>
internal static class FrequencyCheck
{
    private const string Id = "POS005";

    public static ChainStep Judge(PostureAnalysis analysis)
    {
        if (!analysis.List.IsReadable)
        {
            return PostureChecks.Unreadable(Id, analysis.Input);
        }

        BoundPolicy[] frequent = analysis.Policies
            .Where(static policy => policy.Policy.Frequency is not null && policy.Applies != Truth.No).ToArray();
        BoundPolicy? worst = frequent.OrderByDescending(static policy => policy.Policy.Frequency!.IsEveryTime)
            .ThenByDescending(static policy => policy.Applies).FirstOrDefault();
        bool isRead = analysis.List.IsComplete && !analysis.Policies.Any(static policy =>
            policy.Applies != Truth.No && policy.Policy.IsOddIn("sessionControls"));
        if (worst is null)
        {
            return isRead
                ? new ChainStep(Id, GdapVerdict.Pass, "No policy sets a sign-in frequency for this account.")
                : new ChainStep(Id, GdapVerdict.Unknown, "No policy that could be seen and is understood sets a sign-in frequency for this account.");
        }

        string when = worst.Policy.Frequency!.IsEveryTime ? "every time" : $"after {worst.Policy.Frequency.Period}";
        return new ChainStep(
            Id,
            worst.Applies == Truth.Yes ? GdapVerdict.Warning : GdapVerdict.Unknown,
            $"'{worst.Policy.Name}' {(worst.Applies == Truth.Yes ? "makes" : "may make")} the account sign in anew {when}: " +
            "a refresh token does not outlive that (AADSTS70043, 50078).")
        {
            Evidence = new Evidence
            {
                { "Policies", string.Join(" | ", frequent.Select(static policy => $"'{policy.Policy.Name}': " +
                    (policy.Policy.Frequency!.IsEveryTime ? "every time" : policy.Policy.Frequency.Period))) },
                { "Policy id", worst.Policy.Id },
            },
        };
    }
}
