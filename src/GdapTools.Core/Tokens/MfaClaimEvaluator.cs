using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Tokens;

/// <summary>
/// Says whether a token carries the MFA claim, and apart from that whether it is usable. Trusts the token's own
/// words: no signature is checked.
/// </summary>
public static class MfaClaimEvaluator
{
    /// <summary>Evaluates a token.</summary>
    /// <param name="token">In any form <see cref="TokenText.Normalize"/> takes; other text gets a verdict too.</param>
    /// <param name="expectation">Clock, tenant and audience to measure it against.</param>
    /// <returns>The verdict, its reason, the issues and the steps. Holds no part of the token's text.</returns>
    public static MfaClaimResult Evaluate(string? token, MfaClaimExpectation expectation) =>
        Evaluate(TokenParser.Parse(token), expectation);

    internal static MfaClaimResult Evaluate(ParsedToken token, MfaClaimExpectation expectation) =>
        token.Claims is null
            ? EvaluateUnreadable(token)
            : EvaluateClaims(token, new TokenFacts(token.Claims), expectation);

    private static MfaClaimResult EvaluateUnreadable(ParsedToken token)
    {
        MfaClaimReason reason = token.Form switch
        {
            TokenForm.Encrypted => MfaClaimReason.EncryptedToken,
            TokenForm.Opaque or TokenForm.RefreshToken => MfaClaimReason.OpaqueToken,
            TokenForm.PersonalAccount => MfaClaimReason.PersonalAccount,
            _ => MfaClaimReason.NotAToken,
        };

        return new MfaClaimResult
        {
            Verdict = MfaClaimVerdict.Inconclusive,
            Reason = reason,
            Message = MfaClaimMessage.ForUnreadable(token.Form),
            Remediation = MfaClaimRemediation.ForUnreadable(token.Form),
        };
    }

    private static MfaClaimResult EvaluateClaims(ParsedToken token, TokenFacts facts, MfaClaimExpectation expectation)
    {
        MfaClaimReason reason = ReasonOf(facts);
        IReadOnlyList<TokenIssue> issues = TokenIssues.Find(token, facts, expectation);
        return new MfaClaimResult
        {
            Verdict = VerdictOf(reason),
            Reason = reason,
            Usable = issues.Count == 0 && reason is not (MfaClaimReason.IdToken or MfaClaimReason.PersonalAccount),
            Issues = issues,
            Amr = facts.Amr ?? [],
            Audience = facts.Audience,
            TenantId = facts.TenantId,
            AppId = facts.AppId,
            UserPrincipalName = facts.UserPrincipalName,
            TokenVersion = facts.Version,
            IssuedAt = facts.IssuedAt,
            NotBefore = facts.NotBefore,
            ExpiresAt = facts.ExpiresAt,
            Message = MfaClaimMessage.For(reason, facts, issues, expectation),
            Remediation = MfaClaimRemediation.For(reason, facts, issues),
        };
    }

    private static MfaClaimReason ReasonOf(TokenFacts facts)
    {
        if (facts.IsPersonalAccount)
        {
            return MfaClaimReason.PersonalAccount;
        }

        if (facts.IsIdToken)
        {
            return MfaClaimReason.IdToken;
        }

        if (facts.Amr is not null && ReasonOf(facts.Amr, facts) is MfaClaimReason proven)
        {
            return proven;
        }

        if (facts.SessionKind == SessionKind.AppOnly)
        {
            return MfaClaimReason.AppOnlyToken;
        }

        return facts.IsVersion2 ? MfaClaimReason.Version2Token : MfaClaimReason.NoAmrClaim;
    }

    /// <summary>Whole elements only: "wiaormfa" contains "mfa" and proves nothing.</summary>
    private static MfaClaimReason? ReasonOf(IReadOnlyList<string> amr, TokenFacts facts)
    {
        bool Has(string method) => amr.Contains(method, StringComparer.OrdinalIgnoreCase);

        if (Has("mfa") || Has("ngcmfa"))
        {
            return MfaClaimReason.MfaPresent;
        }

        if (Has("wiaormfa"))
        {
            return MfaClaimReason.AmbiguousWiaOrMfa;
        }

        // An element that is no text could stand for anything.
        return facts.Unreadable.Contains("amr") ? null : MfaClaimReason.MfaMissing;
    }

    private static MfaClaimVerdict VerdictOf(MfaClaimReason reason) =>
        reason switch
        {
            MfaClaimReason.MfaPresent => MfaClaimVerdict.Pass,
            MfaClaimReason.MfaMissing => MfaClaimVerdict.Fail,
            _ => MfaClaimVerdict.Inconclusive,
        };
}
