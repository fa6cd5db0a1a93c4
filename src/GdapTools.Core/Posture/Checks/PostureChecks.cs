using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Diagnosis;

namespace GdapTools.Core.Posture;

/// <summary>What else the sign-in policies of the tenant show, apart from the verdict.</summary>
internal static class PostureChecks
{
    public static IReadOnlyList<ChainStep> Judge(PostureAnalysis analysis) =>
        [.. All(analysis).Select(step => Advise(step, analysis.Input))];

    private static ChainStep[] All(PostureAnalysis analysis) =>
    [
        BaselineCheck.Judge(analysis),
        LegacyClientCheck.Judge(analysis),
        DeviceCodeCheck.Judge(analysis),
        FrequencyCheck.Judge(analysis),
        ExclusionCheck.Judge(analysis),
        PreviewCheck.Judge(analysis),
        GraphTargetCheck.Judge(analysis),
    ];

    /// <summary>Makes a finding of a step, about the tenant or the account.</summary>
    public static Finding Tell(ChainStep step, FindingFactory findings, PostureAccount account) => IsAboutTenant(step.CheckId)
        ? findings.Create(step, FindingTargetKind.Partner, account.TenantId, targetName: null)
        : findings.Create(step, FindingTargetKind.Account, account.Id, account.UserPrincipalName);

    /// <summary>Whether a check looks at the tenant alone, whoever signs in.</summary>
    public static bool IsAboutTenant(string checkId) => checkId is "POS002" or "POS006" or "POS007" or "POS008";

    /// <summary>What a check says that needs the policies when they could not be read.</summary>
    public static ChainStep Unreadable(string checkId, PostureInput input) => new(
        checkId, GdapVerdict.Unknown, "Conditional Access policies could not be read.")
    {
        MissingPermissions = input.Policies.MissingPermissions,
    };

    // What is not answered has no permission to name, but a reason.
    private static ChainStep Advise(ChainStep step, PostureInput input)
    {
        GdapException? failure = input.Policies.Failure ?? input.BetaPolicies.Failure ?? input.SecurityDefaults.Failure
            ?? input.NamedLocations.Failure ?? (step.CheckId == "POS006" ? input.Excluded?.Failure : null);
        return step is { Verdict: GdapVerdict.Unknown, Remediation: null, MissingPermissions.Count: 0 } && failure is not null
            ? step with { Remediation = UnknownAdvice.For(failure) }
            : step;
    }

    /// <summary>"'A', 'B' and 'C'".</summary>
    public static string Quote(IEnumerable<CaPolicy> policies) =>
        Words.List(policies.Select(static policy => $"'{policy.Name}'"), "and");
}
