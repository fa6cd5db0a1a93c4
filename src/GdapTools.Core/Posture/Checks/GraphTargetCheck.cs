using System.Linq;
using GdapTools.Core.Diagnosis;

namespace GdapTools.Core.Posture;

/// <summary>Whether a policy names Microsoft Graph, which Conditional Access does not offer as a target.
/// Source: https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-cloud-apps</summary>
internal static class GraphTargetCheck
{
    private const string Id = "POS008";

    public static ChainStep Judge(PostureAnalysis analysis)
    {
        if (!analysis.List.IsReadable)
        {
            return PostureChecks.Unreadable(Id, analysis.Input);
        }

        CaPolicy[] naming = analysis.List.Policies.Where(static policy => policy.IsInForce &&
            policy.Applications is PolicyApplications applications &&
            applications.Applications.Include.Concat(applications.Applications.Exclude).Any(TargetScope.IsGraph)).ToArray();
        if (naming.Length == 0)
        {
            return analysis.List.IsComplete
                ? new ChainStep(Id, GdapVerdict.Pass, "No policy names Microsoft Graph as its target.")
                : new ChainStep(Id, GdapVerdict.Unknown, "No policy that could be seen names Microsoft Graph as its target.")
                {
                    MissingPermissions = analysis.Input.BetaPolicies.MissingPermissions,
                };
        }

        return new ChainStep(
            Id,
            GdapVerdict.Warning,
            $"{PostureChecks.Quote(naming)} {(naming.Length == 1 ? "names" : "name")} Microsoft Graph as a target, which " +
            "Conditional Access does not offer: what such a policy covers is not known.")
        {
            Evidence = new Evidence { { "Policies", naming.Select(static policy => policy.Name).ToArray() } },
        };
    }
}
