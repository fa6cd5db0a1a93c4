using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Tokens;

/// <summary>What keeps a token from being accepted, the MFA claim aside.</summary>
internal static class TokenIssues
{
    /// <summary>How far apart clocks may be before a token counts as not yet valid.</summary>
    private static readonly TimeSpan s_skew = TimeSpan.FromMinutes(5);

    /// <summary>Claims that decide whether a service takes the token.</summary>
    private static readonly string[] s_decisive = ["amr", "aud", "tid", "exp", "nbf", "ver"];

    public static IReadOnlyList<TokenIssue> Find(ParsedToken token, TokenFacts facts, MfaClaimExpectation expectation)
    {
        List<TokenIssue> issues = [];
        DateTimeOffset now = expectation.Clock.GetUtcNow();
        if (facts.ExpiresAt is DateTimeOffset end && end <= now)
        {
            issues.Add(TokenIssue.Expired);
        }

        if (facts.ExpiresAt is null && !facts.Unreadable.Contains("exp"))
        {
            issues.Add(TokenIssue.NoExpiry);
        }

        if (facts.NotBefore is DateTimeOffset start && start > now + s_skew)
        {
            issues.Add(TokenIssue.NotYetValid);
        }

        if (!TokenAudience.IsExpected(facts.Audiences, expectation.Audiences))
        {
            issues.Add(TokenIssue.WrongAudience);
        }

        if (expectation.TenantId is string tenant
            && !string.Equals(tenant, facts.TenantId, StringComparison.OrdinalIgnoreCase))
        {
            issues.Add(TokenIssue.WrongTenant);
        }

        if (facts.Unreadable.Any(s_decisive.Contains))
        {
            issues.Add(TokenIssue.UnreadableClaim);
        }

        if (!token.HasSignature)
        {
            issues.Add(TokenIssue.NoSignature);
        }

        return issues;
    }
}
