using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Posture;
using GdapTools.Core.Tokens;

namespace GdapTools.Core.Session;

/// <summary>
/// Explains a token without the MFA claim where one was required: by the token's own words, and by the partner tenant's
/// policies, which such a token can still read.
/// </summary>
internal sealed class MfaShortfall(ConnectRequest request, Transport transport)
{
    private const string ByToken =
        "Which of them it was cannot be told from the token: a trusted location, a remembered device, a custom control "
        + "(Duo, Okta, RSA …) or a policy that leaves this account out all look alike.";

    public async Task<GdapAuthenticationException> ExplainAsync(
        string token,
        MfaClaimResult claim,
        GdapAuthenticationException? refusal,
        CancellationToken cancellationToken)
    {
        PostureReport? posture = null;
        try
        {
            posture = await ReadPostureAsync(token, claim, cancellationToken).ConfigureAwait(false);
        }
        catch (GdapException)
        {
            // The explanation is poorer without.
        }

        return Describe(claim, posture, refusal);
    }

    internal static GdapAuthenticationException Describe(
        MfaClaimResult claim,
        PostureReport? posture,
        GdapAuthenticationException? refusal)
    {
        IEnumerable<string?> sentences =
        [
            $"The token of {claim.UserPrincipalName ?? "the account"} has no MFA claim (amr: {Amr(claim)})" + Because(posture) + ".",
            Federated(claim),
            refusal is null ? null : $"Asked for MFA, the token endpoint refused: {refusal.Message}",
            posture is null || posture.Result.Verdict == PostureVerdict.Unknown ? ByToken
                : posture.Because is null ? posture.Result.Message
                : null,
        ];
        string next = posture?.Fix
            ?? posture?.Result.Remediation.FirstOrDefault()
            ?? claim.Remediation.FirstOrDefault()
            ?? "Sign in with a user of the partner tenant.";
        return new GdapAuthenticationException(
            "MfaClaimMissing",
            GdapErrorKind.Authentication,
            string.Join(" ", sentences.Where(sentence => sentence is not null)),
            claim.UserPrincipalName ?? claim.TenantId,
            next + " Then sign in anew, in a private browser window and outside trusted networks: Connect-GdapPartner -RequireMfa "
            + "-ForceSignIn, or New-PartnerRefreshToken. Without -RequireMfa the session opens, and Invoke-GdapDiagnostic says more.")
        {
            StatusCode = refusal?.StatusCode,
            Error = refusal?.Error,
            ErrorCodes = refusal?.ErrorCodes ?? [],
            TenantId = claim.TenantId,
            Claims = refusal?.Claims,
        };
    }

    private static string Because(PostureReport? posture) => posture?.Because is string because ? $", because {because}" : "";

    private static string? Federated(MfaClaimResult claim) =>
        claim.Amr.Any(method => method is "fed" or "wia" or "wiaormfa")
            ? "The sign-in was done at a federated identity provider, and Entra did not take MFA from it: the provider sends no "
                + "\"multipleauthn\" claim, or the domain's federatedIdpMfaBehavior does not accept it."
            : null;

    private static string Amr(MfaClaimResult claim) => claim.Amr.Count == 0 ? "none" : string.Join(", ", claim.Amr);

    private async Task<PostureReport?> ReadPostureAsync(
        string token,
        MfaClaimResult claim,
        CancellationToken cancellationToken)
    {
        GraphTokenInfo info = TokenReader.Read(token);
        bool isHome = request.SignIn.TenantId.Length == 0
            || !Guid.TryParse(request.SignIn.TenantId, out Guid home)
            || (Guid.TryParse(info.TenantId, out Guid given) && given == home);

        if (!isHome || TokenAudience.ServiceOf(info.Audience) != ProbeTarget.Graph || info.SessionKind == SessionKind.AppOnly)
        {
            return null;
        }

        TokenWatch watch = new(request.Clock);
        watch.See(token);
        GdapSession session = new(request, transport, new GivenTokenSource(token, info), watch)
        {
            Token = info,
            Kind = info.SessionKind,
            TenantId = info.TenantId ?? request.SignIn.TenantId,
        };
        return await PostureDiagnosis.ReadAsync(session, user: null, cancellationToken).ConfigureAwait(false);
    }
}
