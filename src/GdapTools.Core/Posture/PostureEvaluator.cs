using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>
/// Answers whether there is a sign-in of an account for which Entra issues a token for Microsoft Graph or Partner
/// Center without MFA that counts. Right or Unknown: what is not modelled is named, never left out.
/// </summary>
public static class PostureEvaluator
{
    /// <summary>Judges an account from what was read about it and its tenant.</summary>
    public static PostureResult Evaluate(PostureInput input) => Evaluate(PostureAnalysis.Of(input), []);

    /// <summary>Says where an address lies and whether a sign-in from there can pass without MFA.</summary>
    /// <param name="input">As for <see cref="Evaluate(PostureInput)"/>.</param>
    /// <param name="ipAddress">The address a sign-in came from.</param>
    /// <returns>Null when that is no IP address.</returns>
    public static SignInPlace? Explain(PostureInput input, string ipAddress) =>
        PlaceOf(PostureAnalysis.Of(input), ipAddress);

    internal static PostureResult Evaluate(PostureAnalysis analysis, IReadOnlyList<Finding> more) => Evaluate(analysis, _ => more);

    /// <param name="analysis">What is judged.</param>
    /// <param name="more">What else was found, which may depend on the verdict.</param>
    internal static PostureResult Evaluate(PostureAnalysis analysis, Func<PostureVerdict, IReadOnlyList<Finding>> more)
    {
        PostureInput input = analysis.Input;
        PostureFindings findings = PostureFindings.Of(analysis);
        SignInPlace? place = input.SignInIpAddress is string address ? PlaceOf(analysis, address) : null;
        PostureMessages messages = new(analysis, findings, place);
        return new PostureResult
        {
            UserId = input.Account.Id,
            UserPrincipalName = input.Account.UserPrincipalName,
            TenantId = input.Account.TenantId,
            Verdict = findings.Verdict,
            Sources = messages.Sources,
            Gaps = findings.Gaps,
            Policies = analysis.Policies
                .Select(policy => PolicyWriter.Write(policy, analysis.List.BetaOnly.Contains(policy.Policy.Id)))
                .ToArray(),
            Findings = more(findings.Verdict),
            MissingPermissions = MissingPermissions(analysis),
            Message = messages.Message,
            Remediation = messages.Remediation,
        };
    }

    internal static SignInPlace? PlaceOf(PostureAnalysis analysis, string ipAddress) =>
        IpValue.TryParse(ipAddress, out IpValue address)
            ? SignInPlaces.Find(analysis, ipAddress.Trim(), address)
            : null;

    private static IReadOnlyList<string> MissingPermissions(PostureAnalysis analysis) =>
        MissingPermissions(analysis.Input, analysis.Space.Axes.Any(static axis => axis.Kind == AxisKind.PossibleRole));

    private static IReadOnlyList<string> MissingPermissions(PostureInput input, bool needsEligibility) => new[]
    {
        input.SecurityDefaults.MissingPermissions,
        input.Policies.MissingPermissions,
        input.BetaPolicies.MissingPermissions,
        input.NamedLocations.MissingPermissions,
        input.AuthenticationStrengths.MissingPermissions,
        input.Account.GroupIds.MissingPermissions,
        input.Account.RoleTemplateIds.MissingPermissions,
        needsEligibility ? input.Account.EligibleRoleTemplateIds.MissingPermissions : [],
        input.PerUserMfaState.MissingPermissions,
        input.Federation?.MissingPermissions ?? [],
        input.ExternalMethods?.MissingPermissions ?? [],
    }.SelectMany(static permissions => permissions).Distinct().ToArray();
}
