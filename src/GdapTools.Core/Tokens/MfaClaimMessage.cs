using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace GdapTools.Core.Tokens;

/// <summary>The verdict in plain words. Names claims, never the token.</summary>
internal static class MfaClaimMessage
{
    private const int LongestValue = 120;
    private const string OnlyThisToken =
        "A success in Graph Explorer or in a portal proves nothing about the token your automation has stored.";

    private const string NeedsWorkAccount = "Partner automation needs a work account of the partner tenant.";

    /// <summary>The sentence for a text that shows no claims.</summary>
    public static string ForUnreadable(TokenForm form) =>
        form switch
        {
            TokenForm.Empty => "There is no token here.",
            TokenForm.TooLong => "This is longer than any token, so it was not read.",
            TokenForm.Broken =>
                "This begins like a token and cannot be read. It was cut off or changed when it was copied.",
            TokenForm.ClientSecret =>
                "This looks like the secret of an app registration, not like a token. If anybody saw it, replace it.",
            TokenForm.Encrypted =>
                $"The token is encrypted, so only the service it was made for can see its claims. {OnlyThisToken}",
            TokenForm.RefreshToken =>
                "This is a refresh token. It is opaque: nothing in it can be read, and the only test is to redeem it "
                + $"and to check the access token that comes back. {OnlyThisToken}",
            TokenForm.Opaque =>
                "This is an opaque token, most likely a refresh token: nothing in it can be read. The only test of a "
                + $"refresh token is to redeem it and to check the access token that comes back. {OnlyThisToken}",
            TokenForm.PersonalAccount =>
                $"This is an opaque token of a personal Microsoft account. {NeedsWorkAccount}",
            _ => "This is not a token.",
        };

    /// <summary>The sentences for a token whose claims can be read.</summary>
    public static string For(
        MfaClaimReason reason,
        TokenFacts facts,
        IReadOnlyList<TokenIssue> issues,
        MfaClaimExpectation expectation)
    {
        IEnumerable<string> sentences = [
            ForReason(reason, facts),
            .. issues.Select(issue => ForIssue(issue, facts, expectation)),
            OnlyThisToken,
        ];
        return string.Join(" ", sentences);
    }

    private static string ForReason(MfaClaimReason reason, TokenFacts facts) =>
        reason switch
        {
            MfaClaimReason.MfaPresent => $"The token carries the MFA claim ({Amr(facts)}){User(facts)}.",
            MfaClaimReason.MfaMissing =>
                $"The token does not carry the MFA claim ({Amr(facts)}): the sign-in{User(facts)} was without MFA.",
            MfaClaimReason.AmbiguousWiaOrMfa =>
                $"The token says \"wiaormfa\" ({Amr(facts)}): integrated Windows sign-in or MFA. That proves nothing.",
            MfaClaimReason.Version2Token =>
                "Version 2.0 access tokens do not list how the user signed in, so this one cannot tell. Tokens for "
                + "Microsoft Graph and Partner Center are of version 1.0.",
            MfaClaimReason.AppOnlyToken =>
                "The token speaks for an application; nobody signed in, so there is no MFA claim to look for.",
            MfaClaimReason.PersonalAccount =>
                $"The token belongs to a personal Microsoft account. {NeedsWorkAccount}",
            MfaClaimReason.IdToken =>
                "This is an id token. It says who signed in and opens no API; the access token is the one to check.",
            _ when facts.Unreadable.Contains("amr") =>
                "The token has an \"amr\" claim that is not a plain list of method names, so it proves nothing.",
            _ => "The token does not list how the user signed in (no \"amr\" claim), so it cannot tell.",
        };

    private static string ForIssue(TokenIssue issue, TokenFacts facts, MfaClaimExpectation expectation) =>
        issue switch
        {
            TokenIssue.Expired => $"It expired at {At(facts.ExpiresAt)}.",
            TokenIssue.NotYetValid => $"It is not valid before {At(facts.NotBefore)}.",
            TokenIssue.WrongAudience => WrongAudience(facts, expectation),
            TokenIssue.WrongTenant =>
                $"It is for tenant {Plain(facts.TenantId ?? "(none)")}, not for {Plain(expectation.TenantId ?? "")}.",
            TokenIssue.NoExpiry => "It does not say when it expires.",
            TokenIssue.NoSignature => "Its signature was left out, so no service will take it in this form.",
            _ => $"Not readable in it: {string.Join(", ", facts.Unreadable.Select(Plain))}.",
        };

    private static string WrongAudience(TokenFacts facts, MfaClaimExpectation expectation)
    {
        string meant = expectation.Audiences is null
            ? "neither Microsoft Graph nor Partner Center"
            : $"not {string.Join(" or ", expectation.Audiences.Select(Plain))}";
        if (facts.Audience is not string audience)
        {
            return $"It names no audience, so {meant}.";
        }

        string? name = TokenAudience.OtherName(audience);
        return $"It is for {(name is null ? Plain(audience) : $"{name} ({Plain(audience)})")}, {meant}.";
    }

    private static string Amr(TokenFacts facts) =>
        facts.Amr is { Count: > 0 } methods ? $"amr: {Plain(string.Join(", ", methods))}" : "amr: empty";

    private static string User(TokenFacts facts) =>
        facts.UserPrincipalName is string user ? $" of {Plain(user)}" : "";

    private static string At(DateTimeOffset? time) =>
        (time?.UtcDateTime ?? default).ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A value from inside the token, fit for one line of text.</summary>
    private static string Plain(string value)
    {
        string line = new([.. SecretMask.Mask(value).Where(character => !char.IsControl(character))]);
        return line.Length <= LongestValue ? line : line.Substring(0, LongestValue) + "…";
    }
}
