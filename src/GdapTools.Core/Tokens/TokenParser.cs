using System;
using System.Text.RegularExpressions;

namespace GdapTools.Core.Tokens;

/// <summary>Takes a text apart as a token. Checks no signature: only the service that takes the token can.</summary>
internal static class TokenParser
{
    private const int MostParts = 6;

    private static readonly Regex s_tokenLike = new(
        @"^(?=.*[0-9])(?=.*[A-Za-z])[A-Za-z0-9._~+/=!*$-]{40,}$",
        RegexOptions.CultureInvariant | RegexOptions.Singleline);

    private static readonly Regex s_entraRefreshToken = new(
        @"^(?:[0-9]\.A|O?AQAB)[A-Za-z0-9_-]{10,}",
        RegexOptions.CultureInvariant);

    // Compact tickets of personal accounts begin with "Ew"; their refresh tokens and codes with "M.<data centre>_".
    private static readonly Regex s_personal = new(
        @"^(?:Ew[A-Za-z0-9+/=_-]{60,}$|M\.[A-Z][0-9]{1,5}_[A-Z0-9]+\.)",
        RegexOptions.CultureInvariant);

    private static readonly Regex s_clientSecret = new(
        @"^[A-Za-z0-9_.~-]{3}[0-9]Q~[A-Za-z0-9_.~-]{30,36}$",
        RegexOptions.CultureInvariant);

    /// <summary>Reads a text in any form <see cref="TokenText.Normalize"/> takes; never throws.</summary>
    public static ParsedToken Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return new ParsedToken(TokenForm.Empty);
        }

        if (text!.Length > TokenText.MaximumLength)
        {
            return new ParsedToken(TokenForm.TooLong);
        }

        string token = TokenText.Normalize(text);
        string[] parts = token.Split(['.'], MostParts);
        TokenClaims? header = TokenClaims.Parse(parts[0]);
        return header is null ? new ParsedToken(FormOf(token)) : ParseParts(header, parts);
    }

    private static ParsedToken ParseParts(TokenClaims header, string[] parts)
    {
        if (parts.Length == 5)
        {
            return new ParsedToken(TokenForm.Encrypted, header);
        }

        TokenClaims? claims = parts.Length is 2 or 3 ? TokenClaims.Parse(parts[1]) : null;
        return claims is null
            ? new ParsedToken(TokenForm.Broken, header)
            : new ParsedToken(TokenForm.Jwt, header, claims, HasSignature: parts.Length == 3);
    }

    private static TokenForm FormOf(string token)
    {
        if (token.Length == 0)
        {
            return TokenForm.Empty;
        }

        if (token.StartsWith("eyJ", StringComparison.Ordinal))
        {
            return TokenForm.Broken;
        }

        if (s_clientSecret.IsMatch(token))
        {
            return TokenForm.ClientSecret;
        }

        if (!s_tokenLike.IsMatch(token) || Guid.TryParse(token, out _))
        {
            return TokenForm.Junk;
        }

        if (s_personal.IsMatch(token))
        {
            return TokenForm.PersonalAccount;
        }

        return s_entraRefreshToken.IsMatch(token) ? TokenForm.RefreshToken : TokenForm.Opaque;
    }
}
