using System.Collections.Generic;

namespace GdapTools.Core.Tokens;

/// <summary>Reads what a token says, without asking anybody. No signature is checked.</summary>
public static class TokenReader
{
    /// <summary>Reads header and claims.</summary>
    /// <param name="token">A token in any form <see cref="TokenText.Normalize"/> takes; anything else gives an object
    /// that says so.</param>
    /// <returns>The readable part, without <see cref="GraphTokenInfo.MfaClaim"/>.</returns>
    public static GraphTokenInfo Read(string? token) => Read(TokenParser.Parse(token), null);

    /// <summary>Reads header and claims, and evaluates the MFA claim.</summary>
    /// <param name="token">As above.</param>
    /// <param name="expectation">What the token is measured against.</param>
    public static GraphTokenInfo Read(string? token, MfaClaimExpectation expectation)
    {
        ParsedToken parsed = TokenParser.Parse(token);
        return Read(parsed, MfaClaimEvaluator.Evaluate(parsed, expectation));
    }

    private static GraphTokenInfo Read(ParsedToken token, MfaClaimResult? mfaClaim)
    {
        IReadOnlyDictionary<string, string> header = token.Header?.ToText() ?? new Dictionary<string, string>();
        if (token.Claims is null)
        {
            return new GraphTokenInfo
            {
                Header = header,
                MfaClaim = mfaClaim,
                Message = MfaClaimMessage.ForUnreadable(token.Form),
            };
        }

        TokenFacts facts = new(token.Claims);
        return new GraphTokenInfo
        {
            IsReadable = true,
            Audience = facts.Audience,
            Issuer = facts.Issuer,
            TenantId = facts.TenantId,
            AppId = facts.AppId,
            AppDisplayName = token.Claims.Text("app_displayname"),
            UserPrincipalName = facts.UserPrincipalName,
            ObjectId = facts.ObjectId,
            TokenVersion = facts.Version,
            SessionKind = facts.SessionKind,
            Scopes = facts.Scopes,
            AppRoles = facts.AppRoles,
            DirectoryRoleIds = token.Claims.List("wids", orOne: true) ?? [],
            Amr = facts.Amr ?? [],
            IPAddress = token.Claims.Text("ipaddr"),
            IssuedAt = facts.IssuedAt,
            NotBefore = facts.NotBefore,
            ExpiresAt = facts.ExpiresAt,
            Header = header,
            Claims = token.Claims.ToText(),
            MfaClaim = mfaClaim,
            Message = "The claims were read as they stand; the signature was not checked.",
        };
    }
}
