using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Tokens;

/// <summary>Joins what a token says with what the services said to it.</summary>
public static class ProbedClaim
{
    private static readonly ProbeTarget[] s_targets = [ProbeTarget.Graph, ProbeTarget.PartnerCenter];

    /// <summary>
    /// Why a text should not be sent as an access token; null when it may. A secret meant for the token endpoint, or a
    /// token of another service, is not shown to a service that has no use for it.
    /// </summary>
    public static string? WhyNotToSend(MfaClaimResult claim) =>
        claim.Reason switch
        {
            MfaClaimReason.NotAToken => "this is not a token",
            MfaClaimReason.OpaqueToken => "an opaque token is most likely a refresh token, for the token endpoint alone",
            MfaClaimReason.PersonalAccount => "tokens of personal accounts open nothing in a partner tenant",
            MfaClaimReason.IdToken => "an id token opens no service",
            MfaClaimReason.EncryptedToken => null,
            _ when claim.Issues.Contains(TokenIssue.WrongAudience) => "the token is for another service",
            _ when claim.Issues.Contains(TokenIssue.Expired) => "the token has expired",
            _ when claim.Issues.Contains(TokenIssue.NoSignature) => "the token has no signature",
            _ => null,
        };

    /// <summary>The probes of a token that was not sent.</summary>
    public static IReadOnlyList<ProbeResult> NotSent(string why) =>
    [
        .. s_targets.Select(target => new ProbeResult
        {
            Target = target,
            Verdict = GdapVerdict.NotApplicable,
            Message = $"Nothing was sent: {why}.",
        }),
    ];

    /// <summary>The same result with its probes. They change no verdict: that is about the claim alone.</summary>
    public static MfaClaimResult With(this MfaClaimResult claim, IReadOnlyList<ProbeResult> probes) => new()
    {
        Verdict = claim.Verdict,
        Reason = claim.Reason,
        Usable = claim.Usable,
        Issues = claim.Issues,
        Amr = claim.Amr,
        Audience = claim.Audience,
        TenantId = claim.TenantId,
        AppId = claim.AppId,
        UserPrincipalName = claim.UserPrincipalName,
        TokenVersion = claim.TokenVersion,
        IssuedAt = claim.IssuedAt,
        NotBefore = claim.NotBefore,
        ExpiresAt = claim.ExpiresAt,
        Message = claim.Message,
        Remediation = claim.Remediation,
        Probes = probes,
    };

    /// <summary>Whether the claim is there, the token usable, and no service that was asked says otherwise.</summary>
    public static bool IsProven(MfaClaimResult claim) =>
        claim is { Verdict: MfaClaimVerdict.Pass, Usable: true }
        && claim.Probes.All(probe => probe.Verdict is GdapVerdict.Pass or GdapVerdict.NotApplicable);
}
