using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>What to do about a verdict, in order.
/// Source: https://learn.microsoft.com/entra/identity/conditional-access/policy-all-users-mfa-strength</summary>
internal static class Remedies
{
    private const string NewToken =
        "Then sign in anew with MFA and store the new refresh token: one issued without MFA never gains the claim.";

    public static IReadOnlyList<string> NotEnforced(bool hasCustomControl) =>
    [
        "Neither security defaults nor a Conditional Access policy enforces MFA for this account: take this to the " +
            "security officer of the partner tenant.",
        "Ask for a Conditional Access policy, switched on, that requires MFA for all users and all resources, " +
            "without excluding locations, platforms or client apps, and with only the break-glass accounts excluded. " +
            "Without Microsoft Entra ID P1 licences, ask for security defaults to be turned on.",
        .. hasCustomControl ? [ExternalMethod] : (string[])[],
        NewToken,
    ];

    public static IReadOnlyList<string> Gaps(IReadOnlyList<PostureGap> gaps, Baseline baseline) =>
    [
        .. gaps.Count > 0
            ? ["Close the gaps listed, or have one policy require MFA for the automation account in all of them: all " +
                "resources, no location, platform or client app excluded."]
            : (string[])[],
        .. baseline.SometimesMfa is null
            ? (string[])[]
            : [$"Replace {baseline.SometimesMfa} by a Conditional Access policy that requires MFA for the account at " +
                "every sign-in."],
        "Until then sign in the automation account from a network outside those locations, in a private browser " +
            "window, and check the token with Test-GraphMfaClaim.",
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
        "Check the token itself with Test-GraphMfaClaim: it shows whether this sign-in was done with MFA.",
    ];

    private const string ExternalMethod =
        "MFA through a custom control (Duo, Okta, RSA …) does not count: set the provider up as an external " +
        "authentication method, which the grant control for MFA accepts.";
}
