using System.Linq;
using GdapTools.Core.Diagnosis;

namespace GdapTools.Core.Posture;

/// <summary>Whether the tenant has any sign-in protection: security defaults, or a policy that is on.
/// Source: https://learn.microsoft.com/entra/fundamentals/security-defaults</summary>
internal static class BaselineCheck
{
    private const string Id = "POS002";

    public static ChainStep Judge(PostureAnalysis analysis)
    {
        PostureInput input = analysis.Input;
        CaPolicy[] enabled = analysis.List.Policies.Where(static policy => policy.IsInForce).ToArray();
        if (input.SecurityDefaults is { IsKnown: true, Value: true })
        {
            return new ChainStep(Id, GdapVerdict.Pass, "Security defaults are on.");
        }

        if (enabled.Length > 0)
        {
            return new ChainStep(Id, GdapVerdict.Pass, $"Conditional Access policies that are on: {enabled.Length}.");
        }

        if (!input.SecurityDefaults.IsKnown || !analysis.List.IsReadable || !analysis.List.IsComplete)
        {
            return new ChainStep(Id, GdapVerdict.Unknown, "No policy that is on could be seen, and not everything could be read.")
            {
                MissingPermissions = input.SecurityDefaults.MissingPermissions
                    .Concat(input.Policies.MissingPermissions).Concat(input.BetaPolicies.MissingPermissions).Distinct().ToArray(),
            };
        }

        int reportOnly = analysis.List.Policies.Count(static policy => policy.IsReportOnly);
        string rest = analysis.List.Policies.Count == 0
            ? "there is no Conditional Access policy"
            : $"none of {analysis.List.Policies.Count} Conditional Access policies is on ({reportOnly} in report-only mode)";
        return new ChainStep(Id, GdapVerdict.Fail, $"Security defaults are off and {rest}.")
        {
            Evidence = new Evidence
            {
                { "Security defaults", "off" },
                { "Policies", analysis.List.Policies.Count },
                { "In report-only mode", reportOnly },
            },
        };
    }
}
