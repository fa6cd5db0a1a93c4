namespace GdapTools.Core.Session;

/// <summary>Refuses what cannot open a session.</summary>
internal static class GivenTokenCheck
{
    /// <exception cref="GdapException"><c>AccessTokenUnusable</c> or <c>AccessTokenExpired</c>.</exception>
    public static void Demand(GraphTokenInfo info, MfaClaimResult claim)
    {
        if (claim.Reason is MfaClaimReason.NotAToken or MfaClaimReason.IdToken)
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
}
