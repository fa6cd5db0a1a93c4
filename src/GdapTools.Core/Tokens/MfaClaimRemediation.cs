using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Posture;

namespace GdapTools.Core.Tokens;

/// <summary>
/// The steps that follow from a verdict, in order.
/// Source: https://learn.microsoft.com/partner-center/security/partner-security-requirements-mandating-mfa
/// </summary>
internal static class MfaClaimRemediation
{
    private const string RequireMfa =
        "Have the sign-in policy of the partner tenant require MFA of this account: a Conditional Access policy with "
        + "the grant \"Require multifactor authentication\" for all resources and all locations, or security defaults.";

    private const string RemoveBypass =
        "Take away what lets the account in without it: excluded trusted locations, remembered devices, custom "
        + "controls (Duo, Okta and others as a grant control leave the claim out).";

    private const string SignInFresh =
        "Force a new sign-in: an incognito or private window, on a network that is not a trusted location (a phone "
        + "hotspot will do). Complete the MFA prompt; without a prompt there is no claim.";

    private const string NewRefreshToken =
        "Create a new refresh token from that sign-in and store it in place of the old one. A refresh token keeps the "
        + "strength of the sign-in it came from; redeeming the old one again changes nothing.";

    private const string CheckStored =
        "Redeem the stored refresh token and check the access token that comes back with Test-GraphMfaClaim. A success "
        + "in Graph Explorer or in a portal is another sign-in and proves nothing about the stored one.";

    private const string SignInUnderPolicy =
        "Sign in anew in a private browser window and complete the MFA prompt: Connect-GdapPartner -RequireMfa -ForceSignIn, or "
        + "New-PartnerRefreshToken. MFA is demanded of every sign-in of this account now, so the sign-in of this token is older "
        + "than the policy, was remembered, or came by a way that the policy did not see.";

    private const string NoPrompt =
        "If no MFA prompt comes, look at the sign-in in the sign-in log of the partner tenant: its authentication requirement, "
        + "and which policies were applied.";

    private const string Federated =
        "The account signs in at a federated identity provider: see that it sends the claim \"multipleauthn\" and that "
        + "the domain's federatedIdpMfaBehavior accepts it, or have Entra do the MFA (rejectMfaByFederatedIdp).";

    private const string Probe = "Ask the services themselves: Test-GraphMfaClaim -Probe, with a live token.";

    private const string UseAccessToken =
        "Pass the access token for https://graph.microsoft.com or https://api.partnercenter.microsoft.com.";

    private const string UseWorkAccount =
        "Sign in with a work account of the partner tenant that is a member of the GDAP security groups.";

    /// <summary>Steps for a text that shows no claims.</summary>
    public static IReadOnlyList<string> ForUnreadable(TokenForm form) =>
        form switch
        {
            TokenForm.Encrypted => [UseAccessToken, Probe],
            TokenForm.Opaque or TokenForm.RefreshToken => [CheckStored],
            TokenForm.PersonalAccount => [UseWorkAccount],
            TokenForm.Broken => ["Copy the whole token, from the first \"ey\" to the last character.", UseAccessToken],
            TokenForm.ClientSecret => ["Use the secret to get a token, then check that token.", UseAccessToken],
            _ => [UseAccessToken],
        };

    /// <summary>Steps for a token whose claims can be read; none when all is well.</summary>
    public static IReadOnlyList<string> For(
        MfaClaimReason reason,
        TokenFacts facts,
        IReadOnlyList<TokenIssue> issues) =>
        [.. ForReason(reason, facts), .. ForIssues(issues)];

    /// <summary>Steps for a token without the claim where every sign-in needs MFA by now: the policy is as it has to be.</summary>
    public static IReadOnlyList<string> UnderPolicy(MfaClaimResult claim, FederationFacts? federation) =>
        [SignInUnderPolicy, NewRefreshToken, CheckStored, .. ForFederation(claim, federation), NoPrompt, .. ForIssues(claim.Issues)];

    /// <summary>Steps for a token without the claim where it is not known what the policies demand.</summary>
    public static IReadOnlyList<string> BeforePolicy(MfaClaimResult claim, FederationFacts? federation) =>
        [SignInFresh, NewRefreshToken, CheckStored, .. ForFederation(claim, federation), .. ForIssues(claim.Issues)];

    /// <summary>Only what is not set already is advised.
    /// Source: https://learn.microsoft.com/graph/api/resources/internaldomainfederation</summary>
    private static IEnumerable<string> ForFederation(MfaClaimResult claim, FederationFacts? federation) => federation switch
    {
        null => IsFederated(claim.Amr) ? [Federated] : [],
        { IsFederated: false } or { MfaBehavior: "rejectMfaByFederatedIdp" } => [],
        { MfaBehavior: "enforceMfaByFederatedIdp" } =>
        [
            $"The identity provider of the domain {federation.Domain} is to do the MFA (federatedIdpMfaBehavior): see that it does, "
                + "and that it sends the claim \"multipleauthn\".",
        ],
        { MfaBehavior: "acceptIfMfaDoneByFederatedIdp" } =>
        [
            $"The domain {federation.Domain} accepts the MFA of its identity provider (federatedIdpMfaBehavior): see that it sends the "
                + "claim \"multipleauthn\" where it has done MFA, or have Entra do it (rejectMfaByFederatedIdp).",
        ],
        _ => [Federated],
    };

    private static IEnumerable<string> ForReason(MfaClaimReason reason, TokenFacts facts) =>
        reason switch
        {
            MfaClaimReason.MfaPresent => [],
            MfaClaimReason.MfaMissing or MfaClaimReason.AmbiguousWiaOrMfa =>
                IsFederated(facts.Amr)
                    ? [RequireMfa, RemoveBypass, Federated, SignInFresh, NewRefreshToken, CheckStored]
                    : [RequireMfa, RemoveBypass, SignInFresh, NewRefreshToken, CheckStored],
            MfaClaimReason.Version2Token or MfaClaimReason.IdToken => [UseAccessToken],
            MfaClaimReason.AppOnlyToken =>
                [
                    "To check an account, get a token with a user's sign-in (secure application model, app + user).",
                    "App-only calls need no MFA claim; look for consent and application permissions instead.",
                ],
            MfaClaimReason.PersonalAccount => [UseWorkAccount],
            _ => [Probe, CheckStored],
        };

    private static IEnumerable<string> ForIssues(IReadOnlyList<TokenIssue> issues)
    {
        if (issues.Contains(TokenIssue.Expired) || issues.Contains(TokenIssue.NoExpiry))
        {
            yield return "Get a fresh access token; services take none that has expired or does not say when it will.";
        }

        if (issues.Contains(TokenIssue.NotYetValid))
        {
            yield return "Compare this machine's clock with the true time; the token lies in its future.";
        }

        if (issues.Contains(TokenIssue.WrongAudience))
        {
            yield return "Ask for a token of the right service. " + UseAccessToken
                + " Get-AzAccessToken needs -ResourceTypeName MSGraph, or it gives one for Azure Resource Manager.";
        }

        if (issues.Contains(TokenIssue.WrongTenant))
        {
            yield return "Ask for the token at the authority of the tenant meant, not at \"common\".";
        }

        if (issues.Contains(TokenIssue.NoSignature))
        {
            yield return "Use the whole token, with all three parts, for live calls.";
        }

        if (issues.Contains(TokenIssue.UnreadableClaim))
        {
            yield return "Get the token from Entra again; this one is not as Entra writes them.";
        }
    }

    private static bool IsFederated(IReadOnlyList<string>? amr) =>
        amr is not null && amr.Any(method => method is "fed" or "wia" or "wiaormfa");
}
