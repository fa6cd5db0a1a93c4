using System.Text.RegularExpressions;

namespace GdapTools.Core.Session;

/// <summary>Refuses what cannot open a session.</summary>
internal static class GivenTokenCheck
{
    private static readonly Regex s_scheme = new("^(?:Authorization:\\s*)?Bearer\\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex s_blank = new("\\s", RegexOptions.CultureInvariant);

    /// <exception cref="GdapException"><c>AccessTokenUnusable</c> or <c>AccessTokenExpired</c>.</exception>
    public static void Demand(string text, GraphTokenInfo info, MfaClaimResult claim)
    {
        if (IsNoAccessToken(text, claim))
        {
            throw new GdapException(
                "AccessTokenUnusable",
                GdapErrorKind.Authentication,
                claim.Reason == MfaClaimReason.IdToken
                    ? "This is an id token: it says who signed in and opens no service."
                    : "This is no access token.",
                target: "AccessToken",
                "Give an access token for Microsoft Graph or Partner Center; Test-GraphMfaClaim says what a text is.");
        }

        if (System.Linq.Enumerable.Contains(claim.Issues, TokenIssue.Expired))
        {
            throw new GdapException(
                "AccessTokenExpired",
                GdapErrorKind.Authentication,
                $"This access token expired at {info.ExpiresAt:u}.",
                target: "AccessToken",
                "Get a new one, or connect with -RefreshToken or -ClientSecret, which renew it.");
        }
    }

    /// <summary>Whether a text opens nothing. A sentence with a long word in it might hold an opaque token, and is none.</summary>
    public static bool IsNoAccessToken(string text, MfaClaimResult claim) => claim.Reason switch
    {
        MfaClaimReason.NotAToken or MfaClaimReason.IdToken => true,
        MfaClaimReason.OpaqueToken => s_blank.IsMatch(s_scheme.Replace(text.Trim(), "")),
        _ => false,
    };
}
