using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>Tells how one policy bears on the account.</summary>
internal static class PolicyWriter
{
    private const string WayOut =
        "A custom control (Duo, Okta, RSA …) never puts the MFA claim into a token; set the provider up as an " +
        "external authentication method and require MFA instead.";

    public static PosturePolicy Write(BoundPolicy bound, bool isBetaOnly)
    {
        CaPolicy policy = bound.Policy;
        string reason = Words.Capitalize(Reason(bound)) + ".";
        if (isBetaOnly)
        {
            reason += " Only beta shows it: it uses a preview feature.";
        }

        if (bound.Standing.Covers != Truth.No && CustomControls(policy).Any())
        {
            reason += $" {WayOut}";
        }

        return new PosturePolicy
        {
            Id = policy.Id,
            DisplayName = policy.DisplayName,
            State = policy.State,
            Applies = bound.Applies switch
            {
                Truth.Yes => true,
                Truth.No => false,
                _ => null,
            },
            Effect = Effect(policy),
            Reason = reason,
        };
    }

    /// <summary>What a policy demands where it applies.</summary>
    public static string Effect(CaPolicy policy)
    {
        IReadOnlyList<GrantControl> controls = policy.Grant.Controls;
        if (policy.Oddities.Any(static oddity =>
            oddity.Path.Length == 0 || oddity.Path.StartsWith("grantControls", StringComparison.Ordinal)))
        {
            return "Not known";
        }

        if (controls.Count == 0)
        {
            return policy.HasSessionControls ? "Session controls only: nothing that counts as MFA" : "Nothing";
        }

        string text = Words.Capitalize(Demands(policy));
        return controls.All(static control => control.Kind == GrantKind.WithoutMfa)
            ? $"{text}: nothing that counts as MFA"
            : text;
    }

    /// <summary>The controls in a row.</summary>
    public static string Demands(CaPolicy policy) => string.Join(
        policy.Grant.All ? " and " : " or ", policy.Grant.Controls.Select(static control => control.Label));

    /// <summary>What a policy accepts in place of MFA.</summary>
    public static string Alternatives(CaPolicy policy) => Words.List(policy.Grant.Controls
        .Where(static control => control.Kind != GrantKind.Mfa)
        .Select(static control => control.Label));

    public static IEnumerable<GrantControl> CustomControls(CaPolicy policy) => policy.Grant.Controls
        .Where(static control => control.Label.StartsWith("custom control", StringComparison.Ordinal));

    private static string Reason(BoundPolicy bound)
    {
        if (bound.Standing.Covers != Truth.Yes)
        {
            return bound.Standing.Reason;
        }

        IEnumerable<string> limits = bound.Limits.Select(static condition => condition.Text);
        return bound.Never?.Text ?? string.Join("; ", limits.Prepend(bound.Standing.Reason));
    }
}
