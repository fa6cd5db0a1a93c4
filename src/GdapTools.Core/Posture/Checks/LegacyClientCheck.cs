using System;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Diagnosis;

namespace GdapTools.Core.Posture;

/// <summary>
/// Whether clients with legacy authentication, which cannot do MFA, are shut out: by security defaults, by a policy that
/// blocks them, or by one that asks them for what they cannot do.
/// Source: https://learn.microsoft.com/entra/identity/conditional-access/policy-block-legacy-authentication
/// </summary>
internal static class LegacyClientCheck
{
    private const string Id = "POS003";

    private static readonly string[] s_clients = ["exchangeActiveSync", "other"];

    public static ChainStep Judge(PostureAnalysis analysis)
    {
        if (analysis.Input.SecurityDefaults is { IsKnown: true, Value: true })
        {
            return new ChainStep(Id, GdapVerdict.Pass, "Security defaults block legacy authentication.");
        }

        if (!analysis.List.IsReadable)
        {
            return PostureChecks.Unreadable(Id, analysis.Input);
        }

        string[] open = s_clients.Where(client => !analysis.Policies.Any(policy => Closes(policy, client, isCertain: true)))
            .ToArray();
        if (open.Length == 0)
        {
            return new ChainStep(Id, GdapVerdict.Pass, "Legacy authentication is shut out.")
            {
                Evidence = new Evidence { { "By", By(analysis, isCertain: true) } },
            };
        }

        bool isPartly = open.Any(client => analysis.Policies.Any(policy => Closes(policy, client, isCertain: false)));
        bool isUnclear = !analysis.List.IsComplete || !analysis.Input.SecurityDefaults.IsKnown ||
            analysis.Policies.Any(policy => policy.Standing.Covers == Truth.Unknown && open.Any(client => Names(policy, client)));
        string cause = isPartly
            ? "Policies shut legacy authentication out in part only: not everywhere, or not for every resource."
            : "No policy shuts legacy authentication out for this account.";
        return new ChainStep(
            Id,
            isUnclear ? GdapVerdict.Unknown : GdapVerdict.Warning,
            isUnclear ? "Whether legacy authentication is shut out is not known. " + cause : cause)
        {
            Evidence = new Evidence { { "Open to", string.Join(", ", open) }, { "In part shut by", By(analysis, isCertain: false) } },
        };
    }

    private static string? By(PostureAnalysis analysis, bool isCertain)
    {
        IEnumerable<CaPolicy> closing = analysis.Policies
            .Where(policy => s_clients.Any(client => Closes(policy, client, isCertain))).Select(static policy => policy.Policy);
        return closing.Any() ? PostureChecks.Quote(closing) : null;
    }

    private static bool Closes(BoundPolicy policy, string client, bool isCertain) =>
        policy.Standing.Covers == Truth.Yes && Names(policy, client) && policy.Policy.Grant.Controls.Count > 0 &&
        policy.Policy.Grant.Controls.Any(static control => control.Kind is GrantKind.Block or GrantKind.Mfa) &&
        (!isCertain || (CoversEverything(policy) && policy.Policy.Grant.Controls.All(static control =>
            control.Kind is GrantKind.Block or GrantKind.Mfa)));

    private static bool Names(BoundPolicy policy, string client)
    {
        IReadOnlyList<string> types = policy.Policy.ClientAppTypes;
        return types.Count == 0 || types.Contains("all", StringComparer.OrdinalIgnoreCase) ||
            types.Contains(client, StringComparer.OrdinalIgnoreCase);
    }

    private static bool CoversEverything(BoundPolicy policy) =>
        policy.Policy.Applications is { HasFilter: false } applications &&
        applications.Applications.Include.Contains("All", StringComparer.OrdinalIgnoreCase) &&
        applications.Applications.Exclude.Count == 0 &&
        policy.Limits.All(static limit => limit.Covers is Leaf { AxisNumber: Dimensions.Client });
}
