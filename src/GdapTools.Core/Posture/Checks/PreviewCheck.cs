using System.Linq;
using GdapTools.Core.Diagnosis;

namespace GdapTools.Core.Posture;

/// <summary>Whether there are policies that only the beta version of Graph shows: tools that read v1.0 miss them.
/// Source: https://learn.microsoft.com/graph/api/conditionalaccessroot-list-policies</summary>
internal static class PreviewCheck
{
    private const string Id = "POS007";

    public static ChainStep Judge(PostureAnalysis analysis)
    {
        PostureInput input = analysis.Input;
        if (!input.BetaPolicies.IsKnown || !input.Policies.IsKnown)
        {
            return new ChainStep(
                Id, GdapVerdict.Unknown, "Whether v1.0 hides policies is not known: not both lists of policies could be read.")
            {
                MissingPermissions = input.BetaPolicies.MissingPermissions.Concat(input.Policies.MissingPermissions)
                    .Distinct().ToArray(),
            };
        }

        CaPolicy[] hidden = analysis.List.Policies.Where(policy => analysis.List.BetaOnly.Contains(policy.Id)).ToArray();
        return hidden.Length == 0
            ? new ChainStep(Id, GdapVerdict.Pass, "Graph v1.0 shows every policy.")
            : new ChainStep(
                Id,
                GdapVerdict.Warning,
                $"Only beta shows {PostureChecks.Quote(hidden)}: such policies use a preview feature, and tools that read v1.0 do not see them.")
            {
                Evidence = new Evidence { { "Policies", hidden.Select(static policy => policy.Name).ToArray() } },
            };
    }
}
