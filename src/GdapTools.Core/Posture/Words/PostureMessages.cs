using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>The verdict in sentences: what it rests on, what could not be seen, what to do.</summary>
internal sealed class PostureMessages
{
    private readonly PostureAnalysis _analysis;
    private readonly PostureFindings _findings;
    private readonly SignInPlace? _place;

    public PostureMessages(PostureAnalysis analysis, PostureFindings findings, SignInPlace? place)
    {
        _analysis = analysis;
        _findings = findings;
        _place = place;
    }

    /// <summary>What enforces MFA.</summary>
    public IReadOnlyList<string> Sources => _findings.Verdict is PostureVerdict.NotEnforced or PostureVerdict.Blocked
        ? []
        : [
            .. _analysis.Baseline.Sources,
            .. Enforcing.Select(static policy => $"Conditional Access policy '{policy.Policy.Name}'"),
        ];

    public string Message => string.Join(" ", new[] { Verdict }.Concat(Notes));

    public IReadOnlyList<string> Remediation => _findings.Verdict switch
    {
        PostureVerdict.NotEnforced => Remedies.NotEnforced(HasCustomControl, _analysis.Closest),
        PostureVerdict.EnforcedWithGaps => Remedies.Gaps(_findings.Gaps, _analysis.Baseline),
        PostureVerdict.Blocked => Remedies.Blocked(Blocking),
        PostureVerdict.Unknown => Remedies.Unknown(PermissionsOf(_analysis.Input), _findings.Doubts),
        _ => [],
    };

    private string Account => _analysis.Input.Account.UserPrincipalName ?? _analysis.Input.Account.Id ?? "this account";

    private IEnumerable<BoundPolicy> Enforcing =>
        _analysis.Policies.Where(static policy => policy.Matters && policy.Applies == Truth.Yes && policy.CanRequireMfa);

    private string[] Blocking => _analysis.Deciding
        .Where(static policy => policy.Applies == Truth.Yes && !policy.CanRequireMfa)
        .Select(static policy => $"'{policy.Policy.Name}'").ToArray();

    private bool HasCustomControl => _analysis.Policies.Any(static policy =>
        policy.Standing.Covers != Truth.No && PolicyWriter.CustomControls(policy.Policy).Any());

    private IReadOnlyList<string> Externals =>
        _analysis.Input.ExternalMethods is { IsKnown: true } methods ? methods.Value : [];

    private string ExternalMethods => Externals.Count > 0
        ? $"The tenant has an external authentication method, {Words.List(Externals, "and")}: used with a demand for MFA in " +
          "place of the custom control, it counts."
        : "Set up as an external authentication method, the same provider counts.";

    private bool AsksForStrength => _analysis.Deciding.Any(static policy => policy.Policy.Grant.Controls.Any(static control =>
        control.Kind == GrantKind.Mfa && control.Label.StartsWith("authentication strength", System.StringComparison.Ordinal)));

    private string Verdict => _findings.Verdict switch
    {
        PostureVerdict.Enforced => $"Every sign-in of {Account} needs MFA: {Words.List(Sources, "and")}.",
        PostureVerdict.EnforcedWithGaps =>
            $"MFA is required of {Account} ({Words.List(Sources, "and")}), but not everywhere. {Gaps}",
        PostureVerdict.NotEnforced => $"Nothing requires MFA of {Account}: {Nothing}",
        PostureVerdict.Blocked => $"No sign-in of {Account} is let through: {Words.List(Blocking, "and")}.",
        _ => $"Whether every sign-in of {Account} needs MFA is not known.",
    };

    private string Gaps => _findings.Gaps.Count switch
    {
        0 => "",
        1 => _findings.Gaps[0].Description,
        int count => $"{_findings.Gaps[0].Description} There are {count - 1} more gaps.",
    };

    private string Nothing => _analysis.Closest is ClosestPolicy closest ? $"{closest.Text}; {Rest}" : Rest;

    private string Rest => _analysis.Policies.Count == 0
        ? "security defaults are off and there is no Conditional Access policy."
        : _analysis.Policies.All(static policy => policy.Applies == Truth.No)
            ? "security defaults are off and no Conditional Access policy in force covers its sign-ins."
            : "security defaults are off and what the Conditional Access policies demand of it is not MFA.";

    private IEnumerable<string> Notes
    {
        get
        {
            foreach (string doubt in _findings.Doubts)
            {
                yield return doubt;
            }

            if (_findings.Verdict == PostureVerdict.Enforced && _analysis.Deciding.Any(static policy =>
                policy.CanRequireMfa && policy.Policy.Users is PolicyUsers { Groups.Exclude.Count: > 0 }))
            {
                yield return "Memberships in excluded groups that the account may still activate (PIM for Groups) are not read.";
            }

            if (_analysis.Gaps.IsCutShort)
            {
                yield return $"Only {_analysis.Gaps.Boxes.Count} kinds of gaps are listed.";
            }

            if (!_analysis.List.IsComplete)
            {
                yield return "The beta list of policies could not be read: policies using preview features are not " +
                    "visible.";
            }

            if (_findings.Verdict is PostureVerdict.NotEnforced or PostureVerdict.EnforcedWithGaps &&
                !_analysis.Input.PerUserMfaState.IsKnown)
            {
                yield return "Per-user MFA could not be read and is taken for disabled.";
            }

            if (_place is { IsInGap: true, NamedLocations.Count: > 0 })
            {
                yield return _place.Text;
            }

            if (HasCustomControl)
            {
                yield return "MFA done through a custom control (Duo, Okta, RSA …) does not count: it never puts the " +
                    "MFA claim into a token.";
                yield return ExternalMethods;
            }
            else if (AsksForStrength && Externals.Count > 0)
            {
                yield return $"MFA of an external authentication method ({Words.List(Externals, "and")}) meets a demand for " +
                    "MFA, not one for an authentication strength.";
            }

            if (_analysis.Space.Axes.Any(static axis => axis.Kind == AxisKind.PossibleRole))
            {
                yield return "Which directory roles the account can activate could not be read, and a policy leaves out " +
                    "holders of a role.";
            }

            if (_analysis.Input.Federation is { IsKnown: true, Value: { IsFederated: true } facts })
            {
                yield return $"Domain {facts.Domain} is federated: the identity provider may do the MFA that Entra " +
                    "asks for, and what it does on its own counts only if its assertion says so.";
            }
        }
    }

    private static IReadOnlyList<string> PermissionsOf(PostureInput input) =>
        input.SecurityDefaults.MissingPermissions
            .Concat(input.Policies.MissingPermissions)
            .Concat(input.BetaPolicies.MissingPermissions)
            .Concat(input.NamedLocations.MissingPermissions)
            .Concat(input.Account.GroupIds.MissingPermissions)
            .Concat(input.Account.RoleTemplateIds.MissingPermissions)
            .Distinct().ToArray();
}
