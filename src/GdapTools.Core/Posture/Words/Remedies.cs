using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>What to do about a verdict, in order.
/// Source: https://learn.microsoft.com/entra/identity/conditional-access/policy-all-users-mfa-strength</summary>
internal static class Remedies
{
    private const string NewToken =
        "Then sign in anew with MFA and store the new refresh token: one issued without MFA never gains the claim.";

    private static readonly string[] s_ask =
    [
        "Neither security defaults nor a Conditional Access policy enforces MFA for this account: take this to the " +
            "security officer of the partner tenant.",
        "Ask for a Conditional Access policy, switched on, that requires MFA for all users and all resources, " +
            "without excluding locations, platforms or client apps, and with only the break-glass accounts excluded. " +
            "Without Microsoft Entra ID P1 licences, ask for security defaults to be turned on.",
    ];

    /// <summary>What shows whether a sign-in was done with MFA; nothing new to one who has looked at its token.</summary>
    public const string CheckToken = "Check the token itself with Test-GraphMfaClaim: it shows whether this sign-in was done with MFA.";

    public static IReadOnlyList<string> NotEnforced(bool hasCustomControl, ClosestPolicy? closest) =>
    [
        .. closest is null ? s_ask : (string[])[closest.Fix],
        .. hasCustomControl ? [ExternalMethod] : (string[])[],
        NewToken,
    ];

    public static IReadOnlyList<string> Gaps(IReadOnlyList<PostureGap> gaps, Baseline baseline) =>
    [
        baseline.SometimesMfa is null
            ? "Have one policy require MFA of the automation account at every sign-in: all resources, no location, platform or " +
                "client app excluded. Or close each gap that Test-PartnerMfaPosture lists."
            : $"Replace {baseline.SometimesMfa} by a Conditional Access policy that requires MFA for the account at " +
                "every sign-in.",
        gaps.Count > 0 && gaps.All(static gap => gap.Context.TryGetValue("Location", out string? location) && location != "any")
            ? "Until then sign in the automation account from a network outside the locations of the gaps, in a private browser " +
                "window, and check the token with Test-GraphMfaClaim."
            : "Until then sign in the automation account in a private browser window; only where an MFA prompt came does the token " +
                "have the claim: check it with Test-GraphMfaClaim.",
        NewToken,
    ];

    public static IReadOnlyList<string> Blocked(IReadOnlyList<string> policies)
    {
        string blocking = policies.Count == 0 ? "the blocking policies" : Words.List(policies, "and");
        return [$"Have the account excluded from {blocking}, and make sure that another policy requires MFA of it."];
    }

    public static IReadOnlyList<string> Unknown(IReadOnlyList<string> permissions, IReadOnlyList<string> doubts) =>
    [
        .. permissions.Count > 0
            ? [$"Grant {Words.List(permissions, "and")} to the app and sign in again."]
            : (string[])[],
        .. doubts.Count > 0
            ? ["Look at what is named in the message in the Entra admin center, for example with the What If tool."]
            : (string[])[],
        CheckToken,
    ];

    private const string ExternalMethod =
        "MFA through a custom control (Duo, Okta, RSA …) does not count: set the provider up as an external " +
        "authentication method, which the grant control for MFA accepts.";
}
