using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace GdapTools.Core.Tests.Posture.Naive;

/// <summary>What a policy that applies makes of a sign-in: concept-conditional-access-grant.</summary>
internal static class NaiveGrants
{
    public static NaiveOutcomes Judge(JsonElement policy, SignIn signIn, Doubts doubts)
    {
        NaiveOutcomes[] controls = [.. Controls(policy, signIn, doubts)];

        // Session controls limit what a session may do or how long it lasts (concept-conditional-access-session): a
        // policy of nothing else lets every sign-in through.
        if (controls.Length == 0)
        {
            return NaiveOutcomes.Open;
        }

        // "Require all the selected controls (control and control)", "Require one of the selected controls".
        return policy.Text("grantControls.operator") == "AND" ? controls.Max() : controls.Min();
    }

    private static IEnumerable<NaiveOutcomes> Controls(JsonElement policy, SignIn signIn, Doubts doubts)
    {
        foreach (string control in policy.List("grantControls.builtInControls"))
        {
            // migrate-approved-client-app: "After March 2026 … it will be as if this grant isn't selected."
            if (control != "approvedApplication")
            {
                yield return Control(control, signIn, doubts);
            }
        }

        // Terms can be accepted from anywhere, and once accepted stay so.
        foreach (string _ in policy.List("grantControls.termsOfUse"))
        {
            yield return NaiveOutcomes.Open;
        }

        // controls: "Custom controls can't be used with … satisfying multifactor authentication claim requirements." But
        // they satisfy the policy: "if the user was successfully authenticated or validated, the user continues". So
        // beside MFA with OR they are a way round it.
        foreach (string _ in policy.List("grantControls.customAuthenticationFactors"))
        {
            yield return NaiveOutcomes.Open;
        }

        if (policy.At("grantControls.authenticationStrength") is { } strength)
        {
            yield return Strength(strength, doubts);
        }
    }

    private static NaiveOutcomes Control(string control, SignIn signIn, Doubts doubts) => control switch
    {
        "block" => NaiveOutcomes.Blocked,
        "mfa" => NaiveOutcomes.Mfa,
        "compliantDevice" => IsMet(signIn.Device.IsCompliant && NaiveDevices.IsSeen(signIn, doubts)),
        "domainJoinedDevice" => IsMet(signIn.Device.IsHybridJoined && NaiveDevices.IsSeen(signIn, doubts)),
        "compliantApplication" => IsMet(signIn.IsProtectedApp && IsProtection(signIn.Platform, doubts)),

        // "When a user is prompted to change a password, they're first required to complete multifactor authentication",
        // and graph/api/resources/conditionalaccessgrantcontrols wants mfa, or a strength, beside these two: what they do
        // without is not said.
        _ => doubts.Ask($"{control} brings MFA") ? NaiveOutcomes.Mfa : NaiveOutcomes.Open,
    };

    private static NaiveOutcomes IsMet(bool isMet) => isMet ? NaiveOutcomes.Open : NaiveOutcomes.Blocked;

    /// <summary>
    /// "App protection policies are generally available for iOS and Android", in preview on Windows; the user agent may
    /// name another platform than there is, and what then becomes of the protection is not said.
    /// </summary>
    private static bool IsProtection(string? platform, Doubts doubts) =>
        platform is "iOS" or "android" || doubts.Ask("a protected app counts on other platforms");

    /// <summary>
    /// graph/api/resources/authenticationstrengthpolicy: a strength "may or may not fulfill the requirements to grant an
    /// MFA claim", and requirementsSatisfied says which.
    /// </summary>
    private static NaiveOutcomes Strength(JsonElement strength, Doubts doubts) => strength.Text("requirementsSatisfied") switch
    {
        "mfa" => NaiveOutcomes.Mfa,
        "none" => NaiveOutcomes.Open,
        _ => doubts.Ask($"{strength.Text("id")} brings MFA") ? NaiveOutcomes.Mfa : NaiveOutcomes.Open,
    };
}
